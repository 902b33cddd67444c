package io.swarmstead.spec;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads who is let through. A password that somebody wrote instead of its hash is refused and not repeated. */
final class LoginReader {
    private static final Rule ADDRESS = Rule.matching(
            "https?://[A-Za-z0-9._-]+(:[1-9][0-9]{0,4})?(/\\S*)?",
            "is not the URL of a service",
            "Traefik asks it about every request to a service with protect: true",
            "write http:// and a service on the network traefik_public as STACK_SERVICE, such as http://auth_server:4181");

    /** What Traefik tells hashes by; it compares everything else with a password that nobody has. */
    private static final Pattern HASH = Pattern.compile(
            "\\$2[aby]\\$(0[4-9]|1[0-9]|2[0-9]|3[01])\\$[./A-Za-z0-9]{53}" // bcrypt
                    + "|\\$apr1\\$[./A-Za-z0-9]{1,8}\\$[./A-Za-z0-9]{22}" // MD5 as Apache has it
                    + "|\\{SHA}[+/A-Za-z0-9]{27}="); // SHA-1

    /** A colon ends the name in what browsers send (RFC 7617, section 2). */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private LoginReader() {}

    static Optional<LoginSpec> read(Section ingress) {
        Optional<LoginSpec> users = ingress.value("users").flatMap(LoginReader::users);
        Optional<LoginSpec> asked = ingress.value("forward-auth")
                .flatMap(address -> address.text(ADDRESS))
                .map(LoginSpec.ForwardAuth::new);
        if (ingress.value("users").isPresent() && ingress.value("forward-auth").isPresent()) {
            ingress.refuse(
                    "users",
                    "users and forward-auth are both written",
                    "either passwords are held here, or another service decides",
                    "delete one of them");
        }
        return asked.or(() -> users);
    }

    private static Optional<LoginSpec> users(Value users) {
        return users.entries("alice: \"<what swarmstead password prints>\"").flatMap(section -> {
            SequencedMap<String, String> hashes = new LinkedHashMap<>();
            section.values().forEach(user -> hash(user).ifPresent(hash -> hashes.put(user.key(), hash)));
            return section.size() > 0
                    ? Optional.of(new LoginSpec.Users(hashes))
                    : users.refuse(
                            "has no user",
                            "nobody could log in",
                            "write a line for each, or delete this one: alice: \"<what swarmstead password prints>\"");
        });
    }

    private static Optional<String> hash(Value user) {
        if (!NAME.matcher(user.key()).matches()) {
            return user.refuse(
                    "is not the name of a user",
                    "browsers send it with a colon behind it: letters, digits, dots, hyphens, underscores and @, 64 at most",
                    "choose another name");
        }
        return user.text()
                .flatMap(hash -> HASH.matcher(hash).matches()
                        ? Optional.of(hash)
                        : user.refuse(
                                "is not the hash of a password",
                                "a password that is written here as it is could be read by everybody who sees this file",
                                "swarmstead password asks for one and prints its hash; write that, in quotes"));
    }
}
