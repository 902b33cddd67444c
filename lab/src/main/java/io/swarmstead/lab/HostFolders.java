package io.swarmstead.lab;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A host's disks: what it changed of the base, and the directories that need a file system of the machine's own because
 * Docker's layers and Gluster's attributes do not work on an overlay.
 */
record HostFolders(String host, Folder folder) {
    private static final String COMPLETE = "complete";

    Folder disk() {
        return folder.sub("upper");
    }

    Path root() {
        return folder.at("root");
    }

    /** Makes a bare host's disks, unless they are there. */
    void create(Subnet subnet, int index, String authorizedKey) throws LabException {
        if (folder.has(COMPLETE)) {
            return;
        }
        delete();
        for (String each : List.of("upper", "work", "root", "docker", "brick", "glusterd")) {
            folder.sub(each).create();
        }
        Folder disk = disk();
        disk.write("etc/hostname", host + "\n");
        disk.write("etc/hosts", "127.0.0.1 localhost\n::1 localhost\n" + subnet.host(index) + " " + host + "\n");
        // a resolver that never answers would hang every image pull and Gluster's own look-ups
        disk.write("etc/resolv.conf", "");
        disk.write("etc/machine-id", machineId() + "\n", "r--r--r--");
        disk.write("etc/apt/apt.conf.d/30lab", PackageProxy.aptConfiguration(subnet));
        disk.write("root/.ssh/authorized_keys", authorizedKey, "rw-------");
        Machine.run(
                "chmod",
                "0700",
                disk.at("root").toString(),
                disk.at("root/.ssh").toString());
        disk.sub("etc/ssh").create();
        SshKeys.generate(disk.at("etc/ssh/ssh_host_ed25519_key"), host);
        folder.write(COMPLETE, "");
    }

    /** The mark goes first, so that a removal cut short leaves nothing that looks complete. */
    void delete() throws LabException {
        Mounts.release(folder.path());
        Machine.run("rm", "-f", folder.at(COMPLETE).toString());
        folder.delete();
    }

    private static String machineId() {
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** The line by which an ssh client knows the host. */
    String knownHost(String address) throws LabException {
        return address + " " + disk().read("etc/ssh/ssh_host_ed25519_key.pub");
    }

    /**
     * Puts the host's disk together. What the host syncs stays in the machine's memory for a while ({@code volatile}), which
     * a cut of the host's power does not lose and which installs packages in half of the time; a machine that itself
     * lost power may need its hosts reinstalled.
     */
    void mount(Base base) throws LabException {
        Mounts.release(folder.path());
        new Folder(folder.at("work/work/incompat")).delete();
        String layers =
                "volatile,lowerdir=%s,upperdir=%s,workdir=%s".formatted(base.root(), disk().path(), folder.at("work"));
        Machine.run("mount", "-t", "overlay", "-o", layers, "overlay", root().toString());
    }

    void unmount() throws LabException {
        Mounts.release(folder.path());
    }
}
