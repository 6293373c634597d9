package dev.colophon.media.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.walk.FolderSelection.LeftOut;
import dev.colophon.media.walk.FolderSelection.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSelectionTest {

    @TempDir
    Path folder;

    @Test
    void worksAreTakenAndWhatLiesBesideThemIsLeftOut() throws IOException {
        Path music = Files.createDirectories(folder.resolve("Music/album"));
        Path song = Files.write(music.resolve("song.mp3"), new byte[400]);
        Path noEnding = music.resolve("cover");
        ImageIO.write(new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB), "png", noEnding.toFile());
        Path story = Files.writeString(music.resolve("story.txt"), "Once upon a time there was a file.");
        Path lyrics = Files.writeString(music.resolve("song.lrc"), "[00:01.00] la la la");
        Path thumbs = Files.write(music.resolve("Thumbs.db"), new byte[10]);
        Path list = Files.writeString(music.resolve("all.m3u"), "#EXTM3U\nsong.mp3\n");
        Path proof = Files.writeString(music.resolve("song.mp3.leaf.json"), "{}");
        Path settings = Files.writeString(music.resolve("player.json"), "{\"volume\": 3}");
        Path unknown = Files.write(music.resolve("data.bin"), new byte[] {1, 2, 3, 0, 4, 5});
        Path link = Files.createSymbolicLink(music.resolve("elsewhere.mp3"), song);
        Path git = Files.createDirectories(folder.resolve("Music/.git"));
        Files.write(git.resolve("object.mp3"), new byte[10]);
        Path home = folder.resolve("Music/colophon-data");
        Files.createDirectories(home.resolve("evidence"));
        Files.writeString(home.resolve("evidence/S-1.README.txt"), "What this bundle is.");
        Files.write(home.resolve("colophon.db"), new byte[10]);

        FolderSelection selection = FolderSelection.of(folder.resolve("Music"));

        assertThat(selection.taken()).containsExactlyInAnyOrder(song, noEnding, story, lyrics);
        assertThat(selection.leftOut())
                .containsExactlyInAnyOrder(
                        new LeftOut(thumbs, Reason.SIDE_FILE),
                        new LeftOut(list, Reason.PLAYLIST),
                        new LeftOut(proof, Reason.SIDE_FILE),
                        new LeftOut(settings, Reason.ENDING),
                        new LeftOut(unknown, Reason.OTHER),
                        new LeftOut(link, Reason.LINK),
                        new LeftOut(git, Reason.HIDDEN),
                        new LeftOut(home, Reason.HOME));
    }

    @Test
    void theFolderItselfMayBeALinkOrHidden() throws IOException {
        Path hidden = Files.createDirectories(folder.resolve(".vault"));
        Files.writeString(hidden.resolve("poem.txt"), "A short poem that stands in a hidden folder.");
        Path link = Files.createSymbolicLink(folder.resolve("poems"), hidden);
        assertThat(FolderSelection.of(hidden).taken()).hasSize(1);
        assertThat(FolderSelection.of(link).taken()).hasSize(1);
    }
}
