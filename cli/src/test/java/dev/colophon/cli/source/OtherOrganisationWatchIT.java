package dev.colophon.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.Refused;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.account.ListOrganisations;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.SourceRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where only another organisation's source leads, and where only that may go, is not seen. */
@Tag("full")
class OtherOrganisationWatchIT {

    private static final Variables VARIABLES = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));

    @TempDir
    Path folder;

    private HttpServer server;
    private Path home;
    private String allowed;
    private String url;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/story.txt", this::answer);
        server.start();
        allowed = "127.0.0.1:" + server.getAddress().getPort();
        url = "http://" + allowed + "/story.txt";
        home = folder.resolve("home");
        Path other = Files.writeString(folder.resolve("lamplight.txt"), Stories.nameInTheLamplight());
        Cli.run(home, "register", other.toString(), "--owner", "Ben");
        Cli.run(home, "organisation", "add", "label");
        Settings settings = Cli.settings(home);
        Actor label = new Actor(ListOrganisations.named(settings, Actor.local(), "label"), "mo");
        try {
            new AddSource(settings)
                    .add(
                            label,
                            new SourceRequest(
                                    url,
                                    Optional.of(SourceKind.PAGE),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(List.of(allowed))),
                            AllowList.of(List.of(allowed)));
        } catch (Refused e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.getResponseHeaders().set("ETag", "\"one\"");
        boolean known = "\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
        if (!known) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String watch() {
        return Cli.run(VARIABLES, home, "watch", "--once").out();
    }

    @Test
    void onlyWhoseSourceLeadsThereAndWhoMayGoThereIsToldOfIt() throws Exception {
        assertThat(watch())
                .as("what another's source led to is not counted")
                .doesNotContain("match")
                .isEqualTo("nothing new was looked into\n");
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        assertThat(Cli.run(home, "rematch").out()).doesNotContain(url);
        assertThat(watch()).doesNotContain(url);
        assertThat(Cli.run(home, "sightings").out()).as("watches nothing").isEmpty();

        Cli.run(home, "source", "add", url, "--kind", "page", "--allow", allowed);
        assertThat(watch())
                .as("looked into for another before")
                .contains(url, "nothing new had to be looked into: 1 with registered works");
        assertThat(Cli.run(home, "sightings").out()).as("visited for it, too").contains(url, "leaf");
        Cli.run(home, "source", "remove", url);
        Path second = Files.writeString(folder.resolve("again.txt"), "A second edition. " + Stories.theLastLeaf());
        Cli.run(home, "register", second.toString(), "--owner", "Ada", "--title", "Second edition");
        Cli.run(home, "rematch");
        assertThat(Cli.run(home, "sightings").out())
                .as("what it saw it sees without the source")
                .contains("Second edition");
    }
}
