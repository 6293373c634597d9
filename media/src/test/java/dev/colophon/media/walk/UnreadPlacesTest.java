package dev.colophon.media.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.refusal.Unreadable.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadPlacesTest {

    @TempDir
    Path folder;

    private final UnreadPlaces unread = new UnreadPlaces();

    private void refuse(String place, Reason reason) {
        unread.add(new WalkedFile.Refused(place, new Unreadable(reason, "it is so")));
    }

    @Test
    void ofWhatWasRefusedAndOfAllInItNothingIsKnown() {
        refuse("/a.zip!/b.zip", Reason.UNDECODABLE);
        assertThat(unread.mayHold("/a.zip!/b.zip")).isTrue();
        assertThat(unread.mayHold("/a.zip!/b.zip!/c.txt")).isTrue();
        assertThat(unread.mayHold("/a.zip!/d.txt")).isFalse();
        refuse("/a.zip!/…", Reason.UNDECODABLE);
        assertThat(unread.mayHold("/a.zip!/d.txt"))
                .as("names that are not known")
                .isTrue();
        assertThat(unread.mayHold("/e.zip!/d.txt")).isFalse();
        refuse("/e.zip", Reason.EMPTY);
        refuse("/f.zip", Reason.NOT_FOUND);
        assertThat(unread.mayHold("/e.zip!/d.txt")).as("it was looked into").isFalse();
        assertThat(unread.mayHold("/f.zip!/d.txt")).as("it is not there").isFalse();
    }

    @Test
    void behindABoundNothingIsKnownOfTheWholeArchive() throws Exception {
        Path beside = Files.createDirectory(folder.resolve("wow!"));
        Path archive = Files.writeString(beside.resolve("a.zip"), "PK");
        refuse(archive + "!/b.zip!/c.txt", Reason.ARCHIVE_LIMIT);
        assertThat(unread.mayHold(archive + "!/d.txt")).isTrue();
        assertThat(unread.mayHold(beside + "/e.txt")).as("beside it").isFalse();
        refuse("https://site.example/a.zip!/b.txt", Reason.DECODE_LIMIT);
        assertThat(unread.mayHold("https://site.example/a.zip!/c.txt")).isTrue();
    }

    @Test
    void whatHasNoPathAndIsInNoArchiveIsGone() throws Exception {
        Path archive = Files.writeString(folder.resolve("a.zip"), "PK");
        assertThat(unread.isGone(archive.toString())).isFalse();
        assertThat(unread.isGone(
                        Files.createDirectory(folder.resolve("copy.txt")).toString()))
                .as("a folder in its place")
                .isTrue();
        Path packed = Files.write(folder.resolve("b.txt"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
        assertThat(unread.isGone(packed.toString()))
                .as("an archive in its place")
                .isTrue();
        assertThat(unread.isGone(archive + "!/b.txt")).isTrue();
        assertThat(unread.isGone(folder + "/gone.txt")).isTrue();
        assertThat(unread.isGone("file://" + folder + "/a%FFb.txt")).isTrue();
        assertThat(unread.isGone("no path: \0")).as("nobody can look").isFalse();
        refuse(archive.toString(), Reason.UNDECODABLE);
        assertThat(unread.isGone(archive + "!/b.txt")).isFalse();
        Files.writeString(folder.resolve("d.pdf"), "%PDF-1.7\n");
        assertThat(unread.isGone(folder + "/d.pdf!/picture-1")).isFalse();
    }
}
