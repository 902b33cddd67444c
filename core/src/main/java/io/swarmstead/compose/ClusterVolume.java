package io.swarmstead.compose;

/** The shape of a volume on storage that the swarm manages itself, through a driver of the CSI standard. */
final class ClusterVolume {
    private static final Shape TOPOLOGIES =
            Sequences.listOf(new Section().open().key("segments", Pairs.LABELS));

    static final Shape SHAPE = new Section()
            .open()
            .key("group", Plain.TEXT)
            .kept(
                    "access_mode",
                    new Section()
                            .open()
                            .key("scope", Plain.TEXT)
                            .key("sharing", Plain.TEXT)
                            .kept(
                                    "mount_volume",
                                    new Section()
                                            .open()
                                            .key("fs_type", Plain.TEXT)
                                            .key("mount_flags", Sequences.listOf(Plain.TEXT)))
                            .kept("block_volume", new Section().open()))
            .kept(
                    "accessibility_requirements",
                    new Section().open().key("requisite", TOPOLOGIES).key("preferred", TOPOLOGIES))
            .kept(
                    "capacity_range",
                    new Section().open().key("required_bytes", Plain.SIZE).key("limit_bytes", Plain.SIZE))
            .key(
                    "secrets",
                    Sequences.listOf(new Section().open().key("key", Plain.TEXT).key("secret", Plain.TEXT)))
            .key("availability", Plain.TEXT);

    private ClusterVolume() {}
}
