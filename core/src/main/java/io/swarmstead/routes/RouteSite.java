package io.swarmstead.routes;

import io.swarmstead.spec.CloudSpec;

/**
 * What routes depend on besides their file.
 *
 * @param domain of the cloud, below which a single word is a name
 * @param login whether the cloud has a login to put in front
 */
public record RouteSite(String domain, boolean login) {
    public static RouteSite of(CloudSpec cloud) {
        return new RouteSite(cloud.domain(), cloud.ingress().login().isPresent());
    }
}
