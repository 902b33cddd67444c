package io.swarmstead.acme;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cloud's account. There is one key for all authorities, so that one thumbprint answers the challenges of each.
 *
 * @param key in PEM
 * @param locations the authorities' names for the account, by their directories
 */
record StoredAccount(String key, Map<String, String> locations) {
    StoredAccount {
        locations = Map.copyOf(locations);
    }

    StoredAccount known(String directory, String location) {
        Map<String, String> more = new LinkedHashMap<>(locations);
        more.put(directory, location);
        return new StoredAccount(key, more);
    }

    StoredAccount forgotten(String directory) {
        Map<String, String> fewer = new LinkedHashMap<>(locations);
        fewer.remove(directory);
        return new StoredAccount(key, fewer);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "StoredAccount" + locations;
    }
}
