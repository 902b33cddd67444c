package io.swarmstead.lab;

import java.util.List;

/** The way from the hosts to Debian's packages: an HTTP proxy on the gateway, for the hosts of this lab only. */
record PackageProxy(Folder lab, Subnet subnet, Server server) {
    private static final int PORT = 8888;

    static PackageProxy of(String name, Folder lab, Subnet subnet) {
        var processes = ControlGroup.named("sst-" + name + ".proxy");
        return new PackageProxy(lab, subnet, new Server(processes, subnet.gateway(), PORT));
    }

    static String aptConfiguration(Subnet subnet) {
        String proxy = "http://" + subnet.gateway() + ":" + PORT;
        return "Acquire::http::Proxy \"%1$s\";\nAcquire::https::Proxy \"%1$s\";\n".formatted(proxy);
    }

    /**
     * Starts it with a hosts file of its own, in which the mirror's address stands: tinyproxy looks a name up for every
     * request, three hosts fetch three hundred packages, and one lost answer of a DNS server is a silence of 5 s
     * (measured: 40 s for a download of 5 s where the server drops every tenth question).
     */
    void start() throws LabException {
        lab.write("tinyproxy.conf", configuration());
        lab.write("tinyproxy.hosts", Mirror.ofThisMachine().addresses());
        List<String> argv = List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$1\" /etc/hosts && exec tinyproxy -d -c \"$2\"",
                "tinyproxy",
                lab.at("tinyproxy.hosts").toString(),
                lab.at("tinyproxy.conf").toString());
        server.start(argv, lab.at("tinyproxy.log"));
    }

    String configuration() {
        return """
                Listen %s
                Port %d
                Allow %s
                User nobody
                Group nogroup
                Timeout 60
                MaxClients 100
                ConnectPort 443
                DisableViaHeader Yes
                LogLevel Warning
                """.formatted(subnet.gateway(), PORT, subnet.range());
    }
}
