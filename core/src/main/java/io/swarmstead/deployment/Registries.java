package io.swarmstead.deployment;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.util.Map;

/**
 * The registries that know the cloud by a password. Docker itself asks them and keeps the password, in its own format, in
 * a folder of the shared volume that only root may enter: so every host has it, a reinstalled one too, and nobody has to
 * bring it there.
 */
public record Registries(Host host, String mount) {
    /** A registry that does not answer is given up by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Asked and told through this host. */
    public static Registries of(CloudSpec spec, Host host) {
        return new Registries(host, spec.storage().mount());
    }

    static String folder(String mount) {
        return mount + "/config/.swarmstead/registries";
    }

    /** The file that Docker keeps in the folder. */
    static String file(String mount) {
        return folder(mount) + "/config.json";
    }

    /** The beginning of a script whose docker commands use the cloud's logins in its first word, if there are any. */
    static final String USE = "[ ! -e \"$1/config.json\" ] || export DOCKER_CONFIG=$1\n";

    /** Keeps the password for the registry if that accepts it. */
    public void login(String registry, String user, String password) throws HostException {
        Result result = host.attempt(Command.inline("""
                        install -d -m 0700 "$1" && DOCKER_CONFIG=$1 docker login --username "$2" --password-stdin "${@:3}"
                        """, words(user, registry))
                .withInput(password)
                .withTimeout(PATIENCE)
                .onVolume(mount));
        if (!result.succeeded()) {
            throw new HostException(new Problem(
                    registry + ": not logged in, and nothing was kept",
                    result.error().lines().reduce("it does not answer", (_, last) -> last),
                    "check name and password, and that " + host.name() + " reaches it"));
        }
    }

    /** Docker knows Docker Hub by another name, and best when none is said. */
    private String[] words(String user, String registry) {
        return registry.equals(ImageReference.HUB)
                ? new String[] {folder(mount), user}
                : new String[] {folder(mount), user, registry};
    }

    /** The user's name at each registry. */
    public Map<String, String> users() throws HostException {
        return RegistryLogins.read(host.run(Command.script("[ ! -e \"$1\" ] || cat \"$1\"", file(mount))
                        .onVolume(mount)))
                .users();
    }

    /** Forgets the password. */
    public void logout(String registry) throws HostException {
        host.run(Command.inline("DOCKER_CONFIG=$1 docker logout \"${@:3}\"", words("", registry))
                .withTimeout(PATIENCE)
                .onVolume(mount));
    }
}
