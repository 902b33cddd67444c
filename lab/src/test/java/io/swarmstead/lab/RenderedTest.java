package io.swarmstead.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the lab writes and runs, without running it. */
class RenderedTest {
    private static final Subnet SUBNET = new Subnet(7);
    private static final Folder FOLDER = new Folder(Path.of("/labs/demo"));
    private static final Bridge BRIDGE = Bridge.of("demo", SUBNET);

    @Test
    void nspawnBootsTheHostInItsOwnNetworkWithItsOwnDisks() {
        var folders = new HostFolders("alpha", FOLDER.sub("hosts").sub("alpha"));
        var argv = new Nspawn("sst-demo-alpha", folders, Path.of("/run/netns/sst-demo-alpha")).argv();
        assertThat(argv)
                .startsWith("systemd-nspawn")
                .endsWith("--boot")
                .contains(
                        "--register=no",
                        "--keep-unit",
                        "--hostname=alpha",
                        "--directory=/labs/demo/hosts/alpha/root",
                        "--network-namespace-path=/run/netns/sst-demo-alpha",
                        "--bind=/labs/demo/hosts/alpha/docker:/var/lib/docker",
                        "--bind=/labs/demo/hosts/alpha/brick:/srv/brick",
                        "--bind=/labs/demo/hosts/alpha/glusterd:/var/lib/glusterd");
    }

    @Test
    void aCableEndsOnTheBridgeAndInTheHost() {
        Cable cable = Cable.of("demo", "beta", BRIDGE, 1);
        assertThat(cable.onTheMachine()).isEqualTo("""
                netns add sst-demo-beta
                link add sst7h1 type veth peer name eth0 address 02:53:54:07:00:0c netns sst-demo-beta
                link set sst7h1 master sst-demo up
                """);
        assertThat(cable.inTheHost()).isEqualTo("""
                link set lo up
                address add 10.213.7.12/24 broadcast + dev eth0
                link set eth0 up
                route add default via 10.213.7.1
                """);
    }

    @Test
    void theBridgeKeepsItsHardwareAddress() {
        assertThat(BRIDGE.creation())
                .contains("link add sst-demo address 02:53:54:07:00:01 type bridge")
                .contains("address add 10.213.7.1/24 dev sst-demo");
    }

    @Test
    void everyNameLeadsToTheCloudForTheAcmeServerAndNobodyElse() {
        var nobody = new Server(new ControlGroup(Path.of("/cgroup")), SUBNET.gateway(), 1);
        var programs = new PebblePrograms(new Cache(FOLDER));
        var server = new AcmeServer(FOLDER, programs, SUBNET, SUBNET.vip(), nobody, nobody);
        assertThat(server.dnsCommand("dns"))
                .containsSubsequence("-dnsserver", "10.213.7.1:8053", "-defaultIPv4", "10.213.7.100");
        assertThat(server.acmeCommand("pebble"))
                .startsWith("env", "PEBBLE_VA_NOSLEEP=1", "pebble")
                .endsWith("-dnsserver", "10.213.7.1:8053");
        assertThat(server.configuration()).contains("\"listenAddress\": \"10.213.7.1:14000\"", "\"httpPort\": 80,");
        assertThat(server.told().directory()).hasToString("https://10.213.7.1:14000/dir");
    }

    @Test
    void theProxyServesTheHostsOfItsLabOnly() {
        var server = new Server(new ControlGroup(Path.of("/cgroup")), SUBNET.gateway(), 8888);
        assertThat(new PackageProxy(FOLDER, SUBNET, server).configuration())
                .contains("Listen 10.213.7.1\n")
                .contains("Allow 10.213.7.0/24\n");
    }

    @Test
    void theCloudFileNamesHostsKeysAndMirror() {
        var file = new CloudFile("demo", SUBNET, List.of("alpha", "beta"), new SshKeys(FOLDER), Optional.empty());
        assertThat(file.render()).isEqualTo("""
                cloud: demo
                domain: demo.test
                hosts:
                  alpha: 10.213.7.11
                  beta: 10.213.7.12
                ssh:
                  user: root
                  key: /labs/demo/id_ed25519
                  known-hosts: /labs/demo/known_hosts
                vip:
                  address: 10.213.7.100
                docker:
                  registry-mirrors: ["http://10.213.7.1:5000"]
                storage:
                  brick: /srv/brick/data
                """);
    }

    @Test
    void aCloudOfOneHostHasNoFloatingAddress() {
        var file = new CloudFile("demo", SUBNET, List.of("alpha"), new SshKeys(FOLDER), Optional.empty());
        assertThat(file.render()).contains("known_hosts\ndocker:\n").doesNotContain("vip");
    }

    @Test
    void theMirrorIsDebiansOwnAmongOtherSources() throws LabException {
        Mirror mirror = Mirror.parse("""
                Somebody|http://packages.test/apt
                Debian|http://mirror.test/debian/
                Debian|http://mirror.test/debian
                Debian-Security|http://mirror.test/debian-security
                """);
        assertThat(mirror.archive()).isEqualTo("http://mirror.test/debian");
        assertThat(mirror.security()).contains("http://mirror.test/debian-security");
    }

    @Test
    void aMachineWithoutDebianIsTold() {
        assertThatThrownBy(() -> Mirror.parse("Ubuntu|http://mirror.test/ubuntu\n"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no Debian mirror");
    }

    @Test
    void anImageIsDescribedByItsLayer() {
        var image = new Image("library/traefik", "v3.7", List.of(), Path.of("/files"), List.of("/traefik"), List.of());
        assertThat(image.configuration(new Image.Blob("sha256:aa", 3), "amd64"))
                .contains("\"Entrypoint\":[\"/traefik\"],\"Cmd\":null")
                .contains("\"diff_ids\":[\"sha256:aa\"]");
    }

    @Test
    void anImageLiesOnTheLayersThatItShares() {
        var below = new Image.Shared("library/debian", new Image.Blob("sha256:aa", 3));
        var image = new Image("library/redis", "8.0", List.of(below), Path.of("/files"), List.of(), List.of());
        var own = new Image.Blob("sha256:bb", 4);
        assertThat(image.configuration(own, "amd64")).contains("\"diff_ids\":[\"sha256:aa\",\"sha256:bb\"]");
        assertThat(image.manifest(new Image.Blob("sha256:cc", 5), own))
                .containsSubsequence("sha256:cc", "\"layers\":[", "sha256:aa", "sha256:bb");
    }

    @Test
    void everyStandInHasItsEntryPointAndItsPrograms() {
        for (StandIn image : StandIn.ALL) {
            assertThat(StandIns.class.getResource("images/" + image.name() + ".sh"))
                    .as(image.name())
                    .isNotNull();
        }
        assertThat(StandIn.ALL).extracting(StandIn::reference).contains("nginx:1.28", "prom/prometheus:v2.53.3");
    }

    @Test
    void hostsKeepTheirPlacesWhenOthersCome() {
        LabState state = new LabState(SUBNET, List.of("alpha", "beta"), false).with(List.of("gamma", "alpha"));
        assertThat(state.hosts()).containsExactly("alpha", "beta", "gamma");
    }

    @Test
    void aNameThatNoBridgeCanBearIsRefused() {
        assertThatThrownBy(() -> Lab.of(Path.of("/labs"), "a-much-too-long-name"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("not a name for a lab");
    }
}
