package dev.colophon.benchmark.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Serves a {@link BenchWeb} from memory on loopback, in a process of its own: as a server of many names, and as a proxy for
 * programs that cannot be told where a name is. Every request is logged.
 */
final class BenchWebServer {

    private static final int LONGEST_HEAD = 16 << 10;
    private static final byte[] ROBOTS = "User-agent: *\nAllow: /\n".getBytes(StandardCharsets.UTF_8);

    private final BenchWeb web;
    private final long latencyMillis;
    private final ServerSocket socket;
    private final Queue<Hit> log = new ConcurrentLinkedQueue<>();

    /** A request, its times by the clock of this process. */
    record Hit(long startNanos, long endNanos, String host, String path) {

        static Hit of(String line) {
            String[] fields = line.split("\t", -1);
            return new Hit(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2], fields[3]);
        }

        String line() {
            return startNanos + "\t" + endNanos + "\t" + host + "\t" + path;
        }
    }

    private BenchWebServer(BenchWeb web, long latencyMillis) throws IOException {
        this.web = web;
        this.latencyMillis = latencyMillis;
        this.socket = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    }

    /** Hosts, pages, bytes and links of the web; milliseconds before an answer; then the file for the log. */
    public static void main(String[] arguments) throws IOException {
        BenchWeb web = new BenchWeb(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        BenchWebServer server = new BenchWebServer(web, Long.parseLong(arguments[4]));
        Thread.ofPlatform().daemon().start(server::accept);
        System.out.println("port=" + server.socket.getLocalPort());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) { // each line asks for the log so far, and begins a new one
                Files.write(
                        Path.of(arguments[5]),
                        server.log.stream().map(Hit::line).toList());
                server.log.clear();
                System.out.println("logged");
            }
        }
        System.exit(0);
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            byte[] buffer = new byte[LONGEST_HEAD];
            int filled = 0;
            while (true) {
                int end = endOfHead(buffer, filled);
                if (end < 0) {
                    int read = in.read(buffer, filled, buffer.length - filled);
                    if (read <= 0) {
                        return;
                    }
                    filled += read;
                    continue;
                }
                String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
                connection.getOutputStream().write(answer(head));
                if (isLast(head)) {
                    return;
                }
                System.arraycopy(buffer, end, buffer, 0, filled - end);
                filled -= end;
            }
        } catch (IOException _) {
            // The other side hung up: its right.
        }
    }

    /** Whoever says so gets no more on this connection, and the port is free again when the server has closed it first. */
    private static boolean isLast(String head) {
        return head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
    }

    private static int endOfHead(byte[] buffer, int filled) {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private byte[] answer(String head) {
        long start = System.nanoTime();
        String target = head.split(" ", 3)[1];
        String host = "";
        if (target.startsWith("http://")) {
            int slash = target.indexOf('/', 7);
            host = target.substring(7, slash);
            target = target.substring(slash);
        } else {
            int at = head.toLowerCase(Locale.ROOT).indexOf("\r\nhost:");
            host = at < 0
                    ? ""
                    : head.substring(at + 7, head.indexOf('\r', at + 7)).strip();
        }
        if (latencyMillis > 0) {
            try {
                Thread.sleep(latencyMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] answer = answer200(target);
        log.add(new Hit(start, System.nanoTime(), host, target));
        return answer;
    }

    private byte[] answer200(String path) {
        if (path.startsWith("/page/")) {
            int number = Integer.parseInt(path.substring(6));
            return whole("text/html; charset=utf-8", web.html(number % web.pages(), port()));
        }
        if (path.startsWith("/list/")) {
            String[] ends = path.substring(6).split("-", -1);
            return whole("text/plain", web.list(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), port()));
        }
        return whole("text/plain", ROBOTS);
    }

    private int port() {
        return socket.getLocalPort();
    }

    private static byte[] whole(String type, byte[] body) {
        byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(type, body.length)
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
