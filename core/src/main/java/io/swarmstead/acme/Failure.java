package io.swarmstead.acme;

import io.swarmstead.spec.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.toolbox.AcmeUtils;

/** What an exception means for the order that met it. */
sealed interface Failure {
    /** The authority does not know the account; it is registered again, with the same key. */
    record AccountForgotten() implements Failure {}

    /** The authority does not know the order; another one is placed. */
    record OrderLost() implements Failure {}

    /** It is tried again with the same order. */
    record OnTheWay(Optional<Instant> wish, Problem problem) implements Failure {}

    /** This order comes to nothing. */
    record Refused(Problem problem) implements Failure {}

    /**
     * Reads an exception of acme4j.
     *
     * @param at the authority that was asked
     * @param order where the authority keeps the order
     */
    static Failure of(Exception exception, URI at, Optional<URI> order) {
        return switch (exception) {
            case AcmeLazyLoadingException lazy
            when lazy.getCause() instanceof AcmeException cause -> of(cause, at, order);
            case AcmeRateLimitedException limited ->
                new OnTheWay(
                        limited.getRetryAfter(),
                        new Problem(
                                at.getHost() + " takes no more orders for now",
                                String.valueOf(limited.getMessage()),
                                "wait: it is tried again by itself; what is served stays"));
            case AcmeServerException server -> ofProblem(server, at, order);
            case AcmeNetworkException network
            when network.getCause() instanceof HttpFailure http ->
                order.filter(http.uri()::equals).isPresent() && http.status() == 404
                        ? new OrderLost()
                        : unwell(at, String.valueOf(http.getMessage()), http.retryAfter());
            case AcmeNetworkException network -> unwell(at, String.valueOf(network.getCause()), Optional.empty());
            default -> unwell(at, String.valueOf(exception.getMessage()), Optional.empty());
        };
    }

    private static Failure ofProblem(AcmeServerException server, URI at, Optional<URI> order) {
        String why = String.valueOf(server.getMessage());
        String type = String.valueOf(AcmeUtils.stripErrorPrefix(server.getType().toString()));
        return switch (type) {
            case "accountDoesNotExist" -> new AccountForgotten();
            case "badNonce", "serverInternal", "orderNotReady" -> unwell(at, why, Optional.empty());
            default ->
                order.isPresent() && (isNotFound(server) || isOfAnother(type))
                        ? new OrderLost()
                        : new Refused(
                                new Problem(
                                        at.getHost() + " refuses the order",
                                        why,
                                        "change what it complains about in cloud.yaml or in the DNS; it is tried again by itself"));
        };
    }

    /** The order is of an account that ours came after. */
    private static boolean isOfAnother(String type) {
        return type.equals("unauthorized");
    }

    private static boolean isNotFound(AcmeServerException server) {
        return server.getProblem()
                        .asJSON()
                        .get("status")
                        .map(status -> status.asInt())
                        .orElse(0)
                == 404;
    }

    private static Failure unwell(URI at, String why, Optional<Instant> wish) {
        return new OnTheWay(
                wish,
                new Problem(
                        at.getHost() + " does not do its work",
                        why,
                        "check the way from the hosts to " + at + "; it is tried again by itself"));
    }
}
