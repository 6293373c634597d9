package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code scan} says of copies that were there before, and of those that only seem to be gone. */
@Tag("full")
class ScanGoneTest {

    private static final String COPY = "Found: " + Stories.theLastLeaf();
    private static final String OTHER = Stories.text(3, Stories.Language.ENGLISH, 2_000);

    @TempDir
    Path folder;

    private Path home;
    private Path found;

    @BeforeEach
    void register() throws IOException {
        home = folder.resolve("home");
        Path own = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", own.toString(), "--owner", "Ada");
        found = Files.createDirectories(folder.resolve("found"));
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write(
                        namesAndContents[i + 1] instanceof byte[] content
                                ? content
                                : ((String) namesAndContents[i + 1]).getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private Cli.Result scan(Path source, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "scan";
        all[1] = source.toString();
        System.arraycopy(more, 0, all, 2, more.length);
        return Cli.run(home, all);
    }

    /** State and place of each, by place. */
    private List<String> sightings() {
        return Cli.run(home, "sightings", "--json")
                .out()
                .lines()
                .map(line -> line.replaceAll(".*\"state\":\"(\\w+)\",\"file\":\"([^\"]*)\".*", "$1 $2")
                        .replace(found + "/", ""))
                .sorted((one, other) -> one.substring(one.indexOf(' ')).compareTo(other.substring(other.indexOf(' '))))
                .toList();
    }

    /** It said "nothing new". */
    @Test
    void whatIsGoneIsToldWithItsPlace() throws IOException {
        Path one = Files.writeString(found.resolve("one.txt"), COPY);
        Path two = Files.writeString(Files.createDirectory(found.resolve("sub")).resolve("two.txt"), "2 " + COPY);
        Files.writeString(found.resolve("three.txt"), OTHER);
        Files.writeString(found.resolve("four.txt"), "4 " + COPY);
        scan(found);
        Files.delete(one);
        Files.delete(two);
        Files.delete(two.getParent());
        Cli.Result gone = scan(found);
        assertThat(gone.exitCode()).isZero();
        assertThat(gone.lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(one + ": gone, seen last 20")
                                .endsWith(": leaf.txt by Ada"),
                        line -> assertThat(line).startsWith(two + ": gone, seen last 20"),
                        line -> assertThat(line).isEqualTo("2 copies are gone"),
                        line -> assertThat(line).startsWith("besides, 2 files are known and unchanged"));
        assertThat(sightings()).containsExactly("PRESENT four.txt", "GONE one.txt", "GONE sub/two.txt");
        assertThat(scan(found).out()).as("once").startsWith("nothing new: 2 files are known");

        Files.writeString(found.resolve("four.txt"), OTHER);
        Cli.Result json = scan(found, "--json");
        assertThat(json.lines())
                .filteredOn(line -> line.contains("\"gone\":true"))
                .singleElement()
                .asString()
                .contains("four.txt", "\"title\":\"leaf.txt\"", "\"sighting\":\"");
        assertThat(json.err()).contains("1 copy is gone");
    }

    /** One version of a copy went, and another is there: the work is still there. */
    @Test
    void whatWasReplacedByAnotherCopyIsNotGone() throws IOException {
        Files.writeString(found.resolve("one.txt"), COPY);
        scan(found);
        Files.writeString(found.resolve("one.txt"), "Once more. " + COPY);
        assertThat(scan(found).out()).contains("1 match").doesNotContain("gone");
    }

    @Test
    void whatIsTakenOutOfAnArchiveThatIsNamedIsGoneAndBackWithIt() throws IOException {
        Path archive = found.resolve("all.zip");
        byte[] inner = zip("copy.txt", COPY);
        Files.write(archive, zip("copy.txt", "1 " + COPY, "in.zip", inner, "other.txt", OTHER));
        scan(archive);
        Files.write(archive, zip("other.txt", OTHER));
        assertThat(scan(archive).out())
                .contains("all.zip!/copy.txt: gone", "all.zip!/in.zip!/copy.txt: gone", "2 copies are gone");
        assertThat(sightings()).containsExactly("GONE all.zip!/copy.txt", "GONE all.zip!/in.zip!/copy.txt");
        Files.write(archive, zip("copy.txt", "1 " + COPY, "in.zip", inner));
        assertThat(scan(archive).out()).contains("2 copies are back that had been gone");
        Files.write(archive, zip());
        assertThat(scan(archive).out()).as("nothing is in it").contains("2 copies are gone");
        Files.write(archive, zip("copy.txt", "1 " + COPY));
        scan(archive);
        Files.delete(archive);
        Cli.Result missing = scan(archive);
        assertThat(missing.out()).contains("all.zip!/copy.txt: gone", "1 copy is gone");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(sightings()).containsExactly("GONE all.zip!/copy.txt", "GONE all.zip!/in.zip!/copy.txt");
    }

    @Test
    void whatWasNotLookedAtIsNotGone() throws IOException {
        Path archive = found.resolve("all.zip");
        byte[] whole = zip("copy.txt", COPY, "in.zip", zip("copy.txt", "2 " + COPY));
        Files.write(archive, whole);
        scan(found);
        Files.write(archive, Arrays.copyOf(whole, 200));
        assertThat(scan(found).out()).doesNotContain("gone");
        byte[] broken = zip("copy.txt", COPY);
        Arrays.fill(broken, broken.length - 30, broken.length, (byte) 0);
        Files.write(archive, zip("in.zip", broken));
        assertThat(scan(found).out())
                .as("only what may be in the damaged one is not known")
                .contains("all.zip!/copy.txt: gone", "1 copy is gone");
        assertThat(sightings()).containsExactly("GONE all.zip!/copy.txt", "PRESENT all.zip!/in.zip!/copy.txt");
    }

    @Test
    void aFolderThatIsNotThereMayBeADiskAndAFileOfAFolderIsGone() throws IOException {
        Path copy = Files.writeString(found.resolve("copy.txt"), COPY);
        scan(found);
        Files.move(found, folder.resolve("elsewhere"));
        Cli.Result unplugged = scan(found);
        assertThat(unplugged.err())
                .contains(
                        "no file or folder " + found, "1 copy that was seen there stays present: it may be on a disk");
        assertThat(scan(copy).err()).contains("no file or folder " + copy, "stays present");
        assertThat(sightings()).containsExactly("PRESENT copy.txt");
        Files.move(folder.resolve("elsewhere"), found);
        Files.delete(copy);
        assertThat(scan(copy).out()).contains(copy + ": gone");
        assertThat(scan(copy).err())
                .as("gone already")
                .endsWith("no file or folder " + copy + "; check the spelling\n");
    }

    /** A file and an entry that are written alike were back at every scan. */
    @Test
    void placesThatAreWrittenAlikeAreToldApart() throws IOException {
        Files.write(found.resolve("out.zip"), zip("in.zip!/x.txt", COPY, "in.zip", zip("x.txt", "2 " + COPY)));
        Files.write(found.resolve("disk.zip"), zip("x.txt", "3 " + COPY));
        Files.writeString(Files.createDirectory(found.resolve("disk.zip!")).resolve("x.txt"), "4 " + COPY);
        scan(found);
        List<String> all = List.of(
                "PRESENT disk.zip!/x.txt",
                "PRESENT disk.zip!/x.txt (2)",
                "PRESENT out.zip!/in.zip!/x.txt",
                "PRESENT out.zip!/in.zip!/x.txt (2)");
        assertThat(sightings()).containsExactlyElementsOf(all);
        assertThat(scan(found).out()).startsWith("nothing new: 4 files are known");
        Files.write(found.resolve("disk.zip"), zip("y.txt", OTHER));
        Files.delete(found.resolve("disk.zip!/x.txt"));
        assertThat(scan(found).out()).contains("2 copies are gone");
    }

    /** Without the file the entry is named as the file was: that one is gone, and not the entry. */
    @ParameterizedTest
    @ValueSource(strings = {"", "1 "})
    void anEntryKeepsThePlaceThatItHadBesideAFile(String other) throws IOException {
        Path archive = Files.write(found.resolve("c.zip"), zip("a.txt", COPY));
        Path beside = Files.createDirectory(found.resolve("c.zip!"));
        Path file = Files.writeString(beside.resolve("a.txt"), other + COPY);
        scan(found);
        assertThat(sightings()).containsExactly("PRESENT c.zip!/a.txt", "PRESENT c.zip!/a.txt (2)");
        Files.delete(file);
        assertThat(scan(beside).out()).as("of the archive nothing is told").doesNotContain("gone");
        Files.delete(beside);
        assertThat(scan(found).out()).contains("c.zip!/a.txt: gone", "1 copy is gone", "1 file is known");
        assertThat(scan(archive).out()).startsWith("nothing new: 1 file is known");
        assertThat(sightings()).containsExactly("GONE c.zip!/a.txt", "PRESENT c.zip!/a.txt (2)");
        Files.delete(archive);
        assertThat(scan(found).out()).contains("c.zip!/a.txt (2): gone", "1 copy is gone");
    }

    /** Two entries of one name. */
    @Test
    void anEntryKeepsThePlaceThatItHadBehindAnother() throws IOException {
        Files.write(found.resolve("out.zip"), zip("in.zip!/x.txt", COPY, "in.zip", zip("x.txt", "2 " + COPY)));
        scan(found);
        Files.write(found.resolve("out.zip"), zip("in.zip", zip("x.txt", "2 " + COPY)));
        assertThat(scan(found).out()).contains("out.zip!/in.zip!/x.txt: gone", "1 copy is gone");
        assertThat(sightings()).containsExactly("GONE out.zip!/in.zip!/x.txt", "PRESENT out.zip!/in.zip!/x.txt (2)");
    }

    /** A scan of the folder said that what is in the archive was gone, and one of the archive what is packed in the folder. */
    @Test
    void anArchiveIsNotTheFolderThatIsNamedLikeIt() throws IOException {
        Path archive = Files.write(found.resolve("c.zip"), zip("x.txt", COPY, "z.txt", "1 " + COPY));
        Path beside = Files.createDirectory(found.resolve("c.zip!"));
        Path copy = Files.writeString(beside.resolve("y.txt"), "2 " + COPY);
        Files.write(beside.resolve("in.zip"), zip("x.txt", "3 " + COPY));
        scan(found);
        assertThat(scan(beside).out()).startsWith("nothing new: 2 files are known");
        assertThat(scan(archive).out()).startsWith("nothing new: 2 files are known");
        assertThat(sightings()).hasSize(4).allSatisfy(line -> assertThat(line).startsWith("PRESENT "));

        Files.delete(copy);
        assertThat(scan(beside).out()).contains("c.zip!/y.txt: gone", "1 copy is gone");
        Files.write(archive, zip("x.txt", COPY));
        assertThat(scan(beside).out()).as("of the archive nothing is told").doesNotContain("x.txt: gone");
        scan(archive);
        assertThat(sightings())
                .containsExactly(
                        "PRESENT c.zip!/in.zip!/x.txt",
                        "PRESENT c.zip!/x.txt",
                        "GONE c.zip!/y.txt",
                        "GONE c.zip!/z.txt");
    }

    /** A name that is no text was remembered by its URI, and so never missed. */
    @Test
    void aFileWhoseNameIsNoTextIsMissed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        shell("printf %s \"$1\" > \"$(printf 'a\\377b.txt')\"", COPY);
        scan(found);
        assertThat(sightings())
                .singleElement()
                .asString()
                .startsWith("PRESENT file://")
                .endsWith("a%FFb.txt");
        shell("rm a*b.txt", "");
        assertThat(scan(found).out()).contains("a%FFb.txt: gone", "1 copy is gone");
    }

    private void shell(String script, String argument) throws Exception {
        Process shell = new ProcessBuilder("/bin/sh", "-c", script, "sh", argument)
                .directory(found.toFile())
                .inheritIO()
                .start();
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void whatIsUnpackedBeforeTheDamageIsSearchedAndTheRestIsTold() throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(joined)) {
            gzip.write(COPY.getBytes(UTF_8));
        }
        byte[] whole = joined.toByteArray();
        joined.write(whole, 0, whole.length / 2);
        Files.write(found.resolve("copy.txt.gz"), joined.toByteArray());
        Cli.Result scanned = scan(found);
        assertThat(scanned.out())
                .contains(
                        "copy.txt.gz!/copy.txt  (text): 1 match",
                        "copy.txt.gz!/…",
                        "bytes of what is packed in it were",
                        "scanned 1 file: 1 with registered works, 1 of them EXACT or STRONG; only a part of 1 archive could be read");
        assertThat(scanned.exitCode()).isEqualTo(ExitCode.REFUSED);
        Cli.Result again = scan(found);
        assertThat(again.out())
                .doesNotContain("gone")
                .contains("only a part of 1 archive could be read", "besides, 1 file is known and unchanged");
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
    }
}
