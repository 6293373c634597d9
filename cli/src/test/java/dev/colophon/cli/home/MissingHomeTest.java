package dev.colophon.cli.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.Colophon;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home that is named and does not exist is a mistake; commands that make one aside, none goes on without it. */
class MissingHomeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check FILE",
                "check -",
                "check --fail-on-match FILE",
                "precheck FILE",
                "scan FILE",
                "works",
                "works export KEYS",
                "sightings",
                "show 0193",
                "decide 0193 --as licensed --reason x",
                "decide --undo 0193",
                "works rights 0193",
                "works declare 0193",
                "references quarantine",
                "references release 0193 --reason x",
                "works contest",
                "works contest 0193 --assert",
                "works authorise 0193 --host a.example",
                "licence add 0193 --host a.example",
                "licence list",
                "licence show 0193",
                "licence revoke 0193",
                "policy set count --work 0193",
                "policy show --work 0193",
                "policy list",
                "policy remove --work 0193",
                "offer make 0193 --anyone --price 1 --currency EUR --terms FILE --dispute mailto:a@a.example",
                "offer list",
                "offer show 0193",
                "offer accept 0193 --reason x",
                "offer decline 0193 --reason x",
                "standing",
                "standing add Ada --as sanctioned --note x",
                "status",
                "rematch",
                "watch",
                "settings",
                "report --html REPORT",
                "operators",
                "operators show example.org",
                "operators merge a.example b.example",
                "look",
                "look 0193",
                "look --due",
                "look --stop 0193",
                "look --survival",
                "source list",
                "source pause x",
                "source block example.org",
                "case open --all",
                "case list",
                "case show K-1",
                "case evidence K-1",
                "case merge K-2 K-1 --reason x",
                "case split K-1 0193 --reason x",
                "case note K-1 x",
                "case close K-1 --outcome removed --reason x",
                "case reopen K-1 --reason x",
                "contact find example.org",
                "contact list",
                "contact add example.org a@example.org --note x",
                "contact remove example.org a@example.org",
                "contact bounced a@example.org",
                "owner details Ada",
                "owner details Ada --country DE",
                "evidence list",
                "evidence renew",
                "evidence keys KEYS",
                "evidence capture http://example.org/",
                "evidence authority list",
                "log",
                "log check",
                "log cosign",
                "log stamp",
                "log prove FILE",
                "log witness list",
                "log witness remove x",
                "index stats",
                "index verify",
                "index rebuild",
                "index selftest",
                "backup BACKUP",
            })
    void isAnErrorAndIsNotMade(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path missing = folder.resolve("mistyped");
        String words = command.replace("FILE", file.toString())
                .replace("KEYS", folder.resolve("keys").toString())
                .replace("REPORT", folder.resolve("report").toString())
                .replace("BACKUP", folder.resolve("backup.zip").toString());
        Map<String, String> variables = new HashMap<>(Cli.VARIABLES.values());
        variables.put("COLOPHON_CONTACT", "https://example.org/");

        Cli.Result result = Cli.run(new Variables(variables), missing, words.split(" "));

        assertThat(result.err())
                .isEqualTo(
                        "colophon: there is no home at %s: check the name in --home, or make one with `colophon register`%n"
                                .formatted(missing));
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(missing).doesNotExist();
    }

    @Test
    void namedByTheVariableItIsTheSame() {
        Map<String, String> variables = new HashMap<>(Cli.VARIABLES.values());
        Path missing = folder.resolve("mistyped");
        variables.put("COLOPHON_HOME", missing.toString());
        StringWriter err = new StringWriter();
        int exit = Colophon.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err), new Variables(variables), "works");
        assertThat(err.toString()).contains("there is no home at " + missing + ": check the name in COLOPHON_HOME");
        assertThat(exit).isEqualTo(ExitCode.ENVIRONMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "works",
                "licence list",
                "policy list",
                "offer list",
                "standing",
                "sightings",
                "status",
                "operators",
                "look",
                "look --due",
                "look --survival",
                "contact list",
                "source list",
                "log",
                "rematch",
                "scan FILE"
            })
    void aHomeWhereNothingIsYetSaysSo(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path home = Files.createDirectory(folder.resolve("empty"));
        Cli.Result result =
                Cli.run(home, command.replace("FILE", file.toString()).split(" "));
        assertThat(result.err()).contains("nothing is registered yet in " + home);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theUsualFolderThatIsNotThereYetSaysSo() throws Exception {
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder works = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.colophon.cli.Colophon",
                        "works")
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        works.environment().remove("COLOPHON_HOME");
        assertThat(works.start().waitFor()).isZero();
        assertThat(Files.readString(errors)).contains("nothing is registered yet in ", "colophon-data");
        assertThat(folder.resolve("colophon-data")).doesNotExist();
    }

    @Test
    void whatMakesAHomeNeedsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        assertThat(Cli.run(folder.resolve("a"), "register", file.toString(), "--owner", "Mo Example")
                        .exitCode())
                .isZero();
        Path list = Files.writeString(folder.resolve("places.txt"), "https://site.example/\n");
        assertThat(Cli.run(folder.resolve("b"), "source", "add", list.toString())
                        .exitCode())
                .isZero();
        assertThat(Cli.run(folder.resolve("c"), "log", "begin", "--origin", "log.example.org")
                        .exitCode())
                .isZero();
        Cli.Result doctor = Cli.run(folder.resolve("d"), "doctor");
        assertThat(doctor.out()).contains("--   home").contains("the first `colophon register` makes it");
        assertThat(doctor.exitCode()).isZero();
    }
}
