package io.swarmstead.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Result;
import io.swarmstead.host.Sighting;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HeldPackageTest {
    private static final CloudSpec SPEC = Specs.oneHost();
    private static final HostName ALPHA = new HostName("alpha");

    @Test
    void aPackageThatItsOwnerHoldsIsInstalled() {
        String dpkg = MachinePlanner.packages(SPEC).stream()
                .map(name -> (name.equals("docker.io") ? "hi " : "ii ") + " " + name)
                .collect(Collectors.joining("\n"));
        assertThat(missing(dpkg)).isEmpty();
    }

    @Test
    void aPackageThatIsHalfInstalledIsMissing() {
        String dpkg = MachinePlanner.packages(SPEC).stream()
                .map(name -> (name.equals("openssl") ? "iF " : "ii ") + " " + name)
                .collect(Collectors.joining("\n"));
        assertThat(missing(dpkg)).containsExactly("openssl");
    }

    private static Iterable<String> missing(String dpkg) {
        Answers answers = new Answers(Map.of("installed", new Result(0, dpkg, ""), "names", new Result(0, "", "")));
        return new Machine()
                .read(SPEC, Map.of(ALPHA, new Sighting.Seen<>(answers)))
                .hosts()
                .firstEntry()
                .getValue()
                .missing();
    }
}
