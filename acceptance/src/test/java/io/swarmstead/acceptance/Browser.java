package io.swarmstead.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A client that trusts the cloud's authority and nobody else, and goes to an address of our choice under the name that
 * it asks for. A new connection for every request. (java.net.http cannot be told the address of a name.)
 */
record Browser(SSLContext trust) {
    private static final int TIMEOUT_MILLIS = 3000;

    /** What a server shows for a name, and what it says. */
    record Page(String serial, String text) {}

    /** Trusts every certificate in the file. */
    static Browser trusting(java.nio.file.Path authorities) {
        try (InputStream pem = Files.newInputStream(authorities)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("authority " + trusted.size(), authority);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return new Browser(context);
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * What the server says to {@code GET https://name/path} at this address.
     *
     * @param headers whole lines, besides those that every request has
     * @return the status line and the body; the certificate was valid for the name
     */
    String get(String address, String name, String path, String... headers) throws IOException {
        return page(address, name, path, headers).text();
    }

    /** The same, with the serial of the certificate, in hexadecimal. */
    Page page(String address, String name, String path, String... headers) throws IOException {
        try (SSLSocket socket = connect(address, name)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n"
                            .formatted(
                                    path,
                                    name,
                                    Stream.of(headers)
                                            .map(line -> line + "\r\n")
                                            .collect(Collectors.joining()))
                            .getBytes(StandardCharsets.US_ASCII));
            String text = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
            return new Page(serial(socket), text);
        }
    }

    /** The serial of the certificate that is shown for a name at this address; empty where none is that is trusted. */
    String serial(String address, String name) {
        try (SSLSocket socket = connect(address, name)) {
            return serial(socket);
        } catch (IOException _) {
            return "";
        }
    }

    private static String serial(SSLSocket socket) throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSerialNumber()
                .toString(16);
    }

    /** A connection to the address, which has shown a certificate for the name. */
    SSLSocket connect(String address, String name) throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address, 443), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, name, 443, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    /** Whether it answers with 200. */
    boolean answers(String address, String name, String path) {
        try {
            return get(address, name, path).startsWith("HTTP/1.1 200");
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }
}
