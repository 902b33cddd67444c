package io.swarmstead.preflight;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.preflight.PreflightState.Docker;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The questions of the preflight, with nothing but what a bare host has: bash, iproute2 and coreutils. */
final class PreflightLook {
    private static final Pattern LISTENER = Pattern.compile(":(\\d+)\\s");
    private static final Pattern PROCESS = Pattern.compile("\"([^\"]+)\"");

    private PreflightLook() {}

    static Look of(CloudSpec spec, HostName host) {
        String address = spec.host(host).address();
        String vip = spec.vip().map(it -> it.address()).orElse("");
        return Look.NOTHING
                .ask("system", ". /etc/os-release; echo \"$ID\"; echo \"$VERSION_ID\"; echo \"$PRETTY_NAME\"")
                .ask("root", "user=$(id -u) || exit 2; [ \"$user\" = 0 ]")
                .ask("clock", "date +%s.%N")
                .ask("memory", "awk '/^MemTotal:/ {print int($2 / 1024)}' /proc/meminfo")
                .ask("free", FREE, spec.storage().brick())
                .ask("listeners", "ss -Hltnp")
                .ask("unreachable", UNREACHABLE, Preflight.addressesOfOthers(spec, host))
                .ask("network", "ip -o -4 addr show to \"$1\" | awk '{print $4; exit}'", address)
                .ask("holdsVip", Preflight.HAS_ADDRESS, vip)
                .ask("vipTaken", TAKEN, vip)
                .ask("kernel", KERNEL)
                .askWhetherNoLinks("/run", "links")
                .ask("ipvs", Preflight.IPVS)
                .ask("docker", DOCKER)
                .ask("engines", ENGINES, EngineFloor.packages(spec, host))
                .ask("daemonJson", Look.CONTENT, "/etc/docker/daemon.json");
    }

    /** Free MiB of the file systems that grow; a directory that is not there yet counts with its nearest parent. */
    private static final String FREE = """
                for wanted in / /var/lib "$1"; do
                    there=$wanted
                    until [ -d "$there" ]; do there=$(dirname "$there"); done
                    sizes=$(df -Pm "$there") || exit 2
                    echo "$wanted $(echo "$sizes" | awk 'NR == 2 {print $4}')"
                done""";

    /**
     * The engines' ports, before anything listens there: an answer of any kind, a refusal too, shows that packets pass;
     * silence for a second does not, three times over, since a busy host may well be late once.
     */
    private static final String UNREACHABLE = """
                for other; do
                    for port in 2377 7946 24007; do
                        {
                            for _ in 1 2 3; do
                                timeout 1 bash -c 'exec 3<> "/dev/tcp/$1/$2"' - "$other" $port 2> /dev/null
                                [ $? -eq 124 ] || exit 0
                            done
                            echo "$other port $port"
                        } &
                    done
                done
                wait; true""";

    /** Asks for the VIP's link-layer address, unless keepalived runs, whose business it then is. */
    private static final String TAKEN = """
                if [ -n "$1" ] && ! pidof keepalived > /dev/null; then
                    ip neigh flush to "$1"
                    echo > "/dev/udp/$1/9"
                    for _ in 1 2 3 4 5 6 7 8 9 10; do
                        ip neigh show to "$1" | grep -q lladdr && break
                        sleep 0.1
                    done
                    ip neigh show to "$1" | sed -n 's/.*lladdr \\([0-9a-f:]*\\).*/\\1/p'
                fi; true""";

    private static final String KERNEL = """
            grep -qw overlay /proc/filesystems || modprobe -n -q overlay || echo overlay
            grep -qw fuse /proc/filesystems || modprobe -n -q fuse || echo fuse
            unshare -n ip link add probe type vxlan id 1 dstport 4789 2> /dev/null || echo vxlan
            true""";

    private static final String DOCKER = """
            command -v dockerd > /dev/null && echo present
            [ -e /var/lib/swarmstead/installing ] && echo ours
            dpkg-query -W -f 'package ${Package} ${db:Status-Abbrev}\\n' docker.io docker-ce containerd.io 2> /dev/null
            [ $? -le 1 ] || exit 2
            [ -e /usr/local/bin/dockerd ] && echo 'package /usr/local/bin/dockerd ii'
            [ -e /snap/bin/docker ] && echo 'package snap:docker ii'
            true""";

    /** Of programs what they say, because who installs Docker by hand has no package of it; of packages what is yet to come. */
    private static final String ENGINES = """
            for program in dockerd docker glusterd keepalived; do
                command -v "$program" > /dev/null || continue
                said=$("$program" --version 2>&1) && echo "$program: $(echo "$said" | head -n 1)"
            done
            missing=()
            for package; do
                case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2> /dev/null) in
                    ?i*) ;;
                    *) missing+=("$package") ;;
                esac
            done
            [ ${#missing[@]} = 0 ] || ! command -v apt-cache > /dev/null ||
                LC_ALL=C apt-cache policy "${missing[@]}" |
                awk '/^[^ ]/ {name = $1} /Candidate:/ && $2 != "(none)" {sub(":$", "", name); print name " candidate: " $2}'
            true""";

    static PreflightState.OnHost read(Answers answers) {
        List<String> system = answers.text("system").lines().toList();
        return new PreflightState.OnHost(
                system.size() < 3
                        ? new PreflightState.OperatingSystem("", "", "an unknown system")
                        : new PreflightState.OperatingSystem(system.get(0), system.get(1), system.get(2)),
                answers.succeeded("root"),
                number(answers.text("clock")),
                (int) number(answers.text("memory")),
                free(answers.lines("free")),
                listeners(answers.lines("listeners")),
                answers.lines("unreachable"),
                network(answers.text("network")),
                answers.succeeded("holdsVip"),
                answers.text("vipTaken"),
                answers.lines("kernel"),
                answers.succeeded("links"),
                answers.succeeded("ipvs"),
                docker(answers.lines("docker")),
                engines(answers.lines("engines")),
                broken(answers.text("daemonJson")));
    }

    /** As it is checked against the VIP; what is no network was not answered by {@code ip}. */
    private static String network(String text) {
        if (!text.isBlank() && Subnet.read(text).isEmpty()) {
            throw new NumberFormatException("no network: " + text);
        }
        return text;
    }

    private static double number(String text) {
        return text.isBlank() ? 0 : Double.parseDouble(text);
    }

    private static Map<String, Integer> free(List<String> lines) {
        Map<String, Integer> free = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            // df has no number for some file systems
            if (words.length == 2 && words[1].matches("\\d+")) {
                free.put(words[0], Integer.parseInt(words[1]));
            }
        }
        return free;
    }

    private static Map<Integer, List<String>> listeners(List<String> lines) {
        Map<Integer, List<String>> listeners = new HashMap<>();
        for (String line : lines) {
            Matcher port = LISTENER.matcher(line);
            if (port.find()) {
                Matcher process = PROCESS.matcher(line);
                listeners
                        .computeIfAbsent(Integer.parseInt(port.group(1)), _ -> new ArrayList<>())
                        .add(process.find() ? process.group(1) : "an unknown process");
            }
        }
        return listeners;
    }

    private static Docker docker(List<String> lines) {
        String packaged = "";
        List<String> foreign = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length < 3 || words[2].startsWith("un") || words[2].startsWith("rc")) {
                continue;
            }
            if (words[1].equals("docker.io")) {
                packaged = words[2];
            } else {
                foreign.add(words[1]);
            }
        }
        return new Docker(lines.contains("present"), packaged, List.copyOf(foreign), lines.contains("ours"));
    }

    private static Map<String, String> engines(List<String> lines) {
        Map<String, String> engines = new HashMap<>();
        for (String line : lines) {
            int end = Math.max(0, line.indexOf(':'));
            engines.put(line.substring(0, end), line.substring(end));
        }
        return engines;
    }

    private static boolean broken(String daemonJson) {
        try {
            return !daemonJson.isBlank()
                    && !JsonMapper.shared().readTree(daemonJson).isObject();
        } catch (JacksonException notJson) {
            return true;
        }
    }
}
