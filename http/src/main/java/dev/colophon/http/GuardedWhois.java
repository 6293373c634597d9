package dev.colophon.http;

import dev.colophon.http.guard.Guard;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Asks servers of whois (RFC 3912): one line to port 43, and the text that comes until they close. Addresses are checked as those
 * of web servers are: all DNS answers, before the socket connects, and the peer. Thread-safe.
 */
public final class GuardedWhois {

    private static final int LONGEST_QUERY = 255;
    private static final int PIECE = 8 << 10;

    private final Guard guard;
    private final Limits limits;

    /**
     * Bounds of one question.
     *
     * @param connect until the connection stands
     * @param total until all is here
     * @param bytes of the answer; what is longer is cut off
     */
    public record Limits(Duration connect, Duration total, int bytes) {

        /** 10 s, 30 s, 256 KiB. */
        public static Limits defaults() {
            return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 256 << 10);
        }
    }

    public GuardedWhois(GuardSettings settings, Limits limits) {
        this.guard = new Guard(settings);
        this.limits = limits;
    }

    /**
     * Asks.
     *
     * @param server its name
     * @param port 43, or one that {@code settings.allowed()} names
     * @param query of printable ASCII, at most 255 characters
     * @return the bytes of the answer, perhaps none
     * @throws Refused when the server is where we do not go
     * @throws IOException when it does not answer; the message is one line
     */
    public byte[] ask(String server, int port, String query) throws Refused, IOException {
        if (query.isEmpty() || query.length() > LONGEST_QUERY || !query.chars().allMatch(c -> c > 31 && c < 127)) {
            throw new IOException("no question for whois: " + Guard.printable(query));
        }
        HttpUrl named = HttpUrl.parse("http://%s:%d/".formatted(server, port));
        if (named == null) {
            throw new IOException("no server of whois: " + Guard.printable(server));
        }
        InetSocketAddress peer = new InetSocketAddress(lookup(named).getFirst(), port);
        guard.checkWhois(named.host(), peer);
        long end = System.nanoTime() + limits.total().toNanos();
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(peer, (int) limits.connect().toMillis());
            guard.checkWhois(named.host(), new InetSocketAddress(socket.getInetAddress(), socket.getPort()));
            socket.setSoTimeout(millisUntil(end));
            socket.getOutputStream().write((query + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return receive(socket, end);
        } catch (SocketTimeoutException slow) {
            throw new IOException(named.host() + " gave no whole answer in time", slow);
        }
    }

    private List<InetAddress> lookup(HttpUrl named) throws Refused, IOException {
        try {
            return guard.lookup(named.host());
        } catch (UnknownHostException failure) {
            Refused.rethrow(failure, named);
            throw new IOException("no address is known of " + named.host(), failure);
        }
    }

    private byte[] receive(Socket socket, long end) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        InputStream in = socket.getInputStream();
        while (all.size() < limits.bytes()) {
            socket.setSoTimeout(millisUntil(end));
            int received = in.read(piece, 0, Math.min(PIECE, limits.bytes() - all.size()));
            if (received < 0) {
                break;
            }
            all.write(piece, 0, received);
        }
        return all.toByteArray();
    }

    private static int millisUntil(long end) throws SocketTimeoutException {
        long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }
}
