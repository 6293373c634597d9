package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that quotes, as a file: what the law may allow of it is said by each command in the same words. */
class QuotedFileTest {

    private static final String GROUND = "an exception is possible, a person decides: it is marked as quoted; ";

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path quoting = Path.of("");
    private Path copying = Path.of("");

    @BeforeEach
    void registered() throws IOException {
        home = folder.resolve("home");
        Path site = Files.createDirectories(folder.resolve("site"));
        Path file = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        run("register", file.toString(), "--owner", "Ada", "--title", "Leaf");
        String part = Stories.theLastLeaf().substring(2_000, 4_000);
        String said = Stories.text(5, Stories.Language.ENGLISH, 1_200); // less than is of the work
        quoting = page(site.resolve("quoting.html"), "<p>" + said + "</p><blockquote>" + part + "</blockquote>");
        copying = page(site.resolve("copying.html"), "<p>" + part + "</p>");
    }

    private static Path page(Path file, String shown) throws IOException {
        return Files.writeString(
                file,
                "<!doctype html><html><head><meta charset=utf-8><title>Walks</title></head><body>" + shown
                        + "</body></html>");
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    @Test
    void checkAndPrecheckAndScanSayTheSame() {
        assertThat(run("check", quoting.toString()).out())
                .contains("to do about Leaf: review (it is under review: " + GROUND);
        assertThat(run("check", copying.toString()).out()).contains("to do about Leaf: block, when a person says so");
        assertThat(run("precheck", "--no-receipt", quoting.toString()).out())
                .contains("exception possible " + quoting, GROUND);
        assertThat(run("precheck", "--no-receipt", copying.toString()).out()).contains("blocked    " + copying);
        run("scan", folder.resolve("site").toString());
        assertThat(run("sightings", "--state", "review").out()).contains(quoting.toString(), GROUND);
        assertThat(run("sightings").out()).contains(copying.toString()).doesNotContain(quoting.toString());
    }

    @Test
    void inFavourOfTheUserManyAreDecidedAtOnce() {
        run("scan", folder.resolve("site").toString());
        assertThat(run("decide", "--state", "review", "--as", "exception", "--reason", "quoted", "--yes")
                        .out())
                .contains("decided 1 sighting as exception");
    }
}
