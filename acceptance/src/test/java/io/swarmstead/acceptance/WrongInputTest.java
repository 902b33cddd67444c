package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot work is refused with what, why and next, before anything is changed. */
@OnRealHosts(OnRealHosts.Begin.HOSTS)
@Full("eleven refusals, for which the hosts have to be bare")
@Order(1)
final class WrongInputTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void bareHosts() {
        TheLab.bare();
    }

    private void refused(Path cloudFile, String... words) {
        Run up = Run.swarmstead("up", "--yes", "--cloud", cloudFile.toString()).expect(2);
        assertThat(up.err()).contains("why:", "next:").contains(words);
        for (String host : TheLab.running()) {
            TheLab.on(
                    host,
                    "[ ! -e /etc/swarmstead ] && [ ! -e /etc/docker/daemon.json ] && [ ! -e /var/lib/swarmstead ]");
        }
    }

    /** The lab's own file with one thing changed. */
    private Path with(String from, String to) throws IOException {
        String text = Files.readString(TheLab.cloudFile());
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("cloud.yaml"), text.replace(from, to));
    }

    @Test
    void anUnreachableHost() {
        TheLab.powerOff("gamma");
        try {
            refused(TheLab.cloudFile(), "gamma: ", TheLab.address("gamma"));
        } finally {
            TheLab.powerOn("gamma");
        }
    }

    @Test
    void aWrongKey() throws IOException {
        Path key = folder.resolve("other");
        Run.of(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()))
                .expect(0);
        String own = line("key:");
        refused(with(own, "  key: " + key), "alpha: ", "beta: ", "gamma: ", "key");
    }

    @Test
    void aChangedHostKey() throws IOException {
        Path known = folder.resolve("known");
        String other = Run.of(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder + "/host"))
                .expect(0)
                .out();
        String key = other + Files.readString(folder.resolve("host.pub"));
        Files.writeString(known, TheLab.address("beta") + " " + key);
        String own = line("known-hosts:");
        refused(with(own, "  known-hosts: " + known), "beta: ", "changed");
    }

    @Test
    void aHostNeverMetWithNobodyToAsk() throws IOException {
        String own = line("known-hosts:");
        refused(with(own, "  known-hosts: " + folder.resolve("empty")), "alpha: ", "--accept-new-host-keys");
    }

    @Test
    void twoHostsWithOneAddress() throws IOException {
        refused(with(TheLab.address("gamma"), TheLab.address("beta")), "gamma", TheLab.address("beta"));
    }

    @Test
    void aVipOutsideTheSubnet() throws IOException {
        refused(with(TheLab.vip(), "10.99.99.99"), "10.99.99.99", "outside");
    }

    @Test
    void aVipInUse() {
        // this machine is the stranger: it has the address on the lab's own bridge
        Run.of(List.of("ip", "addr", "add", TheLab.vip() + "/32", "dev", "sst-" + TheLab.name()))
                .expect(0);
        try {
            refused(TheLab.cloudFile(), TheLab.vip(), "in use");
        } finally {
            Run.of(List.of("ip", "addr", "del", TheLab.vip() + "/32", "dev", "sst-" + TheLab.name()))
                    .expect(0);
        }
    }

    @Test
    void aFullDisk() {
        TheLab.on("gamma", "mount -t tmpfs -o size=16m small /srv/brick");
        try {
            refused(TheLab.cloudFile(), "gamma: ", "/srv/brick", "free");
        } finally {
            TheLab.on("gamma", "umount --lazy /srv/brick");
        }
    }

    @Test
    void aHalfInstalledDocker() {
        TheLab.on("beta", """
                cat >> /var/lib/dpkg/status << 'END'

                Package: docker.io
                Status: install ok half-configured
                Priority: optional
                Section: admin
                Maintainer: nobody <nobody@localhost>
                Architecture: amd64
                Version: 26.1.5
                Description: broken off
                END
                """);
        try {
            refused(TheLab.cloudFile(), "beta: ", "half installed");
        } finally {
            TheLab.on(
                    "beta",
                    "dpkg --force-all --purge docker.io; sed -i '/^Package: docker.io$/,/^$/d' /var/lib/dpkg/status");
        }
    }

    @Test
    void anUnknownKeyInTheFile() throws IOException {
        refused(with("domain:", "domian:"), "domian", "domain");
    }

    @Test
    void twoHostsOnly() throws IOException {
        refused(with("  gamma: " + TheLab.address("gamma") + "\n", ""), "two");
    }

    private static String line(String key) throws IOException {
        return Files.readString(TheLab.cloudFile())
                .lines()
                .filter(line -> line.strip().startsWith(key))
                .findFirst()
                .orElseThrow();
    }
}
