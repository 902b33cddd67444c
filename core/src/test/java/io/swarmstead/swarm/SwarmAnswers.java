package io.swarmstead.swarm;

import static java.util.stream.Collectors.joining;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import java.util.List;

/** What hosts answer to the swarm's look, in the words of Docker's API 1.48. */
public final class SwarmAnswers {
    static final String INACTIVE = """
            {"ID":"b1a4f3f0-7f0e-4b0c-9d0e-2f1f6c9f0a11","Containers":0,"Driver":"overlay2","ServerVersion":"26.1.5","DefaultRuntime":"swarmstead",
            "Name":"debian","LiveRestoreEnabled":false,"Swarm":{"NodeID":"","NodeAddr":"","LocalNodeState":"inactive",
            "ControlAvailable":false,"Error":"","RemoteManagers":null}}
            """;

    private SwarmAnswers() {}

    public static Told bare(CloudSpec spec) {
        return new Told()
                .says("docker", "inactive\n\n")
                .fails("daemon.json")
                .lacks(EngineFiles.dropIns(spec))
                .lacks(List.of(ContainerRuntime.file(spec)))
                .fails("info")
                .fails("nodes")
                .fails("remembers")
                .fails("whole")
                .says("ipvs", "");
    }

    /** Docker runs as it shall, in no swarm. */
    static Told alone(CloudSpec spec) {
        return bare(spec)
                .says("docker", "active\nenabled\n")
                .says(
                        "daemon.json",
                        EngineFiles.daemonJson(spec, "").orElseThrow().content())
                .has(EngineFiles.dropIns(spec))
                .has(List.of(ContainerRuntime.file(spec)))
                .says("info", INACTIVE);
    }

    public static Told inPlace(CloudSpec spec, HostName host) {
        Told told = alone(spec).says("remembers", "");
        return spec.host(host).role() == Role.MANAGER
                ? told.says("info", manager(spec, host)).says("nodes", nodes(spec))
                : told.says("info", worker(host));
    }

    static String id(HostName host) {
        return (host + "0".repeat(25)).substring(0, 25);
    }

    static String worker(HostName host) {
        return """
                {"ServerVersion":"26.1.5","DefaultRuntime":"swarmstead","Name":"%1$s","Swarm":{"NodeID":"%2$s","NodeAddr":"10.0.0.14",
                "LocalNodeState":"active","ControlAvailable":false,"Error":"",
                "RemoteManagers":[{"NodeID":"alpha00000000000000000000","Addr":"10.0.0.11:2377"}]}}
                """.formatted(host, id(host));
    }

    static String manager(CloudSpec spec, HostName host) {
        return """
                {"ServerVersion":"26.1.5","DefaultRuntime":"swarmstead","Name":"%1$s","Swarm":{"NodeID":"%2$s","NodeAddr":"%3$s",
                "LocalNodeState":"active","ControlAvailable":true,"Error":"","Nodes":%4$d,"Managers":3,
                "Cluster":{"ID":"vj0w3ukjsl0v9h0u9g3q4b1m7","Version":{"Index":12},"Spec":{"Name":"default","Labels":{},
                "Orchestration":{"TaskHistoryRetentionLimit":3},
                "Raft":{"SnapshotInterval":10000,"KeepOldSnapshots":3,"LogEntriesForSlowFollowers":500,
                "ElectionTick":10,"HeartbeatTick":1},
                "Dispatcher":{"HeartbeatPeriod":2000000000},"CAConfig":{"NodeCertExpiry":315360000000000000},
                "TaskDefaults":{},"EncryptionConfig":{"AutoLockManagers":false}},
                "DefaultAddrPool":["10.64.0.0/12"],"SubnetSize":20}}}
                """.formatted(
                        host, id(host), spec.host(host).address(), spec.hosts().size());
    }

    /** A manager's words after the majority was lost. */
    static String withoutLeader(HostName host) {
        return """
                {"ServerVersion":"26.1.5","DefaultRuntime":"swarmstead","Name":"%1$s","Swarm":{"NodeID":"%2$s","NodeAddr":"10.0.0.11",
                "LocalNodeState":"active","ControlAvailable":false,
                "Error":"rpc error: code = Unknown desc = The swarm does not have a leader."}}
                """.formatted(host, id(host));
    }

    static String nodes(CloudSpec spec) {
        return spec.hosts().stream()
                .map(host -> node(
                        host.name(),
                        host.role() == Role.MANAGER ? "manager" : "worker",
                        host.equals(spec.hosts().getFirst()),
                        host.name().value()))
                .collect(joining(",", "[", "]"));
    }

    /** One that is alpha's by its address. */
    public static String node(HostName host, String role, boolean leader, String label) {
        String status = role.equals("manager")
                ? ",\"ManagerStatus\":{%s\"Reachability\":\"reachable\",\"Addr\":\"10.0.0.11:2377\"}"
                        .formatted(leader ? "\"Leader\":true," : "")
                : "";
        return """
                {"ID":"%s","Version":{"Index":20},"CreatedAt":"2026-09-01T08:00:00.123456789Z",
                "Spec":{"Labels":{%s},"Role":"%s","Availability":"active"},
                "Description":{"Hostname":"%s","Platform":{"Architecture":"x86_64","OS":"linux"}},
                "Status":{"State":"ready","Addr":"10.0.0.11"}%s}
                """.formatted(
                        id(host), label.isEmpty() ? "" : "\"swarmstead.host\":\"" + label + "\"", role, host, status);
    }
}
