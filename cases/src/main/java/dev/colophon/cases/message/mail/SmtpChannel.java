package dev.colophon.cases.message.mail;

import dev.colophon.cases.message.mail.SmtpServer.Login;
import dev.colophon.cases.message.mail.SmtpServer.Security;
import dev.colophon.evidence.report.Visible;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands mail to one server, a connection a mail. Thread-safe. */
public final class SmtpChannel {

    private static final Pattern QUEUED =
            Pattern.compile("(?i)(?:queued as|queued mail for delivery|id=|message id:?)\\s*<?([A-Za-z0-9._@-]+)");
    private static final int FOR_GOOD = 500;
    private static final int FOR_NOW = 400;
    /** RFC 3207, RFC 4954. */
    private static final int TLS_OR_USER_FIRST = 530;

    private static final int LONGEST_ANSWER = 500;

    private static final int LONGEST_GREETING = 100;

    private static final Pattern REFUSING = Pattern.compile("^[45]\\d\\d\\b");

    private static final String CLOSED = "the server closed the connection";

    private final SmtpServer server;
    private final SSLSocketFactory sockets;

    /** A channel that trusts the certificates that this Java trusts. */
    public SmtpChannel(SmtpServer server) {
        this(server, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** A channel that trusts what these sockets trust: a server of one's own may have a certificate of one's own. */
    public SmtpChannel(SmtpServer server, SSLSocketFactory sockets) {
        this.server = server;
        this.sockets = sockets;
    }

    /** Tries once. Never throws for what a server or a network does. */
    public Delivery send(SignedMail mail) {
        boolean tls = server.security() == Security.TLS;
        WatchedSockets opened = new WatchedSockets(tls ? sockets : SocketFactory.getDefault());
        Session session = Session.getInstance(properties(mail, opened));
        Watched transport = new Watched(session, server, opened);
        try {
            Optional<Login> login = server.login();
            transport.connect(
                    server.host(),
                    server.port(),
                    login.map(Login::user).orElse(null),
                    login.map(Login::password).orElse(null));
        } catch (MessagingException e) {
            return new Delivery.RefusedForNow(notConnected(transport, e));
        }
        try {
            return hand(mail, session, transport);
        } finally {
            close(transport);
        }
    }

    private static void close(Watched transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // What became of the mail is known by now.
        }
    }

    private Delivery hand(SignedMail mail, Session session, Watched transport) {
        try {
            Address[] to = {new InternetAddress(mail.to().toString())};
            transport.sendMessage(new Exact(session, mail), to);
            return new Delivery.Accepted(queueId(transport.getLastServerResponse()));
        } catch (MessagingException e) {
            return refused(mail, e, transport.isOnItsWay());
        }
    }

    private Delivery refused(SignedMail mail, MessagingException failure, boolean onItsWay) {
        Refusal refusal = refusal(failure);
        if (refusal.code() == TLS_OR_USER_FIRST) {
            return new Delivery.RefusedForNow(
                    "%s:%d, your own mail server, wants TLS or a user first (%s): set `security`, or `user` and its password, in [mail]"
                            .formatted(server.host(), server.port(), refusal.answer()));
        }
        if (refusal.code() >= FOR_GOOD && isOfSender(failure)) {
            return new Delivery.RefusedForNow(
                    "%s:%d, your own mail server, takes no mail from %s (%s): set `from` in [mail] to an address that it takes"
                            .formatted(server.host(), server.port(), mail.from(), refusal.answer()));
        }
        if (refusal.code() >= FOR_GOOD) {
            return new Delivery.RefusedForGood(refusal.code(), refusal.answer());
        }
        return refusal.code() < FOR_NOW && onItsWay
                ? new Delivery.Unknown(refusal.answer())
                : new Delivery.RefusedForNow(refusal.answer());
    }

    /**
     * What the server answered.
     *
     * @param code less than 400 where it did not refuse
     */
    private record Refusal(int code, String answer) {}

    /** What refuses the sender says nothing of the recipient. */
    private static boolean isOfSender(MessagingException failure) {
        Exception one = failure;
        while (one instanceof MessagingException known) {
            if (known instanceof SMTPSenderFailedException
                    || (known instanceof SMTPSendFailedException of
                            && String.valueOf(of.getCommand()).startsWith("MAIL"))) {
                return true;
            }
            one = known.getNextException();
        }
        return false;
    }

    /** That of the recipient stands behind a general failure. */
    private static Refusal refusal(MessagingException failure) {
        Refusal worst = new Refusal(0, shown(failure.getMessage()));
        Exception one = failure;
        while (one instanceof MessagingException known) {
            int code = switch (known) {
                case SMTPAddressFailedException of -> of.getReturnCode();
                case SMTPSenderFailedException of -> of.getReturnCode();
                case SMTPSendFailedException of -> of.getReturnCode();
                default -> 0;
            };
            worst = code > worst.code() ? new Refusal(code, shown(known.getMessage())) : worst;
            one = known.getNextException();
        }
        return worst;
    }

    private String notConnected(Watched transport, MessagingException failure) {
        String place = server.host() + ":" + server.port();
        if (failure instanceof AuthenticationFailedException) {
            return "%s does not take this user and password: %s".formatted(place, shown(failure.getMessage()));
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "%s shows no certificate that is trusted for its name: %s"
                        .formatted(place, shown(cause.getMessage()));
            }
        }
        return String.valueOf(failure.getMessage()).startsWith("Got bad greeting")
                ? badGreeting(place, transport.getLastServerResponse())
                : "%s cannot be reached: %s".formatted(place, shown(failure.getMessage()));
    }

    private static String badGreeting(String place, @Nullable String greeting) {
        String words = Visible.cut(shown(greeting), LONGEST_GREETING);
        return REFUSING.matcher(words).find()
                ? "%s, your own mail server, refuses us at its greeting: %s".formatted(place, words)
                : CLOSED.equals(words)
                        ? "%s gave no greeting: %s".formatted(place, words)
                        : "%s does not greet as a mail server does, but with: %s".formatted(place, words);
    }

    private Properties properties(SignedMail mail, WatchedSockets opened) {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis(server.connecting().toMillis()));
        properties.put("mail.smtp.timeout", millis(server.greeting().toMillis()));
        properties.put("mail.smtp.writetimeout", millis(server.answering().toMillis()));
        properties.put("mail.smtp.from", mail.from().toString());
        properties.put("mail.smtp.localhost", mail.from().domain());
        properties.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        // What follows the acceptance of a mail must not put it into question.
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(server.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        if (server.security() == Security.TLS) {
            properties.put("mail.smtp.ssl.socketFactory", new WatchedTlsSockets(sockets, opened));
        } else {
            properties.put("mail.smtp.ssl.socketFactory", sockets);
            properties.put("mail.smtp.socketFactory", opened);
        }
        // Else it would try again without them.
        properties.put("mail.smtp.socketFactory.fallback", "false");
        return properties;
    }

    private static String millis(long duration) {
        return Long.toString(Math.clamp(duration, 1, Integer.MAX_VALUE));
    }

    private static String queueId(String answer) {
        Matcher named = QUEUED.matcher(answer);
        return named.find() ? named.group(1) : shown(answer);
    }

    private static String shown(@Nullable String text) {
        if ("[EOF]".equals(String.valueOf(text).strip())) {
            return CLOSED;
        }
        return Visible.cut(
                Visible.line(
                        Objects.requireNonNullElse(text, "no reason was given").strip()),
                LONGEST_ANSWER);
    }

    /** A mail that is written as it was signed. */
    private static final class Exact extends MimeMessage {

        private final byte[] bytes;

        Exact(Session session, SignedMail mail) throws MessagingException {
            super(session, new ByteArrayInputStream(mail.bytes()));
            this.bytes = mail.bytes();
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(bytes);
        }
    }

    /** Notes from when on the server may hold the mail, and then gives it more time. */
    private static final class Watched extends SMTPTransport {

        private final WatchedSockets opened;
        private final Duration answering;
        private boolean onItsWay;

        Watched(Session session, SmtpServer server, WatchedSockets opened) {
            super(
                    session,
                    new URLName("smtp", server.host(), server.port(), null, null, null),
                    "smtp",
                    server.security() == Security.TLS);
            this.opened = opened;
            this.answering = server.answering();
        }

        /** The server has said that it is ready for the mail (354). */
        @Override
        protected OutputStream data() throws MessagingException {
            OutputStream data = super.data();
            onItsWay = true;
            opened.waitFor(answering);
            return data;
        }

        boolean isOnItsWay() {
            return onItsWay;
        }
    }
}
