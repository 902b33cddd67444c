package io.swarmstead.certificates;

import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.spec.HostName;
import java.util.Set;

/** What can be done about the cloud's own authority. */
public sealed interface AuthorityStep extends CertificatesStep {
    /**
     * Makes the cloud's authority.
     *
     * @param permitted what it may certify, as openssl takes it
     * @param before the digest of the one that it takes the place of on this host; empty where there is none
     * @param reason why there is to be one
     * @param trusted whether clients trust one of before, and are to trust this one instead
     */
    record CreateAuthority(HostName host, String cloud, String permitted, String before, String reason, boolean trusted)
            implements AuthorityStep {
        @Override
        public String action() {
            return trusted
                    ? "make the cloud's certificate authority anew: every client has to trust the new one"
                    : "make the cloud's certificate authority";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(AUTHORITY);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(AuthorityPlace.OF_HOST.make(cloud, permitted, before));
        }
    }

    /** Encrypts the authority's key where it lies in plain, as it once did everywhere. */
    record EncryptKey(HostName host) implements AuthorityStep {
        @Override
        public String action() {
            return "encrypt the key of the cloud's certificate authority";
        }

        @Override
        public String reason() {
            return "it lies there in plain";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(AuthorityPlace.OF_HOST.seal());
        }
    }

    /**
     * Takes the authority's key away from a worker.
     *
     * @param keeper a manager that has it, which is asked once more
     */
    record TakeKeyAway(HostName host, HostName keeper) implements AuthorityStep {
        @Override
        public String action() {
            return "take the key of the cloud's certificate authority away";
        }

        @Override
        public String reason() {
            return "only managers need it, and " + keeper + " has it";
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(keeper).run(AuthorityPlace.OF_HOST.usable());
            fleet.host(host).run(AuthorityPlace.OF_HOST.forget());
        }
    }
}
