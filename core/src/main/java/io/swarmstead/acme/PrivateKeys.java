package io.swarmstead.acme;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.shredzone.acme4j.util.KeyPairUtils;

/** Keys on the curve P-256, which every authority and every browser takes, as PEM. */
final class PrivateKeys {
    private PrivateKeys() {}

    /** A new one; the public half is in the text too. */
    static String generate() {
        try {
            // the JDK's own writes no public half, and none can be had from it again
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            StringWriter pem = new StringWriter();
            KeyPairUtils.writeKeyPair(generator.generateKeyPair(), pem);
            return pem.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no keys on P-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair read(String pem) {
        try {
            return KeyPairUtils.readKeyPair(new StringReader(pem));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
