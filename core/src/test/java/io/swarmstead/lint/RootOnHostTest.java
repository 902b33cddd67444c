package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootOnHostTest {
    private static List<String> found(String text) {
        return Found.by(new RootOnHost(), text);
    }

    private static List<String> bound(String volume) {
        return found("services:\n  web:\n    image: nginx:1\n    volumes:\n      - %s\n".formatted(volume));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/:/host:ro",
                "//:/host:ro",
                "/var/run/docker.sock:/var/run/docker.sock:ro",
                "/run/docker.sock:/s",
                "/srv/../run//docker.sock:/s:ro",
                "/var/run:/s:ro",
                "/run:/s",
                "/run/dbus:/run/dbus:ro",
                "/run/swarmstead:/s:ro",
                "/var:/s:ro",
                "/var/lib:/s:ro",
                "/var/lib/docker/volumes:/s",
                "/var/lib/docker/containers:/s:ro",
                "/var/lib/swarmstead-steward:/s:ro",
                "/etc:/s:ro",
                "/etc/shadow:/s:ro",
                "/etc/swarmstead:/s:ro",
                "/etc/passwd:/etc/passwd",
                "/etc/hosts:/etc/hosts",
                "/root:/s:ro",
                "/root/.ssh/id_ed25519:/s:ro",
                "/home:/s:ro",
                "/home/ada:/s:ro",
                "/home/ada/.ssh:/s:ro",
                "/boot:/s",
                "/usr/local/bin:/s",
                "/bin:/s",
                "/var/spool:/s",
                "/dev:/s:ro",
                "/dev/sda:/s",
                "/dev/pts:/s",
                "/proc:/s:ro",
                "/proc/self/root/etc:/s:ro",
                "/sys:/s:ro",
                "/srv:/s:ro",
                "/srv/swarmstead/brick:/s:ro",
                "/srv/swarmstead/brick/wiki:/s",
                "/var/data:/s:ro",
                "/var/data/:/s",
                "/var/data/.swarmstead:/s:ro",
                "/var/data/config:/s:ro",
                "/var/data/config/.swarmstead/registries:/s:ro",
                "/var/data/config/wiki/.swarmstead:/s",
                "/var/data/wiki/../config:/s",
            })
    void folderOfTheHostIsAnError(String volume) {
        String source = volume.substring(0, volume.indexOf(':'));
        assertThat(bound(volume)).containsExactly("ERROR root-on-host 5 web is root on its host by " + source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/data/wiki:/s",
                "/var/data/config/wiki:/s",
                "/var/data/config/wiki/wiki.conf:/s",
                "/var/data/runtime/wiki:/s",
                "/var/data/swarmstead:/s",
                "/srv/films:/s",
                "/home/ada/films:/s",
                "/etc/localtime:/etc/localtime",
                "/etc/localtime:/etc/localtime:ro",
                "/etc/passwd:/etc/passwd:ro",
                "/etc/ssl/certs:/etc/ssl/certs:ro",
                "/lib/modules:/lib/modules:ro",
                "/usr/share/zoneinfo:/s:ro",
                "/boot:/boot:ro",
                "/dev/dri:/dev/dri",
                "/dev/ttyUSB0:/dev/ttyUSB0",
                "/var/log:/s:ro",
                "/tmp:/s",
                "/run/udev/data:/run/udev/data:ro",
                "/mnt:/mnt",
                "pg:/var/lib/postgresql",
            })
    void folderThatLeadsNowhereIsNone(String volume) {
        assertThat(Found.by(
                        new RootOnHost(),
                        "services:\n  web:\n    image: nginx:1\n    volumes:\n      - %s\nvolumes: {pg: {}}\n"
                                .formatted(volume)))
                .isEmpty();
    }

    @Test
    void theHostsNetworkIsAnErrorByWhateverNameTheFileHasForIt() {
        assertThat(found("""
                services:
                  web: {image: "nginx:1", networks: [outside]}
                  old: {image: "nginx:1", networks: {host: {}}}
                  own: {image: "nginx:1", networks: [inside]}
                networks:
                  outside: {external: true, name: host}
                  host: {external: true}
                  inside: {external: true, name: hosts}
                """))
                .containsExactly(
                        "ERROR root-on-host 2 web is root on its host by the host's network",
                        "ERROR root-on-host 3 old is root on its host by the host's network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ALL", "all", "CAP_SYS_ADMIN", "sys_module", "SYS_RAWIO", "DAC_READ_SEARCH", "BPF", "PERFMON"})
    void capabilitiesThatAreRootAreAnError(String capability) {
        assertThat(found("services:\n  web:\n    image: nginx:1\n    cap_add: [NET_ADMIN, %s]\n".formatted(capability)))
                .singleElement()
                .asString()
                .startsWith("ERROR root-on-host 4 web is root on its host by the capability ");
    }

    @Test
    void capabilitiesOfTheContainersOwnNamespacesAreNone() {
        assertThat(found("services:\n  web:\n    image: nginx:1\n    cap_drop: [ALL]\n"
                        + "    cap_add: [NET_ADMIN, SYS_PTRACE, CHOWN, SYS_TIME, SYS_NICE, IPC_LOCK]\n"))
                .isEmpty();
    }

    @Test
    void keysThatASwarmReadsOverGrantNothing() {
        assertThat(found("""
                services:
                  web:
                    image: nginx:1
                    privileged: true
                    network_mode: host
                    pid: host
                    ipc: host
                    userns_mode: host
                    devices: ["/dev/sda:/dev/sda"]
                    security_opt: ["apparmor:unconfined", "seccomp:unconfined"]
                """)).isEmpty();
    }

    @Test
    void aVolumeThatIsABindOrADiskIsOneToo() {
        assertThat(found("""
                services:
                  web:
                    image: nginx:1
                    volumes: [etc:/a, disk:/b, proc:/c, layers:/d, share:/e, memory:/f, own:/g, films:/h, plugin:/i]
                volumes:
                  etc: {driver_opts: {type: none, o: "bind,rw", device: /etc}}
                  disk: {driver: local, driver_opts: {type: ext4, device: /dev/sda1}}
                  proc: {driver_opts: {type: proc, device: proc}}
                  layers: {driver_opts: {type: overlay, device: overlay, o: "lowerdir=/etc,upperdir=/srv/u,workdir=/srv/w"}}
                  share: {driver_opts: {type: nfs4, device: ":/films", o: "addr=10.0.0.9"}}
                  memory: {driver_opts: {type: tmpfs, device: tmpfs}}
                  own: {}
                  films: {driver_opts: {type: nfs, o: bind, device: /srv/films}}
                  plugin: {driver: rclone, driver_opts: {device: /etc}}
                """))
                .containsExactly(
                        "ERROR root-on-host 4 web is root on its host by /etc",
                        "ERROR root-on-host 4 web is root on its host by the volume disk",
                        "ERROR root-on-host 4 web is root on its host by the volume proc",
                        "ERROR root-on-host 4 web is root on its host by the volume layers");
    }

    @Test
    void aTrustedServiceIsToldOfInOneWarning() {
        assertThat(found("""
                services:
                  agent:
                    image: nginx:1
                    cap_add: [SYS_ADMIN]
                    volumes: ["/var/run/docker.sock:/s", "/:/host:ro"]
                    x-swarmstead: {trusted: true}
                """))
                .containsExactly("WARNING root-on-host 6 agent is root on its host by the capability SYS_ADMIN, "
                        + "/var/run/docker.sock, /");
    }

    @Test
    void trustIsNoStock() {
        assertThat(found("services:\n  web:\n    image: nginx:1\n    x-swarmstead: {trusted: true}\n"))
                .containsExactly("WARNING trusted-without-need 4 web is trusted with nothing that needs it");
        assertThat(found("services:\n  web:\n    image: nginx:1\n    x-swarmstead: {trusted: false}\n"))
                .isEmpty();
    }

    @Test
    void trustIsOfOneServiceOnly() {
        assertThat(found("""
                services:
                  agent: {image: "nginx:1", volumes: ["/:/host:ro"], x-swarmstead: {trusted: true}}
                  web: {image: "nginx:1", volumes: ["/:/host:ro"], x-swarmstead: {trusted: false}}
                """))
                .extracting(line -> line.substring(0, 20))
                .containsExactly("WARNING root-on-host", "ERROR root-on-host 3");
    }

    @Test
    void theVolumeIsWhereTheCloudHasIt() {
        Neighbourhood cloud = Neighbourhood.of(Specs.threeHosts("""
                storage: {mount: /var/lib/cloud, brick: /bricks/one}
                """));
        assertThat(new RootOnHost().check(ComposeFiles.of("""
                                services:
                                  web:
                                    image: nginx:1
                                    volumes: [/var/lib/cloud/wiki:/a, /srv/swarmstead/brick:/b, /bricks:/c, /var/lib/cloud:/d]
                                """), cloud))
                .extracting(finding -> finding.problem().what().replaceFirst(".* by ", ""))
                .containsExactly("/bricks", "/var/lib/cloud");
    }
}
