package io.swarmstead.storage;

import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import java.util.List;

/** A cloud of one host: the data lies in a directory, at the same path where a volume will be mounted when it grows. */
final class LocalStorage {
    private LocalStorage() {}

    static Plan plan(CloudSpec spec, StorageState state) {
        List<Step> steps = state.hosts().entrySet().stream()
                .filter(host ->
                        !host.getValue().alive() || !host.getValue().differing().isEmpty())
                .<Step>map(host -> new MountStep.MakeDirectory(
                        host.getKey(), spec.storage(), host.getValue().differing()))
                .toList();
        return new Plan(steps, List.of());
    }
}
