package io.swarmstead.stacks;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Services and tasks as Docker's API 1.48 tells of them. */
public final class Api {
    private Api() {}

    public static String service(String name, int running, int desired) {
        return service(name, running, desired, "");
    }

    /** With the state of an update that began at 10:00:01. */
    public static String service(String name, int running, int desired, String update) {
        String status = update.isEmpty() ? "" : """
                ,"UpdateStatus":{"State":"%s","StartedAt":"2026-09-01T10:00:01.5Z",
                "Message":"update paused due to failure or early termination of task x1"}
                """.formatted(update);
        return """
                [{"ID":"id-of-%1$s","Version":{"Index":41},"Spec":{"Name":"%1$s","Mode":{"Replicated":{"Replicas":%3$d}}},
                "ServiceStatus":{"RunningTasks":%2$d,"DesiredTasks":%3$d,"CompletedTasks":0}%4$s}]
                """.formatted(name, running, desired, status);
    }

    /** Tasks of one service in one state, since the given second after 10:00. */
    public static String tasks(String service, String state, int... seconds) {
        StringBuilder tasks = new StringBuilder("[");
        for (int second : seconds) {
            tasks.append(tasks.length() > 1 ? "," : "").append("""
                    {"ID":"task-%3$02d","ServiceID":"id-of-%1$s","Slot":1,"NodeID":"n1","DesiredState":"shutdown",
                    "Status":{"Timestamp":"2026-09-01T10:00:%3$02d.123456789Z","State":"%2$s","Message":"started",
                    "Err":"task: non-zero exit (1)"}}
                    """.formatted(service, state, second));
        }
        return tasks.append("]").toString();
    }

    /** Three hosts as members of the swarm, all ready but those named. */
    public static String nodes(String... away) {
        return Stream.of("alpha", "beta", "gamma")
                .map(host -> """
                        {"ID":"n-%1$s","Spec":{"Role":"manager","Availability":"active","Labels":{"swarmstead.host":"%1$s"}},\
                        "Description":{"Hostname":"%1$s","Platform":{"OS":"linux","Architecture":"x86_64"}},\
                        "Status":{"State":"%2$s"}}""".formatted(host, List.of(away).contains(host) ? "down" : "ready"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** One config or secret that we made for a stack. */
    public static String object(String kind, String name, String stack, String key, String created) {
        return """
                [{"ID":"id-of-%2$s","CreatedAt":"%5$s","Spec":{"Name":"%2$s","Labels":\
                {"com.docker.stack.namespace":"%3$s","swarmstead.%1$s":"%4$s"}}}]""".formatted(kind, name, stack, key, created);
    }

    /** A swarm of three hosts, gamma away, with the stacks shop (web and db), blog, and our own. */
    public static Answers swarm() {
        return new Answers(Map.ofEntries(
                answer("clock", "1788256800"),
                answer(
                        "nodes",
                        "[" + node("alpha", "ready") + "," + node("beta", "ready") + "," + node("gamma", "down") + "]"),
                answer("services", """
                        [{"ID":"s1","Version":{"Index":41},"CreatedAt":"2026-09-01T08:00:00.1Z","UpdatedAt":"2026-09-01T09:00:00.1Z",
                          "Spec":{"Name":"shop_web","Labels":{"com.docker.stack.namespace":"shop",
                           "traefik.http.routers.shop.rule":"Host(`shop.test`, `www.shop.test`) && PathPrefix(`/x`) || Host(`old.test`)",
                           "traefik.http.services.shop.loadbalancer.server.port":"80"},
                          "TaskTemplate":{"ContainerSpec":{"Image":"busybox:stable@sha256:0123",
                            "Secrets":[{"File":{"Name":"key","UID":"5","GID":"6","Mode":288},"SecretID":"k1","SecretName":"shop_key_000000000001"},
                                       {"File":{"Name":"other","UID":"0","GID":"0","Mode":292},"SecretID":"k9","SecretName":"shop_other"}],
                            "Mounts":[{"Type":"bind","Source":"/var/data/shop/www/","Target":"/www"},
                                      {"Type":"bind","Source":"/var/data/media","Target":"/media"}]},
                           "Networks":[{"Target":"n1"},{"Target":"n2"}]},
                          "Mode":{"Replicated":{"Replicas":2}},
                          "EndpointSpec":{"Ports":[{"Protocol":"tcp","TargetPort":80,"PublishedPort":8080,"PublishMode":"host"}]}},
                          "ServiceStatus":{"RunningTasks":2,"DesiredTasks":2}},
                         {"ID":"s2","Version":{"Index":42},"CreatedAt":"2026-09-01T08:00:00.1Z","UpdatedAt":"2026-09-01T08:00:00.1Z",
                          "Spec":{"Name":"shop_db","Labels":{"com.docker.stack.namespace":"shop"},
                          "TaskTemplate":{"ContainerSpec":{"Image":"busybox:stable",
                            "Mounts":[{"Type":"volume","Source":"shop_db","Target":"/db"}]}},
                          "Mode":{"Replicated":{"Replicas":1}}},
                          "ServiceStatus":{"RunningTasks":1,"DesiredTasks":1}},
                         {"ID":"s3","UpdatedAt":"2026-09-01T08:00:00.1Z",
                          "Spec":{"Name":"blog_web","Labels":{"com.docker.stack.namespace":"blog"},
                          "TaskTemplate":{"ContainerSpec":{"Image":"busybox","Mounts":[{"Type":"bind","Source":"/var/data/media"}]}},
                          "Mode":{"Global":{}}},"ServiceStatus":{"RunningTasks":0,"DesiredTasks":3}},
                         {"ID":"s4","UpdatedAt":"2026-09-01T08:00:00.1Z",
                          "Spec":{"Name":"ingress_traefik","Labels":{"com.docker.stack.namespace":"ingress"}},
                          "ServiceStatus":{"RunningTasks":3,"DesiredTasks":3}}]
                        """),
                answer("tasks", """
                        [{"ID":"t1","ServiceID":"s1","Slot":2,"NodeID":"id-gamma","DesiredState":"running",
                          "Status":{"Timestamp":"2026-09-01T09:00:02.1Z","State":"running"}},
                         {"ID":"t2","ServiceID":"s1","Slot":1,"NodeID":"id-alpha","DesiredState":"running",
                          "Status":{"Timestamp":"2026-09-01T09:00:03.1Z","State":"running"}},
                         {"ID":"t3","ServiceID":"s1","Slot":1,"NodeID":"id-alpha","DesiredState":"shutdown",
                          "Status":{"Timestamp":"2026-09-01T09:00:01.1Z","State":"failed","Err":"task: non-zero exit (1)"}},
                         {"ID":"t4","ServiceID":"s2","Slot":1,"NodeID":"id-beta","DesiredState":"running",
                          "Status":{"Timestamp":"2026-09-01T08:00:02.1Z","State":"running"}}]
                        """),
                answer("networks", """
                        [{"Id":"n1","Name":"traefik_public","Created":"2026-09-01T07:00:00.1Z","Labels":{}},
                         {"Id":"n2","Name":"shop_default","Created":"2026-09-01T08:00:00.1Z",
                          "Labels":{"com.docker.stack.namespace":"shop"}}]
                        """),
                answer("configs", """
                        [{"ID":"c1","CreatedAt":"2026-09-01T08:00:00.1Z",
                          "Spec":{"Name":"shop_motd","Labels":{"com.docker.stack.namespace":"shop"}}}]
                        """),
                answer("secrets", """
                        [{"ID":"k1","CreatedAt":"2026-09-01T08:00:00.1Z","Spec":{"Name":"shop_key_000000000001",
                          "Labels":{"com.docker.stack.namespace":"shop","swarmstead.secret":"key"}}},
                         {"ID":"k2","CreatedAt":"2026-09-01T08:30:00.1Z","Spec":{"Name":"shop_key_000000000002",
                          "Labels":{"com.docker.stack.namespace":"shop","swarmstead.secret":"key"}}},
                         {"ID":"k9","CreatedAt":"2026-09-01T08:00:00.1Z","Spec":{"Name":"shop_other",
                          "Labels":{"com.docker.stack.namespace":"shop"}}},
                         {"ID":"k7","CreatedAt":"2026-09-01T08:00:00.1Z","Spec":{"Name":"mail_key_000000000003",
                          "Labels":{"com.docker.stack.namespace":"mail","swarmstead.secret":"key"}}}]
                        """)));
    }

    private static Map.Entry<String, Result> answer(String key, String json) {
        return Map.entry(key, new Result(0, json, ""));
    }

    private static String node(String name, String state) {
        return """
                {"ID":"id-%1$s","Description":{"Hostname":"%1$s"},"Status":{"State":"%2$s"},
                 "Spec":{"Role":"manager","Labels":{"swarmstead.host":"%1$s"}}}""".formatted(name, state);
    }
}
