package io.swarmstead.acme;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the engine keeps in a store, as JSON. */
final class Records {
    private static final String ACCOUNT = "account";
    private static final String LIMITS = "limits";

    /** What managers copy: written by {@link PublishedCertificates} itself, which needs the text. */
    static final String PUBLISHED = "published";

    private final AcmeStore store;

    Records(AcmeStore store) {
        this.store = store;
    }

    CertificateRecord certificate(CertificateWant want) throws IOException {
        return read(key(want), CertificateRecord.class).orElse(CertificateRecord.NEW);
    }

    void write(CertificateWant want, CertificateRecord record) throws IOException {
        store.write(key(want), JsonMapper.shared().writeValueAsString(record));
    }

    Optional<StoredAccount> account() throws IOException {
        return read(ACCOUNT, StoredAccount.class);
    }

    void write(StoredAccount account) throws IOException {
        store.write(ACCOUNT, JsonMapper.shared().writeValueAsString(account));
    }

    Optional<PublishedCertificates> published() throws IOException {
        return read(PUBLISHED, PublishedCertificates.class);
    }

    LimitLog limits() throws IOException {
        return read(LIMITS, LimitLog.class).orElse(LimitLog.EMPTY);
    }

    void write(LimitLog limits) throws IOException {
        store.write(LIMITS, JsonMapper.shared().writeValueAsString(limits));
    }

    private static String key(CertificateWant want) {
        return "certificate/" + want.name();
    }

    private <T> Optional<T> read(String key, Class<T> type) throws IOException {
        Optional<String> text = store.read(key);
        try {
            return text.map(json -> JsonMapper.shared().readValue(json, type));
        } catch (JacksonException e) {
            // the text may hold a key, so it is not repeated
            throw new IOException("what is stored of " + key + " cannot be read", e.withCause(null));
        }
    }
}
