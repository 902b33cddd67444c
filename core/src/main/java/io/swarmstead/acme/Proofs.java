package io.swarmstead.acme;

import io.swarmstead.spec.AcmeSpec;
import java.util.Optional;

/**
 * How names are proved.
 *
 * @param dns by records, for every name; where absent, every host answers over HTTP
 * @param http looks before the authority does whether our own answer is there
 */
public record Proofs(Optional<DnsRecords> dns, HttpCheck http) {
    /** Looks for our own answer in every place where the authority may look: what is missing would count against us. */
    @FunctionalInterface
    public interface HttpCheck {
        /** Does not look. */
        HttpCheck NONE = (_, _, _) -> {};

        /**
         * Asks for a token under a name.
         *
         * @param answer what has to come
         * @throws AcmeTrouble if something else comes from anywhere, with where it came from
         */
        void check(String name, String token, String answer) throws AcmeTrouble;
    }

    /** As the cloud's file says, from a host of the cloud. */
    public static Proofs of(AcmeSpec spec) {
        boolean everybody = WantedCertificates.PUBLIC.contains(spec.directory());
        return new Proofs(
                spec.dns().map(dns -> switch (dns) {
                    case AcmeSpec.DnsSpec.Rfc2136 server -> new UpdatedRecords(server);
                    case AcmeSpec.DnsSpec.Hook(var program) -> new HookRecords(program);
                }),
                new HttpLook(HttpLook.Addresses.ofDns(everybody)));
    }

    /** Over HTTP, unlooked for. */
    public static final Proofs HTTP = new Proofs(Optional.empty(), HttpCheck.NONE);
}
