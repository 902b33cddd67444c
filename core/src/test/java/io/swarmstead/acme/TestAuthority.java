package io.swarmstead.acme;

import io.swarmstead.spec.AcmeSpec;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** An authority of which nothing is asked but certificates. */
final class TestAuthority {
    private TestAuthority() {}

    static AcmeSpec spec(URI directory, String... names) {
        return new AcmeSpec(
                directory,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(names));
    }
}
