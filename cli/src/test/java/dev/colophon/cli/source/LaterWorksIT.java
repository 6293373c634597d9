package dev.colophon.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.Schemas;
import dev.colophon.samples.text.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of copies that were seen before their work was registered. */
@Tag("full")
class LaterWorksIT extends WatchedFiles {

    private static final String COPY = "Found: " + Stories.nameInTheLamplight();

    private void register() throws IOException {
        Path work = Files.writeString(folder.resolve("lamplight.txt"), Stories.nameInTheLamplight());
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private void wasAndIs() throws IOException {
        files.put("/was.txt", COPY.getBytes(UTF_8));
        files.put("/is.txt", COPY.getBytes(UTF_8));
        watch("/was.txt");
        watch("/is.txt");
        files.remove("/was.txt");
        assertThat(watch("/was.txt").err()).contains("the server answered 404");
        register();
    }

    /** It was told as any other match: who read it went to look, and found nothing. */
    @Test
    void watchSaysOfACopyThatIsGoneThatItIs() throws Exception {
        wasAndIs();
        assertThat(Cli.run(WatchedServer.VARIABLES, home, "watch", "--once").lines())
                .anySatisfy(line -> assertThat(line)
                        .matches(".*/was\\.txt  \\(text\\): 1 match, found in what was seen 20[0-9-]+  \\(gone\\)"))
                .anySatisfy(line ->
                        assertThat(line).matches(".*/is\\.txt  \\(text\\): 1 match, found in what was seen 20[0-9-]+"))
                .endsWith("nothing new had to be looked into: 2 copies were found in what was seen before, "
                        + "1 of them gone since");
    }

    @Test
    void theLinesOfJsonSaySoToo() throws Exception {
        wasAndIs();
        assertThat(Cli.run(WatchedServer.VARIABLES, home, "watch", "--once", "--json")
                        .lines())
                .hasSize(2)
                .allSatisfy(line -> Schemas.assertLine("sighting", line))
                .allSatisfy(line -> assertThat(line).contains("\"foundLater\":true"))
                .anySatisfy(line -> assertThat(line)
                        .contains("/was.txt\"", "\"gone\":true", "\"outcome\":\"NOT_FOUND\",\"status\":404"))
                .anySatisfy(
                        line -> assertThat(line).contains("/is.txt\"").doesNotContain("gone", "absence", "unknown"));
    }

    /** They were one number, larger than that of all that was looked into. */
    @Test
    void whatIsLookedIntoWhatIsPackedInItAndWhatWasSeenBeforeIsCountedApart() throws Exception {
        files.put("/before.txt", COPY.getBytes(UTF_8));
        watch("/before.txt");
        register();
        files.put("/all.zip", zip("copy.txt", "Again: " + Stories.theLastLeaf()));
        files.put("/new.txt", ("New: " + Stories.theLastLeaf()).getBytes(UTF_8));
        Cli.run(home, "source", "add", url("/new.txt"), "--kind", "page", "--allow", web.host());
        assertThat(watch("/all.zip").lines())
                .endsWith("looked into 2 captures and files, and what was packed in them: 2 with registered works, "
                        + "2 of them EXACT or STRONG, 1 of them packed in archives or documents; "
                        + "1 copy was found in what was seen before");
    }

    /** It was "not known" since the archive had been had with the same bytes, and to be looked at by what refuses that. */
    @Test
    void whatIsInAnArchiveIsThereAsLongAsThatIsUnchangedAndSeenByHavingIt() throws Exception {
        files.put("/arch.zip", zip("copy.txt", COPY));
        watch("/arch.zip");
        watch("/arch.zip");
        register();
        Cli.run(home, "rematch");
        String listed = Cli.run(home, "sightings").out();
        assertThat(listed).contains(url("/arch.zip") + "!/copy.txt").doesNotContain("not known", "look first");
        String id = listed.substring(0, listed.indexOf(' '));
        assertThat(Cli.run(home, "show", id).err())
                .contains("to look now: `colophon scan " + url("/arch.zip") + "`; or `colophon source add "
                        + url("/arch.zip") + "`")
                .doesNotContain("colophon look");
        assertThat(Cli.run(home, "show", id, "--lang", "zh").err())
                .contains("现在查看：`colophon scan " + url("/arch.zip") + "`");

        files.put("/arch.zip", zip("other.txt", Stories.text(3, Stories.Language.ENGLISH, 2_000)));
        watch("/arch.zip");
        assertThat(Cli.run(home, "show", id).out())
                .contains(": it was in the archive when that was looked into before")
                .doesNotContain("VANISHED");
        assertThat(Cli.run(home, "show", id, "--lang", "zh").out())
                .contains("发现已消失：之前查看该压缩包时它还在其中")
                .doesNotContain("VANISHED");
    }
}
