package io.swarmstead.acme;

import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.toolbox.AcmeUtils;
import org.shredzone.acme4j.toolbox.JoseUtils;

/** The cloud's account with each authority: registered when it is first needed, after its key was stored. */
final class Accounts {
    private final AcmeSpec spec;
    private final Records records;
    private final InstantSource clock;
    private final Map<URI, Session> sessions = new HashMap<>();

    Accounts(AcmeSpec spec, Records records, InstantSource clock) {
        this.spec = spec;
        this.records = records;
        this.clock = clock;
    }

    /** Speaks for the account, which is registered if the authority does not have it. */
    Login login(URI directory) throws AcmeException, AcmeTrouble, IOException {
        StoredAccount account = account();
        Session session = session(directory);
        String known = account.locations().get(directory.toString());
        if (known != null) {
            return session.login(url(URI.create(known)), PrivateKeys.read(account.key()));
        }
        Login login = registration(account).createLogin(session);
        records.write(
                account.known(directory.toString(), login.getAccountLocation().toString()));
        return login;
    }

    /** The authority says that it has no such account. */
    void forget(URI directory) throws IOException {
        records.write(account().forgotten(directory.toString()));
    }

    /** What every answer to a challenge ends with (RFC 8555, section 8.1). */
    String thumbprint() throws IOException {
        return AcmeUtils.base64UrlEncode(
                JoseUtils.thumbprint(PrivateKeys.read(account().key()).getPublic()));
    }

    static URL url(URI uri) throws IOException {
        return uri.toURL();
    }

    private StoredAccount account() throws IOException {
        Optional<StoredAccount> stored = records.account();
        if (stored.isPresent()) {
            return stored.get();
        }
        StoredAccount made = new StoredAccount(PrivateKeys.generate(), Map.of());
        records.write(made);
        return made;
    }

    private Session session(URI directory) throws AcmeTrouble {
        Session known = sessions.get(directory);
        if (known != null) {
            return known;
        }
        Optional<SSLContext> trust =
                spec.trust().isPresent() ? Optional.of(Roots.with(spec.trust().get())) : Optional.empty();
        Session session = new Session(directory, new AuthorityProvider(trust, clock));
        sessions.put(directory, session);
        return session;
    }

    private AccountBuilder registration(StoredAccount account) throws AcmeTrouble {
        AccountBuilder registration =
                new AccountBuilder().agreeToTermsOfService().useKeyPair(PrivateKeys.read(account.key()));
        spec.email().ifPresent(registration::addEmail);
        if (spec.binding().isPresent()) {
            AcmeSpec.Binding binding = spec.binding().get();
            registration.withKeyIdentifier(binding.keyId(), secret(binding.hmacFile()));
        }
        return registration;
    }

    private static String secret(String file) throws AcmeTrouble {
        try {
            return NamedFile.text(Path.of(file), NamedFile.MOST).strip();
        } catch (IOException e) {
            throw new AcmeTrouble(new Problem(
                    file + " cannot be read",
                    NamedFile.why(e),
                    "put the key of the external account there, on every manager: certificates.eab in cloud.yaml"));
        }
    }
}
