package io.swarmstead.certificates;

import io.swarmstead.host.Command;
import io.swarmstead.host.Look;

/**
 * Where a host has the cloud's authority, and what opens its key.
 *
 * <p>The key is encrypted (PKCS #8, AES-256) under a secret of that host's own, which lies elsewhere on its disk: a copy of
 * {@code /etc}, or of any one directory, holds no key that can be used, and root's disk does. openssl signs with it as it
 * is, by the name of the secret's file: so the key is in plain in no file, and the secret in no command line.
 *
 * <p>The encrypted key takes the place of one in plain, as hosts had before, by a rename: after a cut anywhere there is one
 * or the other, and everything here reads both.
 */
record AuthorityPlace(String folder, String secret) {
    /** Of every host. */
    static final AuthorityPlace OF_HOST =
            new AuthorityPlace("/etc/swarmstead/authority", "/var/lib/swarmstead/authority-secret");

    /** In a script: what openssl tells of a key in a file under a secret, and whether it is that of a certificate. */
    static final String FUNCTIONS = """
            set -o pipefail
            sealed() { grep -q ENCRYPTED -- "$1"; }
            # without a secret openssl would ask a person
            opened() { if [ -s "$1" ]; then echo "file:$1"; else echo pass:; fi; }
            key() {
                openssl pkey -in "$1" -passin "$(opened "$2")" "${@:3}"
            }
            fits() {
                local public
                public=$(openssl x509 -noout -pubkey -in "$2" 2> /dev/null) && [ -n "$public" ] &&
                    [ "$(key "$1" "$3" -pubout 2> /dev/null)" = "$public" ]
            }
            """;

    /** A question: {@code sealed}, {@code plain} or {@code useless}; no where there is no key. */
    static final String KEY = Look.THERE + FUNCTIONS + """
            there "$1/ca.key" || exit 1
            openssl version > /dev/null || exit 2
            if ! there "$1/ca.crt" || ! fits "$1/ca.key" "$1/ca.crt" "$2"; then
                echo useless
            elif there "$1/ca.key.plain" || ! sealed "$1/ca.key"; then
                echo plain
            else
                echo sealed
            fi
            """;

    /** In a script: makes the host's secret where there is none, and puts a key in its place that it has encrypted. */
    private static final String WRITING = FUNCTIONS + """
            set -e
            umask 077
            if ! grep -qxE '[0-9a-f]{64}' -- "$2" 2> /dev/null; then
                (umask 022 && mkdir -p -- "${2%/*}")
                openssl rand -hex 32 > "$2.new"
                grep -qxE '[0-9a-f]{64}' -- "$2.new"
                sync -- "$2.new"
                mv -T -- "$2.new" "$2"
                sync -- "${2%/*}"
            fi
            encrypt() { openssl pkcs8 -topk8 -v2 aes-256-cbc -passout "file:$2" -out "$1/ca.key.new"; }
            take_plain_away() {
                [ ! -e "$1/ca.key.plain" ] || shred -u -- "$1/ca.key.plain"
            }
            settle() {
                fits "$1/ca.key.new" "$1/ca.crt" "$2" || { echo "the key does not belong to $1/ca.crt" >&2; exit 1; }
                sync -- "$1/ca.key.new"
                if [ -e "$1/ca.key" ] && ! sealed "$1/ca.key"; then
                    ln -f -- "$1/ca.key" "$1/ca.key.plain"
                fi
                mv -T -- "$1/ca.key.new" "$1/ca.key"
                sync -- "$1"
                take_plain_away "$1"
            }
            """;

    String certificate() {
        return folder + "/ca.crt";
    }

    /** Digests of authorities that the owner has given up, each in a line. */
    String givenUp() {
        return folder + "/given-up";
    }

    /**
     * Makes another authority than the one with this digest, unless there is one.
     *
     * <p>Its certificate says whom it may certify, and that it certifies servers only: who has its key can sign for nobody
     * else, towards a client that looks at either.
     */
    Command make(String cloud, String permitted, String unlike) {
        return Command.exclusive(
                "certificates",
                "(umask 022 && mkdir -p -- \"$1\")\n" + WRITING + """
                if fits "$1/ca.key" "$1/ca.crt" "$2" && [ "$(sha256sum < "$1/ca.crt")" != "$5  -" ]; then
                    exit 0
                fi
                openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes-256-cbc -pass "file:$2" -out "$1/ca.key.new"
                openssl req -x509 -new -key "$1/ca.key.new" -passin "file:$2" -days 3650 -subj "/CN=$3 cloud authority" \\
                    -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign \\
                    -addext extendedKeyUsage=serverAuth -addext "nameConstraints=critical,$4" -out "$1/ca.crt.new"
                chmod 0644 "$1/ca.crt.new"
                sync -- "$1/ca.crt.new"
                mv -T -- "$1/ca.crt.new" "$1/ca.crt"
                settle "$1" "$2"
                """,
                folder,
                secret,
                cloud,
                permitted,
                unlike);
    }

    /** Encrypts the key that is there, if it is in plain. */
    Command seal() {
        return Command.exclusive("certificates", WRITING + """
                if sealed "$1/ca.key" && fits "$1/ca.key" "$1/ca.crt" "$2"; then
                    take_plain_away "$1"
                    exit 0
                fi
                key "$1/ca.key" "$2" | encrypt "$1" "$2"
                settle "$1" "$2"
                """, folder, secret);
    }

    /** Keeps this key, of the certificate that is there. */
    Command keep(String key) {
        return Command.exclusive("certificates", WRITING + """
                printf '%s\\n' "$3" | encrypt "$1" "$2"
                settle "$1" "$2"
                """, folder, secret, key);
    }

    /** Prints the key, which fits the certificate, for another host to keep. */
    Command read() {
        return Command.script(
                FUNCTIONS + "fits \"$1/ca.key\" \"$1/ca.crt\" \"$2\" && key \"$1/ca.key\" \"$2\"\n", folder, secret);
    }

    /** Succeeds where the key can be used. */
    Command usable() {
        return Command.script(FUNCTIONS + "fits \"$1/ca.key\" \"$1/ca.crt\" \"$2\"\n", folder, secret);
    }

    /** Takes every key away. */
    Command forget() {
        return Command.exclusive("certificates", """
                set -e
                for file in "$1/ca.key" "$1/ca.key.plain" "$1/ca.key.new" "$2" "$2.new"; do
                    [ ! -e "$file" ] || shred -u -- "$file"
                done
                sync -- "$1"
                """, folder, secret);
    }

    /** Writes down that the authority which is there is not to be the cloud's any more. */
    Command giveUp() {
        return Command.exclusive("certificates", """
                set -e
                digest=$(sha256sum < "$1")
                printf '%s\\n' "${digest%% *}" >> "$2"
                sync -- "$2"
                """, certificate(), givenUp());
    }
}
