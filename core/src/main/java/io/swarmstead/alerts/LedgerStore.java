package io.swarmstead.alerts;

import io.swarmstead.host.HostException;

/** Where all stewards find the one ledger. */
interface LedgerStore {
    /**
     * The ledger, as of one moment.
     *
     * @param version of the object that holds it; 0 where there is none yet
     */
    record Kept(Ledger ledger, String object, long version) {}

    Kept read() throws HostException;

    /** Replaces it, unless somebody else has done so since it was read; whether it was replaced. */
    boolean replace(Kept before, Ledger after) throws HostException;
}
