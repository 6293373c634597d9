package dev.colophon.cases.message.mail;

import dev.colophon.cases.message.MessageRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * The server that takes our mail.
 *
 * @param port 465 for TLS and 587 for STARTTLS as a rule
 * @param connecting how long a connection may take
 * @param greeting how long the server may take for each answer before it is given the mail
 * @param answering how long it may take for the mail itself; RFC 5321 lets it take minutes
 */
public record SmtpServer(
        String host,
        int port,
        Security security,
        Optional<Login> login,
        Duration connecting,
        Duration greeting,
        Duration answering) {

    /** How a connection is kept from others. */
    public enum Security {
        /** TLS from the first byte. */
        TLS,
        /** TLS before anything is said; without it nothing is sent. */
        STARTTLS,
        /** None, to this machine alone. */
        LOCAL
    }

    /** With what we are known there. */
    public record Login(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    public SmtpServer {
        if (port < 1 || port > 65_535) {
            throw new MessageRefused("not a port: " + port);
        }
        if (security == Security.LOCAL && !isThisMachine(host)) {
            throw new MessageRefused(
                    "mail goes to %s without TLS only where that is this machine: use TLS or STARTTLS".formatted(host));
        }
    }

    /** With the times that are usual. */
    public static SmtpServer of(String host, int port, Security security, Optional<Login> login) {
        return new SmtpServer(
                host, port, security, login, Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
