package io.swarmstead.alerts;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Mail, handed to one server.
 *
 * @param port on 465 TLS comes first (RFC 8314), on others STARTTLS is used where the server has it
 * @param login without one any server will do; with one TLS is insisted on
 */
public record Email(String server, int port, String from, List<String> to, Optional<Login> login) implements Channel {
    private static final int IMPLICIT_TLS = 465;

    /** Whom the server lets send. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    public Email {
        to = List.copyOf(to);
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public void send(Notice notice) throws IOException {
        try {
            MimeMessage message = new MimeMessage(session());
            message.setFrom(new InternetAddress(from));
            for (String address : to) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
            }
            message.setSubject(notice.subject(), StandardCharsets.UTF_8.name());
            message.setText(notice.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(notice.at()));
            message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody answers that he is on holiday
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IOException("%s does not take the mail: %s".formatted(server, e.getMessage()), e);
        }
    }

    private Session session() {
        String patience = Long.toString(PATIENCE.toMillis());
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", server);
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(port == IMPLICIT_TLS));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.starttls.enable", "true");
        settings.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(login.isPresent() && port != IMPLICIT_TLS));
        settings.setProperty("mail.smtp.auth", Boolean.toString(login.isPresent()));
        settings.setProperty("mail.smtp.connectiontimeout", patience);
        settings.setProperty("mail.smtp.timeout", patience);
        settings.setProperty("mail.smtp.writetimeout", patience);
        return Session.getInstance(settings, login.map(Email::authenticator).orElse(null));
    }

    private static Authenticator authenticator(Login login) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(login.user(), login.password());
            }
        };
    }
}
