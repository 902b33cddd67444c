package io.swarmstead.deployment;

import io.swarmstead.deployment.StackChange.Action;
import io.swarmstead.deployment.StackChange.Kind;
import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import io.swarmstead.swarm.Engine;
import java.util.List;

/** Makes the configs and secrets that a plan creates. Contents travel on standard input. */
record ObjectCreation(StackSite site, StackName name) {
    void create(Preparation.Ready ready) throws HostException {
        List<ContentObject> missing = ready.objects().stream()
                .filter(object -> ready.plan().changes().stream()
                        .anyMatch(change -> change.kind() == object.kind()
                                && change.action() == Action.CREATE
                                && change.name().equals(object.name())))
                .toList();
        if (missing.stream().anyMatch(object -> object.kind() == Kind.SECRET)) {
            site.manager()
                    .write(HostFile.secret(site.nameKey(), ready.nameKey().hex() + "\n")
                            .onVolume(site.mount()));
        }
        for (ContentObject object : missing) {
            create(object);
        }
    }

    private void create(ContentObject object) throws HostException {
        Command creation = Engine.post("/%ss/create".formatted(object.kind()), object.creation(name));
        Result result = site.manager().attempt(creation);
        if (!result.succeeded()) {
            throw new HostException(new Problem(
                    "%s: the swarm did not take the %s %s".formatted(name, object.kind(), object.key()),
                    Engine.complaint(result),
                    "correct it and deploy again; nothing that runs was touched"));
        }
    }
}
