package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** A server on the loopback address that answers as a script says, and a proxy in front of it. */
final class ScriptedHost implements AutoCloseable {

    /** A request: its path with its query, and whether it came through the proxy. */
    record Asked(String path, boolean throughProxy, String agent) {}

    /** How an answer ends. */
    enum Ending {
        /** With the last of the bytes that its head promised. */
        WHOLE,
        /** Before the last of them. */
        SHORT,
        /** Within chunks, of which the last does not come. */
        CHUNKS,
        /** With the connection; no length was named. */
        CLOSED,
        /** With the connection, which is reset; no length was named. */
        RESET
    }

    /**
     * An answer.
     *
     * @param status of HTTP; 0 hangs up
     * @param headers beside the type, each a line
     */
    record Answer(int status, String type, byte[] body, List<String> headers, Ending ending) {

        static Answer page(int status, String html) {
            return new Answer(status, "text/html; charset=utf-8", html.getBytes(UTF_8), List.of(), Ending.WHOLE);
        }

        static Answer file(String type, byte[] body) {
            return new Answer(200, type, body, List.of(), Ending.WHOLE);
        }

        static Answer status(int status) {
            return page(status, "<title>Films</title><p>Status %d of the server".formatted(status));
        }

        static Answer to(String location) {
            return page(302, "").with("Location: " + location);
        }

        static Answer none() {
            return page(0, "");
        }

        Answer as(int status) {
            return new Answer(status, type, body, headers, ending);
        }

        Answer with(String header) {
            return new Answer(
                    status,
                    type,
                    body,
                    Stream.concat(headers.stream(), Stream.of(header)).toList(),
                    ending);
        }

        Answer ending(Ending how) {
            return new Answer(status, type, body, headers, how);
        }

        private byte[] head() {
            List<String> lines =
                    new ArrayList<>(List.of("HTTP/1.1 %d Scripted".formatted(status), "Content-Type: " + type));
            lines.addAll(headers);
            switch (ending) {
                case WHOLE -> lines.add("Content-Length: " + body.length);
                case SHORT -> lines.add("Content-Length: " + (body.length + 5_000));
                case CHUNKS -> lines.add("Transfer-Encoding: chunked");
                case CLOSED, RESET -> {}
            }
            lines.add("Connection: close");
            return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8);
        }

        void write(OutputStream out) throws IOException {
            out.write(head());
            if (ending == Ending.CHUNKS) {
                out.write((Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8));
            }
            out.write(body);
            out.flush();
        }
    }

    private static final String THROUGH = "x-through";

    private final InetSocketAddress address;
    private final Closeable server;

    private ScriptedHost(InetSocketAddress address, Closeable server) {
        this.address = address;
        this.server = server;
    }

    static ScriptedHost of(Function<Asked, Answer> script) throws IOException {
        return at(InetAddress.getLoopbackAddress(), script);
    }

    /** At another of the addresses of loopback, which is another site. */
    static ScriptedHost at(InetAddress address, Function<Asked, Answer> script) throws IOException {
        ServerSocket listening = new ServerSocket(0, 200, address);
        Thread.ofVirtual().start(() -> accept(listening, script));
        return new ScriptedHost(new InetSocketAddress(address, listening.getLocalPort()), listening);
    }

    /** One request a connection, and after the answer its end, as bare as that. */
    private static void accept(ServerSocket listening, Function<Asked, Answer> script) {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                Thread.ofVirtual().start(() -> answer(connection, script));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket connection, Function<Asked, Answer> script) {
        try (connection) {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
            String path = "";
            boolean through = false;
            String agent = "";
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                String lower = line.toLowerCase(Locale.ROOT);
                path = path.isEmpty() ? line.split(" ", -1)[1] : path;
                through |= lower.startsWith(THROUGH);
                agent = lower.startsWith("user-agent:") ? line.substring(11).strip() : agent;
            }
            Answer answer = script.apply(new Asked(path, through, agent));
            if (answer.status() == 0) {
                return; // hangs up
            }
            answer.write(connection.getOutputStream());
            if (answer.ending() == Ending.RESET) {
                Thread.sleep(200); // so that what was sent is read before
                connection.setSoLinger(true, 0);
            }
        } catch (IOException | InterruptedException goneAlready) {
            // who asked sees it
        }
    }

    /** Hands requests on, with a header that says so. */
    static ScriptedHost proxy() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        HttpClient forward = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        server.createContext("/", exchange -> handOn(forward, exchange));
        server.start();
        return new ScriptedHost(server.getAddress(), () -> {
            server.stop(0);
            forward.close();
        });
    }

    private static void handOn(HttpClient forward, HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> got = forward.send(
                    HttpRequest.newBuilder(exchange.getRequestURI())
                            .header(THROUGH, "proxy")
                            .header(
                                    "User-Agent",
                                    String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            for (String name : List.of("content-type", "location", "refresh", "content-encoding")) {
                got.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            exchange.sendResponseHeaders(got.statusCode(), got.body().length == 0 ? -1 : got.body().length);
            exchange.getResponseBody().write(got.body());
        } catch (IOException | InterruptedException e) {
            exchange.sendResponseHeaders(502, -1);
        }
    }

    /** As {@code 127.0.0.1:8123}. */
    String door() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    String url(String path) {
        return "http://" + door() + path;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
