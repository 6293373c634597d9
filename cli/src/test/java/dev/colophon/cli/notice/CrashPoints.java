package dev.colophon.cli.notice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that takes whatever comes, and kills whoever sends it at a line of what they say, or before it answers that line. */
final class CrashPoints implements AutoCloseable {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?i)message-id: (<[^>]+>)");

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Collection<String> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lines = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Runnable kill = () -> {};

    CrashPoints() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The Message-IDs of all mails that were taken whole, each as often as it was. */
    Collection<String> taken() {
        return taken;
    }

    /** How many lines were said to it. */
    int said() {
        return Integer.MAX_VALUE - lines.get();
    }

    /** Kills by this when the so many-th line from now has come. */
    void killAt(int line, Runnable kill) {
        this.kill = kill;
        lines.set(line);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> talk(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1))) {
            OutputStream out = connection.getOutputStream();
            answer(out, "220 here");
            boolean data = false;
            String messageId = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean whole = data && line.equals(".");
                Matcher named = MESSAGE_ID.matcher(line);
                if (data && messageId.isEmpty() && named.find()) {
                    messageId = named.group(1);
                }
                if (whole) {
                    taken.add(messageId);
                }
                if (lines.decrementAndGet() == 0) {
                    kill.run();
                }
                if (whole) {
                    data = false;
                    messageId = "";
                    answer(out, "250 taken");
                } else if (!data) {
                    data = line.equalsIgnoreCase("DATA");
                    answer(out, data ? "354 go on" : line.startsWith("QUIT") ? "221 bye" : "250 well");
                }
            }
        } catch (IOException _) {
            // Whoever sent it was killed.
        }
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
