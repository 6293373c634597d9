package dev.colophon.benchmark;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.watch.AllowList;
import dev.colophon.watch.FetchLimits;
import dev.colophon.watch.FetchResult.Fetched;
import dev.colophon.watch.GuardSettings;
import dev.colophon.watch.GuardedClient;
import dev.colophon.watch.Refused;
import dev.colophon.watch.warc.Provenance;
import dev.colophon.watch.warc.WarcSettings;
import dev.colophon.watch.warc.WarcStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Captures of what a server on loopback answers, made as those of the product are. */
final class CapturedBytes {

    private static final String HOST = "site.example";
    private static final String CONTACT = "https://colophon.example/about";

    private CapturedBytes() {}

    /** Serves and fetches a body, and returns a WARC file with this one exchange, below the folder. */
    static Path warc(Path folder, String mediaType, byte[] body) throws IOException {
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
        Path warc = Files.createDirectories(folder.resolve("warc"));
        try (GuardedClient client = new GuardedClient(guard);
                WarcStore store = WarcStore.open(warc, WarcSettings.of("Colophon benchmark", CONTACT, "-", "obeyed"));
                Fetched answer = (Fetched) client.fetch("http://" + door + "/page", FetchLimits.defaults())) {
            Provenance why = new Provenance("benchmark", Optional.empty(), Optional.empty());
            return WarcStore.resolve(warc, store.hold(answer, why).file());
        } catch (Refused refused) {
            throw new IOException(refused);
        } finally {
            server.stop(0);
        }
    }
}
