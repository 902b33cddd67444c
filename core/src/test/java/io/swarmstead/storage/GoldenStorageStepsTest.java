package io.swarmstead.storage;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import io.swarmstead.spec.StorageSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Every kind of step of the storage, as it is told and as hosts get it, in {@code src/test/resources/storage-steps}. */
class GoldenStorageStepsTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final StorageSpec STORAGE = SPEC.storage();
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName GAMMA = new HostName("gamma");
    private static final String VOLUME = STORAGE.volume();

    private static final Map<String, StorageStep> STEPS = Map.ofEntries(
            Map.entry("configure", new StorageStep.ConfigureStorage(GAMMA, StorageFiles.of(SPEC, GAMMA), false, false)),
            Map.entry(
                    "configure-without-a-remount",
                    new StorageStep.ConfigureStorage(
                            GAMMA, StorageFiles.of(SPEC, GAMMA).subList(0, 2), true, false)),
            Map.entry(
                    "configure-what-runs",
                    new StorageStep.ConfigureStorage(GAMMA, StorageFiles.of(SPEC, GAMMA), true, false)),
            Map.entry(
                    "configure-what-is-mounted",
                    new StorageStep.ConfigureStorage(GAMMA, StorageFiles.of(SPEC, GAMMA), true, true)),
            Map.entry("confine-volume", new MountStep.ConfineVolume(GAMMA, STORAGE)),
            Map.entry("start-glusterd", new GlusterStep.StartGlusterd(GAMMA)),
            Map.entry("probe-peer", new GlusterStep.ProbePeer(ALPHA, GAMMA, "10.0.0.13")),
            Map.entry("take-its-place", new GlusterStep.TakeItsPlace(GAMMA, "10.0.0.13", ALPHA, "10.0.0.11", VOLUME)),
            Map.entry(
                    "create-volume",
                    new GlusterStep.CreateVolume(
                            ALPHA,
                            STORAGE,
                            List.of("10.0.0.11:/b", "10.0.0.12:/b", "10.0.0.13:/b"),
                            options("a.b", "1", "c.d", "on"))),
            Map.entry("set-option", new GlusterStep.SetOptions(ALPHA, VOLUME, options("a.b", "1"))),
            Map.entry("set-options", new GlusterStep.SetOptions(ALPHA, VOLUME, options("a.b", "1", "c.d", "on"))),
            Map.entry("start-volume", new GlusterStep.StartVolume(ALPHA, VOLUME, "/b", false)),
            Map.entry("start-missing-bricks", new GlusterStep.StartVolume(ALPHA, VOLUME, "/b", true)),
            Map.entry("copy-anew", new GlusterStep.CopyAnew(ALPHA, VOLUME, GAMMA, "10.0.0.13:/b", 2, "")),
            Map.entry("make-key", new TransportStep.MakeKey(ALPHA, "home")),
            Map.entry("copy-key", new TransportStep.CopyKey(GAMMA, ALPHA)),
            Map.entry("secure-host", new TransportStep.SecureHost(GAMMA, true, true)),
            Map.entry("change-pool", new TransportStep.ChangePool(ALPHA, VOLUME, true, List.of(ALPHA, GAMMA), false)),
            Map.entry("mount-volume", new MountStep.MountVolume(GAMMA, STORAGE)),
            Map.entry(
                    "make-directory",
                    new MountStep.MakeDirectory(
                            ALPHA,
                            Specs.oneHost().storage(),
                            StorageFiles.of(Specs.oneHost(), new HostName("alpha")))));

    private static SequencedMap<String, String> options(String... words) {
        SequencedMap<String, String> options = new LinkedHashMap<>();
        for (int index = 0; index < words.length; index += 2) {
            options.put(words[index], words[index + 1]);
        }
        return options;
    }

    /** One that does what it is told; the pool is as alpha keeps it on its disk. */
    private static FakeFleet fleet() {
        FakeFleet fleet = FakeFleet.of("alpha", "gamma");
        fleet.fake("alpha").accepts("").answersScript("itself=", """
                3f2b8c1e-0000-4000-8000-000000000000
                110000
                5f2b8c1e-0000-4000-8000-000000000000 10.0.0.11
                """);
        fleet.fake("gamma").accepts("");
        return fleet;
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("storage-steps", StorageStep.class).match(STEPS, GoldenStorageStepsTest::fleet);
    }
}
