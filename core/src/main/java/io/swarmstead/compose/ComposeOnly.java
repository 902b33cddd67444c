package io.swarmstead.compose;

import java.util.Map;

/** Keys that files for Docker Compose have, or other tools, and that stacks have not: each with what to write for a swarm. */
final class ComposeOnly {
    /** Of a service. */
    static final Map<String, String> SERVICE = Map.ofEntries(
            Map.entry("annotations", "write labels for the containers, or deploy.labels for the service"),
            Map.entry("attach", "leave it out: stack deploy shows no output, and stack logs does"),
            Map.entry(
                    "blkio_config",
                    "leave it out; what can be limited is in deploy.resources.limits: cpus, memory and pids"),
            Map.entry("cgroup", "leave it out"),
            Map.entry("constraints", "move it below deploy.placement"),
            Map.entry("cpu_count", "write deploy.resources.limits.cpus"),
            Map.entry("cpu_percent", "write deploy.resources.limits.cpus"),
            Map.entry("cpu_period", "write deploy.resources.limits.cpus"),
            Map.entry("cpu_quota", "write deploy.resources.limits.cpus"),
            Map.entry("cpu_rt_period", "write deploy.resources.limits.cpus"),
            Map.entry("cpu_rt_runtime", "write deploy.resources.limits.cpus"),
            Map.entry("cpu_shares", "write deploy.resources.reservations.cpus"),
            Map.entry("cpus", "write deploy.resources.limits.cpus"),
            Map.entry("cpuset", "write deploy.resources.limits.cpus"),
            Map.entry("develop", "keep it in a file for Docker Compose: a swarm runs images and watches no sources"),
            Map.entry(
                    "device_cgroup_rules",
                    "bind the device's file as a volume, or run the container with docker run on its host"),
            Map.entry("dns_opt", "leave it out; dns and dns_search are there"),
            Map.entry("endpoint_mode", "move it below deploy"),
            Map.entry("exclude_from_hc", "leave it out"),
            Map.entry("extends", "write out what it takes over, or share it with an &anchor and <<: *anchor"),
            Map.entry("gpus", "write deploy.resources.reservations.generic_resources"),
            Map.entry("group_add", "write user: \"uid:gid\""),
            Map.entry("label_file", "write the labels out, below labels or deploy.labels"),
            Map.entry("limits", "move it below deploy.resources"),
            Map.entry("max_replicas_per_node", "move it below deploy.placement"),
            Map.entry("mem_limit", "write deploy.resources.limits.memory"),
            Map.entry("mem_reservation", "write deploy.resources.reservations.memory"),
            Map.entry("mem_swappiness", "leave it out; there is deploy.resources.limits.memory"),
            Map.entry("memswap_limit", "write deploy.resources.limits.memory"),
            Map.entry("mode", "move it below deploy"),
            Map.entry("models", "give the program the address of the model in environment"),
            Map.entry("oom_kill_disable", "leave it out; deploy.resources.reservations.memory keeps room for it"),
            Map.entry("pids_limit", "write deploy.resources.limits.pids"),
            Map.entry("placement", "move it below deploy"),
            Map.entry("platform", "write deploy.placement.constraints: [node.platform.arch == ...]"),
            Map.entry(
                    "post_start",
                    "do it in the image's entrypoint, or in a service of its own that ends: deploy: {mode: replicated-job}"),
            Map.entry("pre_stop", "let the program end by itself on stop_signal, within stop_grace_period"),
            Map.entry("preferences", "move it below deploy.placement"),
            Map.entry("profiles", "remove it, and keep what is not always wanted in a file of its own"),
            Map.entry("provider", "deploy what it provides as a service"),
            Map.entry("pull_policy", "remove it: a swarm pulls when the image is not there"),
            Map.entry("pull_refresh_after", "leave it out, and name the image by its version"),
            Map.entry("replicas", "write deploy.replicas"),
            Map.entry("reservations", "move it below deploy.resources"),
            Map.entry("resources", "move it below deploy"),
            Map.entry("restart_policy", "move it below deploy"),
            Map.entry("rollback_config", "move it below deploy"),
            Map.entry("runtime", "set the runtime in the engine's configuration"),
            Map.entry("scale", "write deploy.replicas"),
            Map.entry("storage_opt", "leave it out; mount a volume for what grows"),
            Map.entry("update_config", "move it below deploy"),
            Map.entry("use_api_socket", "leave it out; who has Docker's socket is root on the host"),
            Map.entry("uts", "leave it out"),
            Map.entry("volume_driver", "name the driver of the volume, under volumes at the top of the file"),
            Map.entry("volumes_from", "define a volume under volumes at the top, and name it in both services"));

    /** Of a port. */
    static final Map<String, String> PORT = Map.ofEntries(
            Map.entry("app_protocol", "leave it out; Traefik is told by labels"),
            Map.entry(
                    "host_ip",
                    "leave the port out, since services on the same network reach it without: a swarm publishes on every address of every host"),
            Map.entry("name", "leave it out"));

    /** Of a network in a service. */
    static final Map<String, String> NETWORK_OF_SERVICE = Map.ofEntries(
            Map.entry("gw_priority", "leave it out; a task's way out is the network docker_gwbridge of its host"),
            Map.entry("interface_name", "leave it out"),
            Map.entry(
                    "link_local_ips",
                    "leave it out; a task has another address on every host, and other services find it by its name"),
            Map.entry(
                    "mac_address",
                    "leave it out; a task has another address on every host, and other services find it by its name"),
            Map.entry("priority", "leave it out"));

    /** Of a network. */
    static final Map<String, String> NETWORK = Map.ofEntries(
            Map.entry("enable_ipv4", "leave it out; networks of a swarm have IPv4"),
            Map.entry(
                    "enable_ipv6",
                    "leave it out; or make the network beforehand as you need it, and write external: true"));

    /** Of the addresses of a network. */
    static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("aux_addresses", "leave it out; the engine gives addresses"),
            Map.entry("gateway", "leave it out; the engine takes the first address of the subnet"),
            Map.entry("ip_range", "leave it out; write a smaller subnet"));

    /** Of a mount. */
    static final Map<String, String> MOUNT = Map.ofEntries(
            Map.entry(
                    "content",
                    "make it a config: write it to a file, name that under configs at the top (file: ./NAME), and in the service configs: [{source: NAME, target: /PATH}]"),
            Map.entry("isDirectory", "leave it out: stack deploy makes folders below /var/data that are missing"),
            Map.entry("is_directory", "leave it out: stack deploy makes folders below /var/data that are missing"));

    /** Of a bind. */
    static final Map<String, String> BIND = Map.ofEntries(
            Map.entry("create_host_path", "leave it out: stack deploy makes folders below /var/data that are missing"),
            Map.entry("recursive", "leave it out"),
            Map.entry("selinux", "leave it out"));

    /** Of a volume in a service. */
    static final Map<String, String> VOLUME = Map.ofEntries(
            Map.entry("labels", "write them under volumes at the top"),
            Map.entry("subpath", "mount the whole volume, or bind the folder below /var/data"));

    /** Of a config. */
    static final Map<String, String> CONFIG = Map.ofEntries(
            Map.entry("content", "write it to a file beside this one, and write file: ./NAME"),
            Map.entry("environment", "write the value to a file, and write file: ./NAME"));

    /** Of a secret. */
    static final Map<String, String> SECRET = Map.ofEntries(
            Map.entry("content", "swarmstead secret set STACK NAME, and write external: true; or file: ./NAME"),
            Map.entry("environment", "swarmstead secret set STACK NAME, and write external: true; or file: ./NAME"));

    /** Of what a service reserves. */
    static final Map<String, String> RESERVATIONS = Map.of(
            "devices",
            "name what the engines offer, node-generic-resources in their configuration, and write generic_resources",
            "pids",
            "write limits.pids");

    private ComposeOnly() {}
}
