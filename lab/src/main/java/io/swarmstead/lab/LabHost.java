package io.swarmstead.lab;

import io.swarmstead.lab.HostStatus.State;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One host of a lab, with its power switch and its cable. */
record LabHost(String name, String address, HostFolders folders, Cable cable, ControlGroup processes) {
    private static final Duration LONGEST_BOOT = Duration.ofSeconds(60);
    private static final int ANSWER_MILLIS = 500;
    private static final int SSH = 22;

    HostStatus status() {
        return new HostStatus(name, address, state());
    }

    private State state() {
        if (!processes.populated()) {
            return State.OFF;
        }
        return cable.connected() ? State.RUNNING : State.CUT;
    }

    /** Boots it on its own disks and returns when it lets people in. */
    void powerOn(Base base) throws LabException {
        if (!processes.populated()) {
            folders.mount(base);
            cable.lay();
            processes.start(
                    nspawn().argv(), Nspawn.ENVIRONMENT, folders.folder().at("console.log"));
        }
        Deadline.within(LONGEST_BOOT).await(name + " to answer ssh", this::answers);
    }

    /**
     * Cuts its power. The cable goes first: a dying process closes its connections and so tells its peers, which a machine
     * without power does not.
     */
    void powerOff() throws LabException {
        cable.cut();
        processes.end();
        cable.remove();
        nspawn().forget();
        folders.unmount();
    }

    private Nspawn nspawn() {
        return new Nspawn(cable.namespace(), folders, cable.namespaceFile());
    }

    /** Whether sshd says who it is. */
    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, SSH), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            byte[] banner = socket.getInputStream().readNBytes(4);
            return new String(banner, StandardCharsets.US_ASCII).equals("SSH-");
        } catch (IOException notYet) {
            return false;
        }
    }
}
