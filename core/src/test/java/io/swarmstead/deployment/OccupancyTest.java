package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Result;
import io.swarmstead.lint.Neighbourhood;
import io.swarmstead.lint.Neighbourhood.Room;
import io.swarmstead.lint.Port;
import io.swarmstead.preflight.Subnet;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import io.swarmstead.stacks.StackName;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken in a cloud, from what its hosts answer to what an author should know. */
class OccupancyTest {
    private static final StackName BLOG = new StackName("blog");
    private static final Answers MANAGER =
            answers(Map.of("services", """
            [{"ID":"s1","Spec":{"Name":"shop_web","Labels":{"com.docker.stack.namespace":"shop",
               "traefik.http.routers.shop.rule":"Host(`shop.test`)","traefik.http.routers.shop.middlewares":"login",
               "traefik.http.middlewares.login.basicauth.users":"x"},
              "TaskTemplate":{"Resources":{"Reservations":{"NanoCPUs":500000000,"MemoryBytes":100}}},
              "EndpointSpec":{"Ports":[{"Protocol":"udp","PublishedPort":53},{"TargetPort":80}]}}},
             {"ID":"s2","Spec":{"Name":"blog_web","Labels":{"com.docker.stack.namespace":"blog",
               "traefik.http.routers.blog.rule":"Host(`blog.test`)"},
              "TaskTemplate":{"Resources":{"Reservations":{"MemoryBytes":300}}},
              "EndpointSpec":{"Ports":[{"Protocol":"tcp","PublishedPort":9000}]}}},
             {"ID":"s3","Spec":{"Name":"loner","EndpointSpec":{"Ports":[{"Protocol":"tcp","PublishedPort":9001}]}}}]
            """, "tasks", """
            [{"ServiceID":"s1","NodeID":"n1"},{"ServiceID":"s1","NodeID":"n1"},{"ServiceID":"s2","NodeID":"n1"},
             {"ServiceID":"s1"}]
            """, "networks", """
            [{"Name":"ingress","IPAM":{"Config":[{"Subnet":"10.0.0.0/24"}]}},
             {"Name":"blog_default","Labels":{"com.docker.stack.namespace":"blog"},"IPAM":{"Config":[{"Subnet":"10.0.1.0/24"}]}},
             {"Name":"odd","IPAM":{"Config":null}}]
            """, "nodes", """
            [{"ID":"n1","Description":{"Resources":{"NanoCPUs":2000000000,"MemoryBytes":1000}}},
             {"ID":"n2","Spec":{"Availability":"drain"},"Description":{"Resources":{"MemoryBytes":1000}}}]
            """));
    private static final Answers HOST = answers(Map.of(
            "ipvs",
            "",
            "routes",
            "default via 10.9.0.1 dev eth0\n10.8.0.0/16 dev tun0 scope link\n10.9.0.7 dev tun1\n"));

    private static Answers answers(Map<String, String> texts) {
        Map<String, Result> results = new HashMap<>();
        texts.forEach((key, text) -> results.put(key, new Result(0, text, "")));
        return new Answers(results);
    }

    private static Neighbourhood seenByTheBlog() {
        return OccupancyLook.read(MANAGER, Map.of(new HostName("alpha"), HOST)).without(BLOG, Specs.fourHosts());
    }

    @Test
    void portsAndNamesOfOthersAreTakenAndOnesOwnAreNot() {
        assertThat(seenByTheBlog().ports())
                .containsEntry(new Port(53, "udp"), "shop")
                .containsEntry(new Port(9001, "tcp"), "loner")
                .containsEntry(new Port(443, "tcp"), "ingress")
                .doesNotContainKeys(new Port(9000, "tcp"), new Port(0, "tcp"));
        assertThat(seenByTheBlog().routers()).containsExactly(Map.entry("shop", "shop"));
        assertThat(seenByTheBlog().rules()).containsExactly(Map.entry("Host(`shop.test`)", "shop"));
        assertThat(seenByTheBlog().middlewares()).contains("login@swarm", "another-task@file");
    }

    @Test
    void networksOfOthersAndRoutesOfHostsAreTaken() {
        assertThat(seenByTheBlog().subnets())
                .containsEntry("the network ingress (10.0.0.0/24)", Subnet.of("10.0.0.0/24"))
                .containsEntry("a route of the host alpha (10.8.0.0/16)", Subnet.of("10.8.0.0/16"))
                .doesNotContainValue(Subnet.of("10.0.1.0/24"));
    }

    @Test
    void aHostHasWhatTasksOfOthersLeaveAndOneThatIsDrainedIsNone() {
        assertThat(seenByTheBlog().rooms()).containsExactly(new Room(1_000_000_000, 800));
    }

    @Test
    void oneKernelWithoutIpvsIsEnough() {
        Answers without = new Answers(Map.of("ipvs", new Result(1, "", ""), "routes", new Result(0, "", "")));

        assertThat(seenByTheBlog().ipvs()).contains(true);
        assertThat(OccupancyLook.read(MANAGER, Map.of(new HostName("alpha"), HOST, new HostName("beta"), without))
                        .ipvs())
                .isFalse();
    }
}
