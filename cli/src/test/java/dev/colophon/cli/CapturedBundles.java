package dev.colophon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.evidence.TestWitness;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Bundles that the command makes of a page and a file on it, with its settings as they are: looked at by a browser, with the
 * signed report, the log cosigned by two witnesses. One is stamped by the clock of this machine alone, one by an authority
 * too.
 */
public final class CapturedBundles implements AutoCloseable {

    /** Taken before anybody had named an authority. */
    public static final BundleName ALONE = new BundleName("C-17", 1);

    public static final BundleName STAMPED = new BundleName("C-18", 1);

    private static final String STORY = Stories.text(7, Stories.Language.ENGLISH, 1_500);

    private final Path folder;
    private final Path home;
    private final HttpServer site;
    private final LocalAuthority authority;
    private final List<TestWitness> witnesses;

    public CapturedBundles(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.home = folder.resolve("home");
        this.authority = PreparedAuthorities.at(folder.resolve("authority"), InstantSource.system());
        this.witnesses = List.of(new TestWitness("witness.example/a"), new TestWitness("witness.example/b"));
        this.site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.createContext("/", this::answer);
        site.start();
        run("register", Files.writeString(folder.resolve("story.txt"), STORY).toString(), "--owner", "Ada Example");
        for (TestWitness witness : witnesses) {
            run("log", "witness", "add", witness.url(), "--key", witness.key().toString(), "--own-network");
        }
        capture(ALONE);
        run("evidence", "authority", "add", url("/time"), "--root", root().toString(), "--own-network");
        capture(STAMPED);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = switch (path) {
                case "/time" -> authority.answer(exchange.getRequestBody().readAllBytes());
                case "/copy.txt" -> STORY.getBytes(UTF_8);
                default ->
                    "<!doctype html><meta charset=utf-8><title>海 The sea</title><h1>海</h1><p>%s</p>"
                            .formatted(STORY)
                            .getBytes(UTF_8);
            };
            String type = switch (path) {
                case "/time" -> "application/timestamp-reply";
                case "/copy.txt" -> "text/plain; charset=utf-8";
                default -> "text/html; charset=utf-8";
            };
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private Path root() {
        return folder.resolve("authority/ca.pem");
    }

    private void capture(BundleName name) {
        String host = "127.0.0.1:" + site.getAddress().getPort();
        run(
                "evidence",
                "capture",
                url("/copy.txt"),
                "--page",
                url("/"),
                "--case",
                name.caseId(),
                "--allow",
                host,
                "--lang",
                "en");
    }

    private void run(String... command) {
        Cli.Result result = Cli.run(home, command);
        assertThat(result.exitCode()).as("%s%s", result.out(), result.err()).isZero();
    }

    /** Where they lie. */
    public Path evidence() {
        return home.resolve("evidence");
    }

    /** Asks for timestamps that are missing and renews all others, by saying that their certificates end too soon. */
    public void renew() {
        run("evidence", "renew", "--ahead", Integer.toString(50 * 365));
    }

    /** The folder of somebody who knows all of them, and takes them for independent of each other. */
    public Path trust() throws IOException {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        Files.copy(root(), trust.resolve("authority.pem"));
        run("evidence", "keys", trust.toString());
        List<String> known = new ArrayList<>();
        for (TestWitness witness : witnesses) {
            known.add("{\"vkey\":\"%s\",\"operator\":\"%s\"}"
                    .formatted(witness.key(), witness.key().name()));
        }
        Files.writeString(trust.resolve("trust.json"), """
                {"claimant":"Ada Example","quorum":2,
                 "authorities":[{"name":"Other time","operator":"Somebody else","certificate":"authority.pem"}],
                 "witnesses":[%s],"logs":[{"vkey":"%s","operator":"Ada Example"}],"signers":["seal.pem","report.pem"]}
                """.formatted(
                        String.join(",", known),
                        Files.readString(trust.resolve("log.vkey")).strip()));
        return trust;
    }

    @Override
    public void close() {
        witnesses.forEach(TestWitness::close);
        site.stop(0);
    }
}
