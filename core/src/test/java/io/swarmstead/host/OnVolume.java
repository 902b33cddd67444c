package io.swarmstead.host;

import java.util.regex.Pattern;

/**
 * Holds that nothing of ours that is given a path on the volume runs where a link that somebody plants there is followed.
 * Every fake host asks, so a command that no test runs for the sake of its path is held to it too.
 */
final class OnVolume {
    /** As the clouds of tests have it. The place itself is root's, and so are the hosts' own commands for mounts. */
    private static final Pattern PATH = Pattern.compile("/var/data/|/srv/swarmstead/brick/");

    private OnVolume() {}

    static void require(Command command) {
        String read = command.plainLine().contains(Command.SCRIPT) ? command.input() : "";
        require(command.plainLine() + "\n" + read, command.volume().isPresent());
    }

    static void require(HostFile file) {
        require(file.path(), file.volume().isPresent());
    }

    static Look require(Look look) {
        look.questions().values().forEach(question -> require(question, held(question)));
        return look;
    }

    /** From its beginning, or from behind the words that look whether it can be, and whether there is such a directory. */
    private static boolean held(String question) {
        return question.startsWith("unshare ") || question.contains(NoLinks.POSSIBLE + "unshare ");
    }

    private static void require(String told, boolean held) {
        if (!held && PATH.matcher(told).find()) {
            throw new AssertionError("is not held to the volume (Command.onVolume): " + told);
        }
    }
}
