package io.swarmstead.daemon;

import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.spec.IngressSpec;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Whether Traefik of this host serves the certificates that it shall: a real handshake for one name in each look, the
 * names in turn, so that a look costs the same however many there are.
 */
final class CertificateSense implements Sense {
    private static final int MILLIS = 3000;

    private final Path status;
    private final int port;
    private int turn;

    CertificateSense(Path status, IngressSpec ingress) {
        this.status = status;
        this.port = ingress.https();
    }

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public String subject() {
        return "Traefik, asked for a certificate,";
    }

    @Override
    public String wellbeing() {
        return "the newest certificates are served";
    }

    @Override
    public Duration patience() {
        return Duration.ofMillis(2 * MILLIS);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Optional<String> look() throws IOException {
        List<CertificateStatus> issued =
                known().stream().filter(one -> one.served().isPresent()).toList();
        if (issued.isEmpty()) {
            return Optional.empty();
        }
        turn = (turn + 1) % issued.size();
        CertificateStatus one = issued.get(turn);
        String name = one.covered();
        BigInteger serial = served(name);
        return serial.equals(new BigInteger(one.served().orElseThrow().serial(), 16))
                ? Optional.empty()
                : Optional.of("Traefik serves an old certificate, or another one, for " + name);
    }

    private List<CertificateStatus> known() throws IOException {
        try {
            return CertificateStatus.read(Files.readString(status));
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private BigInteger served(String name) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            plain.setSoTimeout(MILLIS);
            try (SSLSocket socket = (SSLSocket) anybody().getSocketFactory().createSocket(plain, name, port, false)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(name)));
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
            }
        }
    }

    /** Whoever signed it: which one is served is the question, not who trusts it. */
    private static SSLContext anybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is part of every JDK", e);
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Ends by itself, soon. */
    @Override
    public void abandon() {}
}
