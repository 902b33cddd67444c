package io.swarmstead.preflight;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;

/** What hosts answer to the preflight's look. */
public final class PreflightAnswers {
    private PreflightAnswers() {}

    /** A fresh Debian 13 with sshd and nothing else. */
    public static Told bare(CloudSpec spec, HostName host) {
        return new Told()
                .says("system", "debian\n13\nDebian GNU/Linux 13 (trixie)\n")
                .says("root", "")
                .says("clock", "1788249600.125000000\n")
                .says("memory", "3915\n")
                .says("free", "/ 37211\n/var/lib 37211\n/srv/swarmstead/brick 37211\n")
                .says("listeners", """
                        LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=611,fd=3))
                        LISTEN 0      128             [::]:22           [::]:*    users:(("sshd",pid=611,fd=4))
                        """)
                .says("unreachable", "")
                .says("network", spec.host(host).address() + "/24\n")
                .fails("holdsVip")
                .says("vipTaken", "")
                .says("kernel", "")
                .says("links", "")
                .says("ipvs", "")
                .says("docker", "")
                .says("engines", """
                        docker.io candidate: 26.1.5+dfsg1-9+b4
                        glusterfs-server candidate: 11.1-6
                        keepalived candidate: 1:2.3.3-1
                        """)
                .fails("daemonJson");
    }

    /** The same host in a cloud that runs. */
    public static Told inPlace(CloudSpec spec, HostName host) {
        return bare(spec, host)
                .says("listeners", """
                        LISTEN 0      4096         0.0.0.0:80        0.0.0.0:*    users:(("docker-proxy",pid=2210,fd=7))
                        LISTEN 0      4096         0.0.0.0:443       0.0.0.0:*    users:(("docker-proxy",pid=2222,fd=7))
                        LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=611,fd=3))
                        LISTEN 0      1024         0.0.0.0:24007     0.0.0.0:*    users:(("glusterd",pid=801,fd=12))
                        LISTEN 0      4096               *:2377            *:*    users:(("dockerd",pid=1711,fd=21))
                        LISTEN 0      4096               *:7946            *:*    users:(("dockerd",pid=1711,fd=25))
                        """)
                .says("docker", "present\npackage docker.io ii \n")
                .says("engines", """
                        dockerd: Docker version 26.1.5+dfsg1, build 411e817
                        docker: Docker version 26.1.5+dfsg1, build a72d7cd
                        glusterd: glusterfs 11.1
                        keepalived: Keepalived v2.3.3 (03/30,2025)
                        """)
                .says("daemonJson", "{\"log-driver\": \"json-file\"}\n");
    }
}
