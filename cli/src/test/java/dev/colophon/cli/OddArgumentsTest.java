package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arguments that strangers tried. */
@Tag("full")
class OddArgumentsTest {

    @TempDir
    Path folder;

    private static Cli.Result plain(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Colophon.run(new PrintWriter(out), new PrintWriter(err), Cli.VARIABLES, arguments);
        return new Cli.Result(exit, out.toString(), err.toString());
    }

    @Test
    void helpIsACommandToo() {
        assertThat(plain("help").out()).contains("Usage: colophon", "register", "help");
        assertThat(plain("help", "register").out())
                .isEqualTo(plain("register", "--help").out());
        assertThat(plain("help", "source", "add").out()).contains("Usage: colophon source add");
        Cli.Result unknown = plain("help", "regster");
        assertThat(unknown.err()).contains("Unknown command: 'regster'. Did you mean 'register'?");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anOptionThatGetsNoValueIsNamed() {
        assertThat(plain("evidence", "capture", "http://a.example/", "--page", "--case", "C-1")
                        .err())
                .contains("colophon: Option '--page' needs a value, but '--case' follows it. See");
    }

    @Test
    void aNameThatLooksLikeAnOptionIsShown() throws IOException {
        assertThat(plain("check", "-rf x").err())
                .contains("Unknown option: '-rf x'. A file of that name is given as './-rf x'. See");
        Path home = Cli.made(folder.resolve("home"));
        Path odd = Files.writeString(folder.resolve("-rf x"), Stories.theLastLeaf());
        assertThat(Cli.run(home, "check", odd.toString()).exitCode()).isZero();
        Path arguments = Files.writeString(folder.resolve("arguments"), "--help");
        assertThat(Cli.run(home, "check", "@" + arguments).exitCode())
                .as("a file that is not there, no list of arguments")
                .isEqualTo(ExitCode.REFUSED);
    }

    /** A script whose variable is not set. */
    @Test
    void anEmptyArgumentNamesNothing() {
        Path home = Cli.made(folder.resolve("home"));
        Path watched = folder.resolve("home");
        Cli.run(home, "source", "add", watched.toString());
        for (String command : new String[] {"scan", "check", "show", "source add", "source remove", "source block"}) {
            Cli.Result result = Cli.run(home, (command + " ").split(" ", -1));
            assertThat(result.exitCode()).as(command).isEqualTo(ExitCode.USAGE);
            assertThat(result.err())
                    .as(command)
                    .startsWith("colophon: An empty ")
                    .hasLineCount(1);
        }
        assertThat(Cli.run(home, "register", "", "--owner", "Mo").err())
                .startsWith("colophon: An empty path: name a file or folder. See");
        assertThat(Cli.run(home, "source", "list").lines()).hasSize(1);
    }

    @Test
    void aFolderIsNoBundleAndNoMissingFile() {
        Cli.Result result = plain("verify", folder.toString(), "--lang", "en");
        assertThat(result.err())
                .contains(folder + " is a folder: name a bundle in it")
                .doesNotContain("no such file");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(plain("verify", folder.toString(), "--lang", "zh").err()).contains("是目录");
    }

    @Test
    void aGradeThatIsNoneIsToldThoseThatCanBeAskedFor() {
        Cli.Result result = plain("verify", folder.resolve("X-1.wacz").toString(), "--require", "D", "--lang", "en");
        assertThat(result.err()).contains("--require takes A, B or C").doesNotContain("F");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsNotSetUpIsTheEnvironment() throws IOException {
        Path home = folder.resolve("home");
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", story.toString(), "--owner", "Mo Example");
        for (String[] command : new String[][] {{"log", "stamp"}, {"log", "cosign"}, {"watch", "--once"}}) {
            Cli.Result result = Cli.run(new Variables(Map.of()), home, command);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(result.err()).hasLineCount(1);
        }
    }

    @Test
    void anEmptyListIsSaid() {
        Path home = Cli.made(folder.resolve("home"));
        assertThat(Cli.run(home, "evidence", "authority", "list").err())
                .contains("no timestamp authority is named: add one with");
        assertThat(Cli.run(home, "log", "witness", "list").err()).contains("no witness is named: add one with");
        assertThat(Cli.run(home, "log", "witness", "list", "--json").err()).isEmpty();
    }

    @Test
    void noEvidenceIsSaid() {
        Cli.Result result = Cli.run(Cli.made(folder.resolve("home")), "evidence", "list");
        assertThat(result.err()).contains("no evidence yet");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aWarcIsForScan() throws IOException {
        String information = """
                WARC/1.1
                WARC-Type: warcinfo
                WARC-Date: 2026-11-25T00:00:00Z
                WARC-Record-ID: <urn:uuid:01932f6c-0000-7000-8000-000000000001>
                Content-Length: 0



                """;
        Path warc = Files.writeString(folder.resolve("crawl.warc"), information.replace("\n", "\r\n"));
        Path home = Cli.made(folder.resolve("home"));
        for (String[] words :
                new String[][] {{"check", warc.toString()}, {"register", warc.toString(), "--owner", "Mo"}}) {
            Cli.Result result = Cli.run(home, words);
            assertThat(result.out())
                    .contains("UNKNOWN_TYPE: a collection of captures (WARC): look into it with `colophon scan`");
            assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        }
    }

    @Test
    void aLinkToItselfIsNoDamagedDisk() throws IOException {
        Path loop = folder.resolve("loop.jpg");
        Files.createSymbolicLink(loop, loop);
        Path home = Cli.made(folder.resolve("home"));
        assertThat(Cli.run(home, "check", loop.toString()).out())
                .contains("NOT_A_FILE: a link that leads back to itself")
                .doesNotContain("check the disk");
    }

    @Test
    void aDamagedIndexNamesTheCommandThatMendsIt() throws IOException {
        Path home = folder.resolve("home");
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", story.toString(), "--owner", "Mo Example");
        try (var files = Files.list(home.resolve("index/text"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.writeString(file, "no index at all");
            }
        }
        Cli.Result check = Cli.run(home, "check", story.toString());
        assertThat(check.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(check.err())
                .contains("is damaged: run `colophon index rebuild`")
                .doesNotContain("version");
        assertThat(Cli.run(home, "index", "rebuild").exitCode()).isZero();
        assertThat(Cli.run(home, "check", "--fail-on-match", story.toString()).exitCode())
                .isEqualTo(ExitCode.FOUND);
    }
}
