package io.swarmstead.lab;

import java.nio.file.Path;
import java.util.List;

/** The key by which the owner of a lab enters its hosts, and how. */
record SshKeys(Folder lab) {
    Path privateKey() {
        return lab.at("id_ed25519");
    }

    Path knownHosts() {
        return lab.at("known_hosts");
    }

    void create() throws LabException {
        if (!lab.has("id_ed25519.pub")) {
            generate(privateKey(), "lab");
        }
    }

    String authorizedKey() throws LabException {
        return lab.read("id_ed25519.pub");
    }

    static void generate(Path key, String comment) throws LabException {
        Machine.run("rm", "-f", key.toString(), key + ".pub");
        Machine.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", key.toString());
    }

    /** The command line of a shell on the host at this address. */
    List<String> shell(String address) {
        return List.of(
                "ssh",
                "-i",
                privateKey().toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "UserKnownHostsFile=" + knownHosts(),
                "-o",
                "StrictHostKeyChecking=yes",
                "root@" + address);
    }
}
