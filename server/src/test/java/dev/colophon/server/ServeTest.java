package dev.colophon.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class ServeTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int serve(Path home, String... arguments) {
        return Serve.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new Variables(Map.of(Settings.HOME, home.toString())),
                arguments);
    }

    /** A home that a server made. */
    private static Path made(Path home) {
        Settings settings = Settings.of(new Variables(Map.of(Settings.HOME, home.toString())));
        RunningServer.start(settings, Actor.local(), 0, UploadLimit.DEFAULT).close();
        return home;
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = taken.getLocalPort();
            assertThat(serve(folder.resolve("home"), "--port", String.valueOf(port)))
                    .isEqualTo(4);
            assertThat(err.toString())
                    .isEqualToIgnoringNewLines(
                            "colophon: port %d is taken by another program: end that, or name another with --port"
                                    .formatted(port));
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void aHomeThatCannotBeUsedIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(serve(file.resolve("home"), "--port", "0")).isEqualTo(4);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("colophon: cannot ");
    }

    @Test
    void whatIsNoOptionIsUsage() {
        assertThat(serve(folder, "--prot", "7")).isEqualTo(2);
        assertThat(serve(folder, "--port", "70000")).isEqualTo(2);
        assertThat(err.toString()).contains("colophon serve --help", "a port is a number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-Hant"})
    void whatItSaysIsInChineseWhereThatIsAskedFor(String tag) {
        assertThat(serve(folder, "--help", "--lang", tag)).isZero();
        assertThat(out.toString())
                .startsWith("用法：")
                .contains("--metrics-token", "--lang=LANG", "7440", "colophon serve --link", "4 ")
                .doesNotContain("Usage:", "the ", " Print", "Show");
        for (OptionSpec option : Serve.described().getCommandSpec().options()) {
            String text = ServeWords.of("--lang", tag)
                    .help()
                    .orElseThrow()
                    .getString(option.longestName().substring(2));
            assertThat(text).as(option.longestName()).matches("(?s).*\\p{IsHan}.*");
        }
        assertThat(serve(folder, "--prot", "7", "--lang", tag)).isEqualTo(2);
        assertThat(serve(folder, "--token", "--lang=" + tag)).isEqualTo(3);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.matches(".*\\p{IsHan}{4}.*"))
                .anyMatch(line -> line.endsWith(" `colophon serve --help`。"));
    }

    @Test
    void helpIsEnglishElsewhere() {
        assertThat(serve(folder, "--help", "--lang", "mn")).isZero();
        assertThat(out.toString()).startsWith("Usage: colophon serve").contains("Show this help and exit.");
        assertThat(ServeWords.of("--lang", "en").say("serve.link", "http://127.0.0.1:1", "home"))
                .isEqualTo("Colophon is at http://127.0.0.1:1 with the works in home. This link lets you in once (Enter"
                        + " prints another, Ctrl-C ends it):");
    }

    @Test
    void theKeyOfTheApiIsPrintedOfAHomeThatIsThere() {
        Path home = folder.resolve("home");
        assertThat(serve(home, "--token")).isEqualTo(3);
        assertThat(serve(home, "--link")).isEqualTo(3);
        assertThat(home).doesNotExist();
        assertThat(out.toString()).isEmpty();

        made(home);
        assertThat(serve(home, "--token")).isZero();
        assertThat(out.toString().strip()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void itWatchesUnlessItIsToldNotTo() {
        assertThat(Serve.described().parseArgs().commandSpec().userObject())
                .isInstanceOfSatisfying(
                        Serve.class, serve -> assertThat(serve.watches()).isTrue());
        assertThat(Serve.described().parseArgs("--no-watch").commandSpec().userObject())
                .isInstanceOfSatisfying(
                        Serve.class, serve -> assertThat(serve.watches()).isFalse());
    }

    @Test
    void aServiceIsAskedForALinkThatLetsInOnce() throws Exception {
        Path home = folder.resolve("home");
        Settings settings = Settings.of(new Variables(Map.of(Settings.HOME, home.toString())));
        try (RunningServer server = RunningServer.start(settings, Actor.local(), 0, UploadLimit.DEFAULT)) {
            String port = server.address().substring(1 + server.address().lastIndexOf(':'));
            assertThat(serve(home, "--link", "--port", port)).isZero();
            URI link = URI.create(out.toString().strip());
            assertThat(link).hasHost("127.0.0.1").hasPath("/enter");
            try (HttpClient browser = HttpClient.newHttpClient()) {
                HttpRequest question = HttpRequest.newBuilder(link).build();
                assertThat(browser.send(question, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(303);
                assertThat(browser.send(question, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(403);
            }

            assertThat(serve(made(folder.resolve("other")), "--link", "--port", port))
                    .isEqualTo(4);
            assertThat(err.toString())
                    .isEqualToIgnoringNewLines(
                            "colophon: what answers at %s has another home: set COLOPHON_HOME to that"
                                    .formatted(server.address()));
        }
    }

    @Test
    void aServerWherePeopleSignInSaysThatItGivesNoLink() {
        Path home = folder.resolve("home");
        try (AccountsHome accounts = new AccountsHome(folder)) {
            String port =
                    String.valueOf(URI.create(accounts.served.server.address()).getPort());
            assertThat(serve(home, "--link", "--port", port)).isEqualTo(4);
            assertThat(err.toString())
                    .contains("gives no link: people sign in here: `colophon account add NAME --role ROLE`")
                    .doesNotContain("not this version");
        }
    }

    @Test
    void whereNothingAnswersThereIsNoLink() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            free = socket.getLocalPort();
        }
        assertThat(serve(made(folder.resolve("home")), "--link", "--port", String.valueOf(free)))
                .isEqualTo(4);
        assertThat(err.toString().lines()).singleElement().asString().contains("no Colophon answers at", "--port");
    }

    @Test
    @Tag("full")
    void aRehearsalAsksForThePagesAndEnds() {
        assertThat(serve(folder.resolve("home"), "--port", "0", "--train")).isZero();
        assertThat(err.toString()).isEmpty();
    }
}
