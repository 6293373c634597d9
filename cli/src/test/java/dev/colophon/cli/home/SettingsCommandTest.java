package dev.colophon.cli.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.settings.Setting;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCommandTest {

    private static final Variables NONE = new Variables(Map.of());

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void names() {
        file = folder.resolve("colophon.toml");
    }

    @Test
    void theFileIsReadAndVariablesOverrideIt() throws IOException {
        write("""
            # who we are
            [watching]
            contact = "https://file.example/"
            vantage = "DE, Leipzig"

            [evidence]
            verify-url = "https://file.example/{stem}"
            responsible = ""
            """);
        Variables variables =
                new Variables(Map.of("COLOPHON_CONTACT", "mailto:v@example.org", "COLOPHON_VANTAGE", " "));
        Settings settings = Settings.of(new Home(folder), variables);
        assertThat(settings.watching().contact()).contains("mailto:v@example.org");
        assertThat(settings.watching().vantage()).as("a blank variable is none").contains("DE, Leipzig");
        assertThat(settings.evidence().verifyUrl()).contains("https://file.example/{stem}");
        assertThat(settings.evidence().responsible()).as("a blank text is none").isEmpty();
        assertThat(settings.database().isSqlite()).isTrue();

        Cli.Result shown = Cli.run(variables, folder, "settings");
        assertThat(shown.exitCode()).isZero();
        assertThat(line(shown, "watching.contact"))
                .contains("mailto:v@example.org")
                .endsWith("variable COLOPHON_CONTACT");
        assertThat(line(shown, "watching.vantage")).contains("DE, Leipzig").endsWith("file");
        assertThat(line(shown, "programs.ffmpeg")).endsWith("default");
        assertThat(line(shown, "home")).contains(folder.toString()).endsWith("option");
    }

    @Test
    @Tag("full")
    void aWrongDatabaseIsNamedByWhatSetIt() throws IOException {
        write("""
            [database]
            url = "jdbc:mysql://localhost/colophon"
            """);
        assertThat(Cli.run(NONE, folder, "works").err()).contains("named by database.url in " + file + ": only jdbc:p");
        Variables variable = new Variables(Map.of("COLOPHON_DB", "jdbc:mysql://localhost/colophon"));
        assertThat(Cli.run(variable, folder, "works").err()).contains("named by COLOPHON_DB: only jdbc:postgresql");
        write("""
            [database]
            url = "jdbc:postgresql://127.0.0.1:1/colophon"
            """);
        assertThat(Cli.run(NONE, folder, "works").err())
                .contains("check that the server runs and that database.url in " + file + " is right");
        assertThat(Cli.run(NONE, folder, "doctor").out())
                .contains("check database.url, database.user and database.password in " + file);
    }

    @Test
    void aFileWorksInEveryCommand() throws IOException {
        write("[database]\nurl = \"jdbc:mysql://localhost/x\"\n");
        Cli.Result listed = Cli.run(NONE, folder, "works");
        assertThat(listed.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(listed.err()).contains("only jdbc:postgresql://host/name is known");
    }

    @Test
    void theFfmpegOfTheFileIsUsed() throws IOException {
        write("[programs]\nffmpeg = \"/nowhere/ffmpeg\"\n");
        assertThat(Cli.run(NONE, folder, "doctor").out()).contains("/nowhere/ffmpeg");
        Path sound = Files.write(folder.resolve("sound.mp3"), new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0});
        assertThat(Cli.run(NONE, folder, "check", sound.toString()).out()).contains("/nowhere/ffmpeg");
    }

    @Test
    void secretsAreNotShown() throws IOException {
        write("""
            [database]
            url = "jdbc:postgresql://localhost/x?password=hidden1"
            password = "hidden2"
            """);
        for (List<String> command : List.of(List.of("settings"), List.of("settings", "--json"))) {
            assertThat(Cli.run(NONE, folder, command.toArray(String[]::new)).out())
                    .contains("jdbc:postgresql://localhost/x")
                    .doesNotContain("hidden");
        }
        assertThat(Settings.of(new Home(folder), NONE).toString()).doesNotContain("hidden");
        assertThat(Settings.of(new Home(folder), NONE).database().toString()).doesNotContain("hidden");
    }

    @Test
    void aSecretInAFileOfItsOwnIsSet() throws IOException {
        write("""
            [serve.oidc]
            secret-file = "oidc-secret"
            """);
        assertThat(Cli.run(NONE, folder, "settings").out())
                .containsPattern("serve\\.oidc\\.secret +\\*{8} +file")
                .containsPattern("serve\\.oidc\\.secret-file +oidc-secret +file");
    }

    @Test
    void aPasswordThatOthersCanReadIsWarnedOf() throws IOException {
        write("[database]\npassword = \"secret\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Cli.run(NONE, folder, "settings").err()).contains("others can read it: chmod 600 " + file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Cli.run(NONE, folder, "settings").err()).doesNotContain("chmod");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [databse]~url = "x"                  | , line 2: databse.url is no setting; did you mean database.url?
        [database]~~urll = "x"               | , line 3: database.urll is no setting; did you mean database.url?
        watching.kontact = "x"               | , line 1: watching.kontact is no setting; did you mean watching.contact?
        contact = "x"                        | , line 1: contact is no setting; did you mean watching.contact?
        # a~[programs]~ffmpeg = true         | , line 3: programs.ffmpeg must be text in quotes, such as "/usr/bin/ffmpeg"
        [programs.ffmpeg]~path = "x"         | , line 1: programs.ffmpeg must be text in quotes, such as "/usr/bin/ffmpeg"
        [zzzzzzzzzzzz]                       | , line 1: zzzzzzzzzzzz is no setting; known are database.url, database.user, database.password, index.url, index.user, index.password, index.certificates, programs.ffmpeg, programs.chromium, watching.contact, watching.vantage, watching.look-from, evidence.responsible, evidence.verify-url, mail.server, mail.security, mail.user, mail.password, mail.from, mail.selector, credentials.trust-list, serve.accounts, serve.hosts, serve.behind, serve.bind, serve.port, serve.log, serve.public, serve.oidc.issuer, serve.oidc.client, serve.oidc.secret, serve.oidc.secret-file, serve.oidc.name, check.allow, webhooks.allow, review.second-eye, review.bulk-hold, retention.older-than
        """)
    void whatIsNoSettingIsSaidWithItsLine(String text, String said) throws IOException {
        write(text.replace("~", "\n"));
        Cli.Result refused = Cli.run(NONE, folder, "settings");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(refused.err().strip()).isEqualTo("colophon: " + file + said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [database~url = 1                    | , line 1: is not valid TOML:
        [database]~url = "x"~url = "y"       | is not valid TOML:
        url = "open                          | , line 1: is not valid TOML:
        """)
    void aBrokenFileIsSaidInOneLine(String text, String said) throws IOException {
        write(text.replace("~", "\n"));
        Cli.Result refused = Cli.run(NONE, folder, "works");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(refused.err().strip().lines())
                .singleElement()
                .asString()
                .startsWith("colophon: " + file)
                .contains(said);
    }

    @Test
    void aFileThatIsNoTextIsSaidInOneLine() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(Cli.run(NONE, folder, "works").err().strip())
                .isEqualTo("colophon: " + file + ": is not UTF-8 text: save it as UTF-8");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThat(Cli.run(NONE, folder, "works").err()).contains("too large for settings");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(Cli.run(NONE, folder, "works").err()).contains("is not a file");
    }

    @Test
    void theExampleSetsNothingUntilALineIsUsedAndThenEveryLineIsKnown() throws IOException {
        String example = Cli.run(NONE, folder, "settings", "--example").out();
        write(example);
        assertThat(Settings.of(new Home(folder), NONE).values()).isEmpty();
        write(example.replaceAll("(?m)^# ([a-z-]+ = \")", "$1"));
        Settings settings = Settings.of(new Home(folder), NONE);
        assertThat(settings.values()).hasSize(Setting.values().length);
        assertThat(settings.watching().contact()).isEqualTo(Optional.of(Setting.CONTACT.example()));
    }

    @Test
    void everySettingIsInTheJsonWithItsOrigin() throws IOException {
        write("[watching]\ncontact = \"https://file.example/\"\n");
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> lines = Cli.run(NONE, folder, "settings", "--json").lines().stream()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .collect(Collectors.toMap(line -> line.path("setting").asText(), line -> line));
        assertThat(lines).hasSize(Setting.values().length + 1);
        JsonNode contact = Objects.requireNonNull(lines.get("watching.contact"));
        assertThat(contact.path("origin").asText()).isEqualTo("file");
        assertThat(contact.path("value").asText()).isEqualTo("https://file.example/");
        JsonNode url = Objects.requireNonNull(lines.get("database.url"));
        assertThat(url.has("value")).isFalse();
        assertThat(url.path("variable").asText()).isEqualTo("COLOPHON_DB");
    }

    @Test
    void everySettingIsInTheTableOfTheDocuments() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains(Arrays.stream(Setting.values())
                        .map(one -> "`" + one.variable() + "`")
                        .toList());
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String line(Cli.Result result, String setting) {
        return result.lines().stream()
                .filter(line -> line.startsWith(setting + " "))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp://mail.example.org",
                "smtp://mail.example.org:465",
                "mail.example.org:99999",
                "mail.example.org:0",
                "mail.example.org:port",
                "mail example.org",
                "mail.example.org :25",
                "mail.example.org:",
                "::1:25",
                "2001:db8::5:587",
                "-"
            })
    void aMailServerThatIsNoneIsFoundOutAtOnce(String server) {
        Variables variables = new Variables(Map.of("COLOPHON_MAIL_SERVER", server));
        assertThat(Cli.run(variables, folder, "settings").err())
                .contains(
                        "warning: no mail can leave: `" + server + "` is no mail server",
                        "such as smtp.example.org:465");
        assertThat(Cli.run(variables, folder, "settings", "--json").err()).contains("no mail can leave");
        Cli.Result doctor = Cli.run(variables, folder, "doctor");
        assertThat(doctor.out()).contains("FAIL mail").contains("is no mail server: write HOST, or HOST:PORT");
        assertThat(doctor.lines())
                .as("what is set is not asked for")
                .contains("    see the message")
                .noneMatch(line -> line.contains("to send notices by mail set"));
    }

    @Test
    void mailThatCannotLeaveOrBeAnsweredIsFoundOutAtOnce() {
        Variables open =
                new Variables(Map.of("COLOPHON_MAIL_SERVER", "203.0.113.5:25", "COLOPHON_MAIL_SECURITY", "none"));
        assertThat(Cli.run(open, folder, "settings").err())
                .contains("warning: no mail can leave: mail goes to 203.0.113.5 without TLS only where");
        Variables half =
                new Variables(Map.of("COLOPHON_MAIL_SERVER", "mail.example.org", "COLOPHON_MAIL_PASSWORD", "x"));
        assertThat(Cli.run(half, folder, "settings").err())
                .contains("of the user and the password of your mail server only one is set: set COLOPHON_MAIL_USER");
        Variables nowhere = new Variables(Map.of("COLOPHON_MAIL_FROM", "a@b"));
        assertThat(Cli.run(nowhere, folder, "settings").err())
                .contains("warning: no mail can leave: no server of the internet takes answers to `a@b`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp.example.org",
                "smtp.example.org:587",
                "127.0.0.1:25",
                "[::1]:25",
                "::1",
                "2001:db8::25",
                "localhost"
            })
    void aMailServerThatIsOneIsNamed(String server) {
        Variables variables = new Variables(Map.of("COLOPHON_MAIL_SERVER", server));
        assertThat(Cli.run(variables, folder, "settings").err()).doesNotContain("no mail can leave");
    }
}
