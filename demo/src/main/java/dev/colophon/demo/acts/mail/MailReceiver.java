package dev.colophon.demo.acts.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A mail server for the hosts of the demonstration (RFC 5321, receiving only): on loopback, without TLS, a few sessions at a time, each
 * within bounds. It relays nothing. Thread-safe.
 */
public final class MailReceiver implements AutoCloseable {

    private static final int MOST_SESSIONS = 16;
    private static final int BACKLOG = 50;

    /** Whose mail it is. */
    public interface Mailboxes {

        /** Why mail to an address is refused for good; empty where it is taken. */
        Optional<String> refusal(String address);

        /** Takes a mail; it is acknowledged when this returns. */
        void take(ReceivedMail mail);
    }

    private final ServerSocket listening;
    private final Mailboxes mailboxes;
    private final Semaphore sessions = new Semaphore(MOST_SESSIONS);

    /** Begins to listen, at a port that is free. */
    public MailReceiver(Mailboxes mailboxes) throws IOException {
        this.mailboxes = mailboxes;
        this.listening = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
        Thread _ = Thread.ofVirtual().start(this::accept);
    }

    /** As {@code 127.0.0.1:2525}. */
    public String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                if (sessions.tryAcquire()) {
                    Thread _ = Thread.ofVirtual().start(() -> serve(connection));
                } else {
                    connection.close();
                }
            } catch (IOException _) {
                // Either it is closed, or one caller hung up: the next is listened to.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            new SmtpSession(connection, mailboxes).run();
        } catch (IOException _) {
            // Whoever hung up has no answer to wait for.
        } finally {
            sessions.release();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
