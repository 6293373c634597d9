package dev.colophon.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What registering says of names, titles and files that are not what their owner thinks. */
class RegisterAnswersTest {

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path works = Path.of("");

    @BeforeEach
    void works() throws IOException {
        home = folder.resolve("home");
        works = Files.createDirectory(folder.resolve("works"));
        Files.writeString(works.resolve("one.txt"), Stories.text(1, Stories.Language.ENGLISH, 2000));
        Files.writeString(works.resolve("two.txt"), Stories.text(2, Stories.Language.ENGLISH, 2000));
    }

    private Cli.Result register(Path path, String... more) {
        String[] words = new String[4 + more.length];
        words[0] = "register";
        words[1] = path.toString();
        words[2] = "--owner";
        words[3] = "Mo Example";
        System.arraycopy(more, 0, words, 4, more.length);
        return Cli.run(home, words);
    }

    @Test
    void oneTitleForSeveralFilesIsSaid() {
        Cli.Result dry = register(works, "--title", "Harbour", "--dry-run");
        assertThat(dry.err())
                .contains("--title: all 2 files become one work, Harbour; without --title each is a work of its own");
        assertThat(register(works, "--title", "Harbour").err()).contains("all 2 files become one work, Harbour");
        assertThat(register(works.resolve("one.txt"), "--title", "Harbour").err())
                .doesNotContain("become one work");
    }

    /** The sightings stayed with the old work, and no sighting of the home could be listed any more. */
    @Test
    void whatWasSeenOfAFileGoesWithItToTheWorkOfItsNewTitle() throws IOException {
        Path seen = Files.createDirectory(folder.resolve("seen"));
        for (String name : List.of("one.txt", "two.txt")) {
            Files.copy(works.resolve(name), seen.resolve(name));
        }
        register(works, "--title", "Both");
        Cli.run(home, "scan", seen.toString());
        assertThat(register(works.resolve("one.txt"), "--title", "Solo").exitCode())
                .isZero();
        assertThat(titles()).containsExactly("one.txt Solo", "two.txt Both");
        assertThat(register(works.resolve("two.txt"), "--title", "Solo").exitCode())
                .isZero();
        assertThat(titles()).containsExactly("one.txt Solo", "two.txt Solo");
        assertThat(Cli.run(home, "works").out()).contains("2 sightings").doesNotContain("Both");
    }

    private List<String> titles() {
        return Cli.run(home, "sightings", "--json")
                .out()
                .lines()
                .map(line -> line.replaceAll(".*/(\\w+\\.txt)\".*?\"title\":\"(\\w+)\".*", "$1 $2"))
                .sorted()
                .toList();
    }

    @Test
    void aRowThatNamesNoPathCostsTheOthersNothing() throws IOException {
        Path list = Files.writeString(folder.resolve("works.csv"), "file,title\na\0b.txt,No\nworks/one.txt,Yes\n");
        Cli.Result result = Cli.run(home, "register", "--metadata", list.toString(), "--owner", "Mo");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).contains("as Yes", "NOT_LISTED: line 2: ");
        assertThat(result.err()).doesNotContain("Internal error");
    }

    @Test
    void aTextNamedLikeASoundIsCalledWhatItIs() throws IOException {
        Path story = Files.writeString(folder.resolve("story.mp3"), Stories.theLastLeaf());
        Cli.Result result = register(story);
        assertThat(result.out()).contains("(taken for text, which it is, though its name says audio)");
        Path lost = Files.writeString(folder.resolve("lost.mp3"), "404: no");
        assertThat(register(lost).out())
                .contains("cannot be compared: TOO_SHORT", "taken for text, which it is, though its name says audio")
                .contains("its copies are not found, as a rule not even the same file");
        assertThat(Cli.run(home, "check", lost.toString()).out())
                .as("as it says")
                .doesNotContain("EXACT", "STRONG");
        String work = Cli.run(home, "works", "--json").lines().stream()
                .filter(line -> line.contains("\"title\":\"lost.mp3\""))
                .map(line -> line.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
        assertThat(Cli.run(home, "show", work).out()).contains("its copies are not found, as a rule not even the same");
        assertThat(register(works).out()).doesNotContain("taken for");
    }

    @Test
    @Tag("full")
    void halfAPictureIsRegisteredInPartAndThatIsSaid() throws IOException {
        Path whole = folder.resolve("whole.jpg");
        ImageIO.write(Pictures.mountainLake(800, 600), "jpg", whole.toFile());
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half.jpg"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(register(whole).out()).doesNotContain("only in part");
        assertThat(register(half, "--json").out()).contains("\"PARTIAL: ");
        Path other = Files.write(folder.resolve("other.jpg"), Arrays.copyOf(bytes, bytes.length / 2 + 1));
        assertThat(register(other).out()).contains("(only in part: ");
    }

    @Test
    void aUrlIsNoFile() {
        Cli.Result result = Cli.run(home, "register", "https://example.org/song.mp3", "--owner", "Mo Example");
        assertThat(result.out())
                .contains(
                        "https://example.org/song.mp3: NOT_A_FILE: register takes files: download it first",
                        "`colophon scan`",
                        "`colophon source add`");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void everyRowOfAListHasItsPathInOneForm() throws IOException {
        Path list = Files.writeString(works.resolve("works.csv"), "file,owner\none.txt,Mo\ngone.txt,Mo\n");
        assertThat(Cli.run(home, "register", "--metadata", list.toString(), "--json")
                        .lines())
                .anyMatch(line -> line.contains("\"file\":\"" + works.resolve("one.txt") + "\""))
                .anyMatch(line -> line.contains("\"file\":\"" + works.resolve("gone.txt") + "\""));
    }

    @Test
    void aListSaysMoreOfItsWorks() throws Exception {
        Path list = Files.write(works.resolve("works.csv"), """
                file;owner;creator;isbn;流派
                one.txt;张伟;最后的作者;0-306-40615-2;长篇小说
                two.txt;张伟;;978-3-16-148410-1;
                """.getBytes(Charset.forName("GB18030")));
        Cli.Result registered = Cli.run(home, "register", "--metadata", list.toString());
        assertThat(registered.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(registered.err())
                .contains(
                        "works.csv: it is not UTF-8 and was read as GB18030",
                        "works.csv: the column `流派` is not known here",
                        "works.csv: line 3: the check digit of ISBN `978-3-16-148410-1` should be 0")
                .doesNotContain("line 2");
        assertThat(Cli.run(home, "works", "--owner", "张伟").out()).contains("ISBN 9780306406157");
        String line = Cli.run(home, "works", "--json", "--title", "one").lines().getFirst();
        assertThat(line).contains("\"given\":\"0-306-40615-2\"", "\"check\":\"OK\"", "\"content\":\"长篇小说\"");
        String id = Cli.run(home, "works", "--title", "one").out().substring(0, 36);
        assertThat(Cli.run(home, "show", id).out())
                .contains("ISBN      9780306406157", "creator   最后的作者", "流派      长篇小说", "          iscc   ISCC:KAA");
        assertThat(Cli.run(home, "show", "--json", id).out()).contains("长篇小说");
        Files.writeString(list, "file,owner,creator,doi\none.txt,张伟,Mo,doi:10.1000/182\n");
        assertThat(Cli.run(home, "register", "--metadata", list.toString(), "--dry-run")
                        .out())
                .contains("would update", "DOI 10.1000/182; creator: Mo");
        assertThat(Cli.run(home, "register", "--metadata", list.toString()).out())
                .contains("updated", "DOI 10.1000/182; creator: Mo, was 最后的作者");
    }

    @Test
    void aSuffixOfManyOwnersIsNotAuthorised() {
        Cli.Result result = register(works, "--authorised-host", "*.example");
        assertThat(result.err()).contains("`*.example` stands for the sites of many owners: name one site");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aRunCountsWhatTheDryRunCounted() throws IOException {
        Files.copy(works.resolve("two.txt"), works.resolve("two again.txt"));
        assertThat(register(works, "--dry-run").err()).contains("would register 2 files, 1 already registered");
        assertThat(register(works).err()).contains("2 registered, 1 already registered");
    }

    @Test
    void aDryRunSaysWhatIsNewWhatIsThereAndWhatCannotBeRead() throws IOException {
        Path known = works.resolve("one.txt");
        register(known);
        Files.write(works.resolve("empty.jpg"), new byte[0]);
        Files.copy(works.resolve("two.txt"), works.resolve("two again.txt"));
        Files.createSymbolicLink(folder.resolve("loop.jpg"), folder.resolve("loop.jpg"));

        Cli.Result dry = Cli.run(
                home,
                "register",
                works.toString(),
                folder.resolve("loop.jpg").toString(),
                folder.resolve("gone.jpg").toString(),
                "--owner",
                "Mo Example",
                "--dry-run");

        assertThat(dry.out())
                .contains(
                        "known       " + known,
                        "would register  " + works.resolve("two again.txt"),
                        "known       " + works.resolve("two.txt") + ": the same bytes as "
                                + works.resolve("two again.txt"),
                        "refused     " + works.resolve("empty.jpg") + ": EMPTY: ",
                        "refused     " + folder.resolve("loop.jpg") + ": NOT_A_FILE: a link that leads back to itself",
                        "refused     " + folder.resolve("gone.jpg") + ": NOT_FOUND: ");
        assertThat(dry.err()).contains("would register 1 file, 2 already registered, 3 refused");
        assertThat(dry.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(Cli.run(home, "works", "--json").lines()).hasSize(1);

        Cli.Result titled = register(known, "--title", "Harbour", "--dry-run", "--json");
        assertThat(titled.out()).contains("\"WOULD_UPDATE\"", "\"after\":\"Harbour\"");
        assertThat(Cli.run(home, "works").out()).doesNotContain("Harbour");
    }

    @Test
    void theSameFileIsTheSameByteForByteAndTheSamePictureIsNot() throws IOException {
        Path picture = works.resolve("coast.png");
        ImageIO.write(Pictures.coastMap(400, 300), "png", picture.toFile());
        Path other = folder.resolve("other.bmp");
        ImageIO.write(ImageIO.read(picture.toFile()), "bmp", other.toFile());
        register(picture);

        Path copy = Files.copy(picture, folder.resolve("copy.png"));
        assertThat(Cli.run(home, "check", copy.toString()).out())
                .contains("EXACT", "the file is the same, byte for byte");
        assertThat(Cli.run(home, "check", other.toString()).out()).contains("EXACT", "every decoded pixel is the same");
    }

    @Test
    void aSecondScanSaysThatNothingIsNew() throws IOException {
        register(works);
        assertThat(Cli.run(home, "scan", works.toString()).out()).contains("scanned 2 files: 2 with registered works");
        assertThat(Cli.run(home, "scan", works.toString()).out())
                .contains("nothing new: 2 files are known and unchanged: `colophon sightings` lists")
                .doesNotContain("scanned 0 files");
        Cli.Result one = Cli.run(home, "sightings", "--limit", "1", "--json");
        assertThat(one.lines()).hasSize(1);
        assertThat(one.err()).contains("there are more: colophon sightings --limit 1 --after ", "2 open");
        assertThat(Cli.run(home, "sightings", "--limit", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        Files.writeString(works.resolve("three.txt"), Stories.text(3, Stories.Language.ENGLISH, 2000));
        assertThat(Cli.run(home, "scan", works.toString()).out())
                .contains("scanned 1 file: 0 with registered works", "besides, 2 files are known and unchanged");
    }
}
