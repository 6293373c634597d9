package dev.colophon.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is taken by two at one time. */
class TwoCapturesIT {

    /** Each made all keys, and one failed: "keys/time: Directory not empty". */
    @Test
    void theFirstTwoAtOnceUseTheSameKeys(@TempDir Path folder) throws Exception {
        byte[] story = Stories.theLastLeaf().getBytes(UTF_8);
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, story.length);
                exchange.getResponseBody().write(story);
            }
        });
        site.start();
        try {
            Path home = folder.resolve("home");
            Path work = Files.write(folder.resolve("leaf.txt"), story);
            Cli.run(home, "register", work.toString(), "--owner", "Ada Example");
            String door = "127.0.0.1:" + site.getAddress().getPort();
            String url = "http://" + door + "/copy.txt";
            List<CompletableFuture<Cli.Result>> captures = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> Cli.run(home, "evidence", "capture", url, "--allow", door, "--no-browser")))
                    .limit(2)
                    .toList();
            for (CompletableFuture<Cli.Result> capture : captures) {
                Cli.Result result = capture.get();
                assertThat(result.exitCode()).as(result.err()).isZero();
            }
            List<String> bundles = Cli.run(home, "evidence", "list").lines();
            assertThat(bundles).hasSize(2);
            assertThat(bundles.getFirst()).contains("-1.wacz");
            assertThat(bundles.getLast()).contains("-2.wacz");
        } finally {
            site.stop(0);
        }
    }
}
