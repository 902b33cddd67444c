package io.swarmstead.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Who is let through to the services that have a login in front. */
public sealed interface LoginSpec {
    /**
     * Those who know a password of these.
     *
     * @param hashes of the passwords, by the names of the users
     */
    record Users(SequencedMap<String, String> hashes) implements LoginSpec {
        public Users {
            hashes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hashes));
        }

        /** The names only: a hash can be guessed at for ever. */
        @Override
        public String toString() {
            return "Users" + hashes.keySet();
        }
    }

    /**
     * Those to whom a service of the owner's says yes.
     *
     * @param address where Traefik asks it about every request
     */
    record ForwardAuth(String address) implements LoginSpec {}
}
