package dev.colophon.benchmark.evidence;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import dev.colophon.warc.Provenance;
import dev.colophon.warc.WarcSettings;
import dev.colophon.warc.WarcSpan;
import dev.colophon.warc.WarcStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A capture of what a server on loopback answers, made as those of the product are.
 *
 * @param warc a file with this one exchange
 * @param url that was fetched
 * @param time of the capture, as the file has it
 */
record LoopbackCapture(Path warc, String url, Instant time) {

    private static final String HOST = "site.example";
    private static final String CONTACT = "https://colophon.example/about";

    /** Serves a body and captures it below the folder. */
    static LoopbackCapture of(Path folder, String mediaType, byte[] body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", mediaType);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        String door = HOST + ":" + server.getAddress().getPort();
        GuardSettings guard = GuardSettings.of(CONTACT, Files.createDirectories(folder.resolve("scratch")))
                .withAllowed(AllowList.of(List.of(door)))
                .withResolver(_ -> List.of(InetAddress.getLoopbackAddress()));
        String url = "http://" + door + "/page";
        Path warc = Files.createDirectories(folder.resolve("warc"));
        try (GuardedClient client = new GuardedClient(guard);
                WarcStore store = WarcStore.open(warc, WarcSettings.of("Colophon benchmark", CONTACT, "-", "obeyed"));
                Fetched answer = (Fetched) client.fetch(
                        FetchRequest.single(url, FetchLimits.defaults(), Optional.empty(), Optional.empty()))) {
            Provenance why = new Provenance("benchmark", Optional.empty(), Optional.empty());
            WarcSpan span = store.hold(answer, why);
            return new LoopbackCapture(WarcStore.resolve(warc, span.file()), url, Instant.parse(span.date()));
        } catch (Refused refused) {
            throw new IOException(refused);
        } finally {
            server.stop(0);
        }
    }
}
