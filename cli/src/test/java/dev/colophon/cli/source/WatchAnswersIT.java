package dev.colophon.cli.source;

import static dev.colophon.cli.source.WatchedServer.VARIABLES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.CommandProcess;
import dev.colophon.cli.Schemas;
import dev.colophon.samples.text.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code watch} says of copies on the web that change. */
@Tag("full")
class WatchAnswersIT extends WatchedFiles {

    private List<String> sightings() {
        return Cli.run(home, "sightings", "--json")
                .out()
                .lines()
                .map(line -> line.replaceAll(".*\"state\":\"(\\w+)\",\"file\":\"([^\"]*)\".*", "$1 $2"))
                .sorted()
                .toList();
    }

    /** @param files name, text, name, text */
    private static byte[] zip(String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(files[i]));
                zip.write(files[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsInAnArchiveIsGoneWithItAndBackWithIt() throws Exception {
        String entry = url("/all.zip") + "!/copy.txt";
        byte[] whole = zip("copy.txt", "Found: " + Stories.theLastLeaf());
        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").out()).contains(entry).doesNotContain("back");
        assertThat(sightings()).containsExactly("PRESENT " + entry);
        watch("/all.zip");
        assertThat(sightings()).as("unchanged").containsExactly("PRESENT " + entry);

        files.put("/all.zip", zip("other.txt", Stories.text(3, Stories.Language.ENGLISH, 2_000)));
        assertThat(watch("/all.zip").out()).contains(entry + ": gone, seen last ", "; 1 copy is gone");
        assertThat(sightings()).as("replaced by another").containsExactly("GONE " + entry);

        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").out())
                .contains(entry + "  (text): 1 match, back after it was gone", "1 copy is back that had been gone");
        assertThat(sightings()).containsExactly("PRESENT " + entry);

        files.put("/all.zip", "{\"error\": \"removed\"}".getBytes(UTF_8));
        watch("/all.zip");
        assertThat(sightings()).as("replaced by what nobody looks into").containsExactly("GONE " + entry);
        files.put("/all.zip", whole);
        watch("/all.zip");
        assertThat(sightings()).containsExactly("PRESENT " + entry);

        files.put(
                "/all.zip", "<!DOCTYPE html><title>Sign in</title><form><input type=password></form>".getBytes(UTF_8));
        assertThat(watch("/all.zip").out()).as("who has an account may see it").doesNotContain("gone");
        assertThat(sightings()).containsExactly("PRESENT " + entry);
        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").lines())
                .first()
                .asString()
                .startsWith(entry + ": seen again, known before; the look in between did not tell");

        files.remove("/all.zip");
        assertThat(watch("/all.zip").lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(entry + ": gone"),
                        line -> assertThat(line).isEqualTo("1 copy is gone"));
        assertThat(sightings()).as("404").containsExactly("GONE " + entry);
        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").out()).contains("1 copy is back that had been gone");
        assertThat(sightings()).containsExactly("PRESENT " + entry);
    }

    /** All that is in it was told in full at each visit. */
    @Test
    void whatIsInAnArchiveThatIsBuiltAnewIsToldOnce() throws Exception {
        String copy = "Found: " + Stories.theLastLeaf();
        files.put("/all.zip", zip("copy.txt", copy));
        String entry = url("/all.zip") + "!/copy.txt";
        assertThat(watch("/all.zip").out()).contains(entry + "  (text): 1 match");
        files.put("/all.zip", zip("copy.txt", copy, "more.txt", "Weather."));
        assertThat(watch("/all.zip").lines())
                .containsExactly("looked into 1 capture or file, and what was packed in them: "
                        + "1 with registered works, 1 of them EXACT or STRONG, 1 of them packed in archives or documents, "
                        + "1 known and unchanged");
        files.put("/all.zip", zip("copy.txt", copy, "second.txt", "Again: " + Stories.theLastLeaf()));
        assertThat(watch("/all.zip").out())
                .contains(url("/all.zip") + "!/second.txt  (text): 1 match")
                .doesNotContain(entry);
        assertThat(sightings()).hasSize(2).allMatch(line -> line.startsWith("PRESENT"));
    }

    @Test
    @Timeout(180)
    void aWatchThatIsAskedToEndTellsWhatIsGoneAndLeavesNoJournal() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.remove("/story.txt");
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page"); // named again, and due
        ProcessBuilder builder = new ProcessBuilder(CommandProcess.command(List.of("watch")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("COLOPHON_HOME", home.toString());
        builder.environment().put("COLOPHON_CONTACT", "https://example.org/bot");
        Process watching = builder.start();
        try {
            while (!sightings().equals(List.of("GONE " + url("/story.txt")))) {
                Thread.sleep(200);
            }
            watching.destroy();
            assertThat(watching.waitFor()).isEqualTo(128 + 15);
        } finally {
            watching.destroyForcibly();
        }
        assertThat(Files.readString(folder.resolve("said.txt")))
                .containsSubsequence(
                        "ending: what is under way has ten seconds",
                        url("/story.txt") + ": gone, seen last ",
                        url("/story.txt") + ": the server answered 404",
                        "1 copy is gone");
        assertThat(home.resolve("colophon.db")).exists();
        assertThat(home.resolve("colophon.db-wal")).doesNotExist();
    }

    /** What it had seen was stored; the next watch told nothing of it, and nobody was ever told. */
    @Test
    @Timeout(180)
    void whatAWatchThatWasKilledCouldNotTellTheNextOneTellsOnce() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.remove("/story.txt");
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page"); // named again, and due
        ProcessBuilder builder = new ProcessBuilder(CommandProcess.command(List.of("watch")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("COLOPHON_HOME", home.toString());
        builder.environment().put("COLOPHON_CONTACT", "https://example.org/bot");
        Process watching = builder.start();
        try {
            while (!sightings().equals(List.of("GONE " + url("/story.txt")))) {
                Thread.sleep(200);
            }
        } finally {
            watching.destroyForcibly();
        }
        assertThat(watching.waitFor()).isEqualTo(128 + 9);
        assertThat(Files.readString(folder.resolve("said.txt"))).doesNotContain("gone");
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").out())
                .contains(url("/story.txt") + ": gone, seen last ", "1 copy is gone");
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").out())
                .as("told once")
                .doesNotContain("gone");
    }

    /** Whoever ended it before its first visit left the journal of the database behind. */
    @Test
    @Timeout(120)
    void aWatchThatIsAskedToEndBeforeItsFirstVisitLeavesNoJournal() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        String allowed = web.host();
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page", "--allow", allowed);
        Path journal = home.resolve("colophon.db-wal");
        assertThat(journal).doesNotExist();
        ProcessBuilder builder = new ProcessBuilder(CommandProcess.command(List.of("watch")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("COLOPHON_HOME", home.toString());
        builder.environment().put("COLOPHON_CONTACT", "https://example.org/bot");
        Process watching = builder.start();
        try {
            while (!Files.exists(journal) && watching.isAlive()) {
                Thread.sleep(1);
            }
            watching.destroy();
            assertThat(watching.waitFor()).isEqualTo(128 + 15);
        } finally {
            watching.destroyForcibly();
        }
        assertThat(Files.readString(folder.resolve("said.txt"))).contains("ending: ");
        assertThat(home.resolve("colophon.db")).exists();
        assertThat(journal).doesNotExist();
    }

    @Test
    void aCopyThatIsGoneIsToldOnceAndOneThatWasReplacedByAnotherIsNot() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.put("/story.txt", ("Once more: " + Stories.theLastLeaf()).getBytes(UTF_8));
        assertThat(watch("/story.txt").out()).contains("1 match").doesNotContain("gone");
        files.remove("/story.txt");
        Path local = Files.createDirectory(folder.resolve("local"));
        Path copy = Files.writeString(local.resolve("copy.txt"), "Here: " + Stories.theLastLeaf());
        Cli.run(home, "source", "add", local.toString());
        assertThat(watch("/story.txt").out()).contains(url("/story.txt") + ": gone", "; 1 copy is gone");
        Files.delete(copy);
        Cli.run(home, "source", "add", local.toString());
        assertThat(watch("/story.txt").lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(copy + ": gone"),
                        line -> assertThat(line).isEqualTo("1 copy is gone"));
    }

    @Test
    void whatIsPackedAloneHasTheNameOfItsAddress() throws Exception {
        files.put("/story.txt.gz", gzip("Found: " + Stories.theLastLeaf()));
        watch("/story.txt.gz?part=1/2");
        assertThat(sightings()).containsExactly("PRESENT " + url("/story.txt.gz?part=1/2") + "!/story.txt");
    }

    /** It was said with a day and nothing else. */
    @Test
    void whenAndByWhatACopyIsGoneIsTold() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.remove("/story.txt");
        String allowed = web.host();
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page", "--allow", allowed);
        Cli.Result gone = Cli.run(VARIABLES, home, "watch", "--once", "--json");
        assertThat(gone.lines())
                .filteredOn(line -> line.contains("\"gone\":true"))
                .singleElement()
                .satisfies(line -> Schemas.assertLine("sighting", line))
                .asString()
                .containsPattern(
                        "\"absence\":\\{\"lastSeen\":\"20[^\"]+\",\"foundAt\":\"20[^\"]+\",\"outcome\":\"NOT_FOUND\","
                                + "\"status\":404,");
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.put("/story.txt", Stories.text(3, Stories.Language.ENGLISH, 2_000).getBytes(UTF_8));
        assertThat(watch("/story.txt").out())
                .containsPattern(
                        "/story.txt: gone, seen last 20\\S+Z, found gone at 20\\S+Z \\(something else in its place, content [0-9a-f]{12}\\): ");
        files.remove("/story.txt");
        watch("/story.txt");
        assertThat(Cli.run(home, "status").out()).as("404 is gone, too").contains("gone 1");
    }

    /** The crawl had the same bytes before: nothing was looked into, and nothing said. */
    @ParameterizedTest
    @ValueSource(strings = {"scan", "look", "scan of another text", "scan of what was never watched"})
    void aCopyThatAnotherCommandFoundGoneIsToldWhenItIsBack(String by) throws Exception {
        byte[] copy = ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8);
        files.put("/story.txt", copy);
        if (by.endsWith("never watched")) {
            Cli.run(home, "scan", url("/story.txt"), "--allow", web.host());
        } else {
            watch("/story.txt");
        }
        files.remove("/story.txt");
        if (by.endsWith("text")) {
            files.put(
                    "/story.txt",
                    Stories.text(3, Stories.Language.ENGLISH, 2_000).getBytes(UTF_8));
        }
        Cli.Result gone = by.equals("look")
                ? Cli.run(home, "look", id(), "--allow", web.host())
                : Cli.run(home, "scan", url("/story.txt"), "--allow", web.host());
        assertThat(gone.out()).containsIgnoringCase("gone");
        assertThat(sightings()).containsExactly("GONE " + url("/story.txt"));
        files.put("/story.txt", copy);
        assertThat(watch("/story.txt").out())
                .contains(
                        url("/story.txt") + "  (text): 1 match, back after it was gone",
                        "1 copy is back that had been gone");
        assertThat(sightings()).containsExactly("PRESENT " + url("/story.txt"));
        assertThat(watch("/story.txt").out()).as("told once").doesNotContain("back");
        if (by.equals("look")) {
            assertThat(Cli.run(home, "look").out())
                    .as("its last look is older")
                    .containsSubsequence("GONE", "the copy was seen there again at 20");
        }
    }

    /** It was told as if it were new. */
    @ParameterizedTest
    @ValueSource(strings = {"scan", "look"})
    void aCopyThatAnotherCommandFoundBackIsKnown(String by) throws Exception {
        byte[] copy = ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8);
        files.put("/story.txt", copy);
        watch("/story.txt");
        String what = by.equals("look") ? id() : url("/story.txt");
        files.remove("/story.txt");
        assertThat(Cli.run(home, by, what, "--allow", web.host()).out()).containsIgnoringCase("gone");
        files.put("/story.txt", copy);
        assertThat(Cli.run(home, by, what, "--allow", web.host()).out())
                .containsPattern("REAPPEARED|1 match, back after it was gone");
        assertThat(watch("/story.txt").out())
                .contains(
                        url("/story.txt") + "  (text): 1 match, known and unchanged",
                        "1 with registered works",
                        ", 1 known and unchanged")
                .doesNotContain("back");
    }

    /** The line and the sum spoke only of the work that had stayed. */
    @Test
    void aWorkThatReturnsBesideOneThatStayedIsToldAsBack() throws Exception {
        String other = Stories.text(5, Stories.Language.ENGLISH, 2_000);
        Path work = Files.writeString(folder.resolve("other.txt"), other);
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        byte[] both = (Stories.theLastLeaf() + "\n\n" + other).getBytes(UTF_8);
        files.put("/story.txt", both);
        watch("/story.txt");
        files.put("/story.txt", other.getBytes(UTF_8));
        assertThat(watch("/story.txt").out()).contains(url("/story.txt") + ": gone, seen last ");
        files.put("/story.txt", both);
        assertThat(watch("/story.txt").out())
                .contains(
                        url("/story.txt")
                                + "  (text): 2 matches, some of them back after they were gone, others in place",
                        "1 copy is back that had been gone");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAScanFoundGoneFromAnArchiveIsToldWhenItIsBack(boolean rebuilt) throws Exception {
        byte[] whole = zip("copy.txt", "Found: " + Stories.theLastLeaf());
        files.put("/all.zip", whole);
        watch("/all.zip");
        files.remove("/all.zip");
        if (rebuilt) {
            files.put("/all.zip", zip("other.txt", Stories.text(3, Stories.Language.ENGLISH, 2_000)));
        }
        Cli.run(home, "scan", url("/all.zip"), "--allow", web.host());
        String entry = url("/all.zip") + "!/copy.txt";
        assertThat(sightings()).containsExactly("GONE " + entry);
        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").out()).contains("1 copy is back that had been gone");
        assertThat(sightings()).containsExactly("PRESENT " + entry);
    }

    private String id() {
        return Cli.run(home, "sightings", "--json").out().replaceFirst("(?s).*?\"sighting\":\"([^\"]+)\".*", "$1");
    }
}
