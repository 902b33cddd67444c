package io.swarmstead.acme;

import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.CloudSpec;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** As the cloud's file says, from a host of the cloud. Every manager has to answer, whichever is asked later. */
    public static Proofs of(CloudSpec cloud, AcmeSpec spec) {
        HttpLook.Addresses named = HttpLook.Addresses.ofDns(WantedCertificates.PUBLIC.contains(spec.directory()));
        List<InetSocketAddress> managers = cloud.managers().stream()
                .map(host ->
                        new InetSocketAddress(host.address(), cloud.ingress().http()))
                .toList();
        return new Proofs(
                spec.dns().map(dns -> switch (dns) {
                    case AcmeSpec.DnsSpec.Rfc2136 server -> new UpdatedRecords(server);
                    case AcmeSpec.DnsSpec.Hook(var program) -> HookRecords.bySystemd(program);
                }),
                new HttpLook(name -> Stream.concat(named.of(name).stream(), managers.stream())
                        .toList()));
    }

    /** Over HTTP, unlooked for. */
    public static final Proofs HTTP = new Proofs(Optional.empty(), HttpCheck.NONE);
}
