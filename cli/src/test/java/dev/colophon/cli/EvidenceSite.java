package dev.colophon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site on this machine that shows a story, a home in which the story is registered, and captures of the one for the other. */
public abstract class EvidenceSite {

    public static final String STORY = Stories.text(7, Stories.Language.ENGLISH, 1_500);
    public static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    public Path folder;

    public Path home = Path.of("unset");
    public HttpServer site;
    public volatile String shown = STORY;
    public volatile int status = 200;

    /** Stands at the end of the page. */
    public volatile String said = "";

    @BeforeEach
    public void publish() throws IOException {
        home = folder.resolve("home");
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.createContext("/", this::answer);
        site.start();
        Path work = Files.writeString(folder.resolve("story.txt"), STORY);
        assertThat(Cli.run(home, "register", work.toString(), "--owner", "Ada Example")
                        .exitCode())
                .isZero();
    }

    @AfterEach
    public void stop() {
        site.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean copy = exchange.getRequestURI().getPath().equals("/copy.txt");
            byte[] page = copy
                    ? shown.getBytes(UTF_8)
                    : "<!doctype html><meta charset=utf-8><title>海 The sea</title><h1>海</h1><p>%s</p>%s"
                            .formatted(shown, said)
                            .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", (copy ? "text/plain" : "text/html") + "; charset=utf-8");
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    public final String authority() {
        return "127.0.0.1:" + site.getAddress().getPort();
    }

    public final JsonNode captured(String... more) throws IOException {
        return taken("http://" + authority() + "/", more);
    }

    public final JsonNode taken(String what, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("evidence", "capture", what, "--allow", authority(), "--json"));
        command.addAll(List.of(more));
        Cli.Result result = Cli.run(home, command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.out());
    }

    public final JsonNode verified(String bundle, int exitCode, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("verify", bundle, "--json"));
        command.addAll(List.of(more));
        // This command has no home.
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                Colophon.run(new PrintWriter(out), new PrintWriter(err), Cli.VARIABLES, command.toArray(String[]::new));
        assertThat(exit).as("%s%s", out, err).isEqualTo(exitCode);
        Schemas.assertLine("verification", out.toString().strip());
        return MAPPER.readTree(out.toString());
    }

    public static String status(JsonNode report, String check) {
        for (JsonNode result : report.path("checks")) {
            if (result.path("id").asText().equals(check)) {
                return result.path("status").asText();
            }
        }
        throw new AssertionError("no check " + check);
    }
}
