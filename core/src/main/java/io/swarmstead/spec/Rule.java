package io.swarmstead.spec;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text has to be.
 *
 * @param what follows the quoted text: {@code is not a DNS label}
 */
record Rule(Predicate<String> holds, String what, String why, String next) {
    static final Rule DNS_LABEL = new Rule(
            HostName::isValid,
            "is not a DNS label",
            "it becomes a part of names on the network: 1 to 63 of a-z, 0-9 and inner hyphens",
            "choose a name such as alpha or garage-1");

    static final Rule IPV4 = matching(
            "(?!0\\.|22[4-9]|2[345][0-9])((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?=.)|$)){4}",
            "is not the IPv4 address of a machine",
            "Swarm and Gluster keep this address for good, so it has to be a fixed number and not a name",
            "write four numbers from 0 to 255, such as 10.0.0.11, without a prefix length");

    /** On the owner's machine. */
    static final Rule FILE = matching(
            "(/|~/)\\P{Cntrl}+",
            "is not the path of a file",
            "a relative path would mean another file in every directory you run swarmstead from",
            "write a path that begins with / or with ~/");

    static Rule matching(String expression, String what, String why, String next) {
        return new Rule(Pattern.compile(expression).asMatchPredicate(), what, why, next);
    }
}
