package dev.colophon.cases.message.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;

/**
 * A mail server that answers as it is told, to each connection alike: by the verb of a command, {@code DATA}, or {@code .} for the
 * end of a mail. {@code CLOSE} ends the connection, {@code SILENCE} answers never, {@code LATE} and an answer gives that after 1.5 s.
 */
final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final AtomicInteger mails = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedSmtp(Map<String, String> answers) throws IOException {
        this(answers, ServerSocketFactory.getDefault());
    }

    ScriptedSmtp(Map<String, String> answers, ServerSocketFactory sockets) throws IOException {
        this.answers = answers;
        this.socket = sockets.createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many mails came to their end. */
    int mails() {
        return mails.get();
    }

    int connections() {
        return connections.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection;
                BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII))) {
            OutputStream out = connection.getOutputStream();
            if (!answer(out, "GREETING", "220 scripted")) {
                return;
            }
            boolean inMail = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (inMail && !line.equals(".")) {
                    if (answers.getOrDefault("CONTENT", "").equals("CLOSE")) {
                        return;
                    }
                    continue;
                }
                String verb = inMail ? "." : line.split("[ :]", 2)[0];
                inMail = verb.equals("DATA")
                        && answers.getOrDefault("DATA", "354").startsWith("354");
                if (verb.equals(".")) {
                    mails.incrementAndGet();
                }
                if (!answer(out, verb, usual(verb))) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side has ended it.
        }
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "DATA" -> "354 go on";
            case "." -> "250 2.0.0 Ok: queued as 4F1A2B";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private boolean answer(OutputStream out, String verb, String usual) throws IOException {
        String answer = answers.getOrDefault(verb, usual);
        if (answer.equals("CLOSE")) {
            return false;
        }
        if (!answer.equals("SILENCE")) {
            boolean late = answer.startsWith("LATE ");
            if (late) {
                LockSupport.parkNanos(1_500_000_000L);
            }
            out.write((answer.substring(late ? 5 : 0) + "\r\n").getBytes(US_ASCII));
            out.flush();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
