package io.swarmstead.stacks;

/** Services and tasks as Docker's API 1.48 tells of them. */
final class Api {
    private Api() {}

    static String service(String name, int running, int desired) {
        return service(name, running, desired, "");
    }

    /** With the state of an update that began at 10:00:01. */
    static String service(String name, int running, int desired, String update) {
        String status = update.isEmpty() ? "" : """
                ,"UpdateStatus":{"State":"%s","StartedAt":"2026-09-01T10:00:01.5Z",
                "Message":"update paused due to failure or early termination of task x1"}
                """.formatted(update);
        return """
                [{"ID":"id-of-%1$s","Version":{"Index":41},"Spec":{"Name":"%1$s","Mode":{"Replicated":{"Replicas":%3$d}}},
                "ServiceStatus":{"RunningTasks":%2$d,"DesiredTasks":%3$d,"CompletedTasks":0}%4$s}]
                """.formatted(name, running, desired, status);
    }

    /** Tasks of one service in one state, since the given second after 10:00. */
    static String tasks(String service, String state, int... seconds) {
        StringBuilder tasks = new StringBuilder("[");
        for (int second : seconds) {
            tasks.append(tasks.length() > 1 ? "," : "").append("""
                    {"ID":"task-%3$02d","ServiceID":"id-of-%1$s","Slot":1,"NodeID":"n1","DesiredState":"shutdown",
                    "Status":{"Timestamp":"2026-09-01T10:00:%3$02d.123456789Z","State":"%2$s","Message":"started",
                    "Err":"task: non-zero exit (1)"}}
                    """.formatted(service, state, second));
        }
        return tasks.append("]").toString();
    }
}
