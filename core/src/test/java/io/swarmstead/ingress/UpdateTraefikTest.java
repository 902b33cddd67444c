package io.swarmstead.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Unit;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateTraefikTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    @Test
    void theFirstTraefikDisturbsNobody() {
        Step deploy = first("");
        assertThat(deploy).isInstanceOf(IngressStep.DeployTraefik.class);
        assertThat(deploy.impact()).isEqualTo(Impact.NONE);
    }

    @Test
    void anotherTraefikIsReplacedWhichIsNoticed() {
        Step update = first("another");
        assertThat(update.action()).isEqualTo("update Traefik on every manager");
        assertThat(update.impact()).isEqualTo(Impact.RESTART);
        assertThat(update.requires()).isEqualTo(first("").requires());
        assertThat(update.provides()).isEqualTo(first("").provides());
    }

    private static Step first(String digest) {
        var hosts = new LinkedHashMap<HostName, IngressState.OnHost>();
        SPEC.hostNames()
                .forEach(host ->
                        hosts.put(host, new IngressState.OnHost(List.of(), new Unit(true, true), true, digest, true)));
        return new Ingress().plan(SPEC, new IngressState(hosts)).steps().getFirst();
    }
}
