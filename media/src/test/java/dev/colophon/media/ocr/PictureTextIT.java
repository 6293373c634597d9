package dev.colophon.media.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.MediaReader;
import dev.colophon.media.MediaSink;
import dev.colophon.media.Track;
import dev.colophon.media.ffmpeg.FfmpegSearch;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("full")
class PictureTextIT {

    /** Of a long page. */
    private static final int LETTERS = Boolean.getBoolean("colophon.long") ? 6_000 : 2_500;

    @TempDir
    Path folder;

    /** Keeps what it is told. */
    private static final class Kept implements MediaSink {

        private final List<Track> tracks = new ArrayList<>();
        private final boolean wanted;
        private String text = "";

        Kept(boolean wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean wantsTextInPictures() {
            return wanted;
        }

        @Override
        public void samples(float[] mono, int offset, int length) {}

        @Override
        public void frame(byte[] grey, long micros) {}

        @Override
        public void rendering(int width, int height, byte[] rgb) {}

        @Override
        public void text(String whole) {
            text = whole;
        }

        @Override
        public void track(Track track) {
            tracks.add(track);
        }
    }

    @ParameterizedTest
    @EnumSource(Stories.Language.class)
    void aPageIsAPictureAndItsText(Stories.Language language) throws IOException {
        String story = Stories.text(11, language, 500);
        Kept kept = read(save(Pages.of(story, 16), "png"), true);
        assertThat(kept.tracks).extracting(Track::kind).containsExactly(Track.Kind.PICTURE, Track.Kind.TEXT);
        assertThat(common(story, kept.text)).isGreaterThan(0.98 * letters(story).length());
    }

    @Test
    void longPagesAreReadInTheirOrder() throws IOException {
        String story = Stories.text(12, Stories.Language.ENGLISH, LETTERS);
        Kept kept = read(save(Pages.of(story, 16), "jpg"), true);
        assertThat(common(story, kept.text)).isGreaterThan(0.97 * letters(story).length());
    }

    @Test
    void nothingIsReadThatNobodyWants() throws IOException {
        Kept kept = read(save(Pages.of(Stories.text(11, Stories.Language.ENGLISH, 500), 16), "png"), false);
        assertThat(kept.tracks).extracting(Track::kind).containsExactly(Track.Kind.PICTURE);
    }

    @Test
    void otherPicturesHaveNoText() throws IOException {
        Kept kept = read(save(Pictures.mountainLake(800, 600), "png"), true);
        assertThat(kept.tracks).extracting(Track::kind).containsExactly(Track.Kind.PICTURE);
        assertThat(kept.tracks.getFirst().partial()).isEmpty();
    }

    @Test
    void withoutARecogniserItIsSaidThatTextWasNotRead() throws IOException {
        Path page = save(Pages.of(Stories.text(11, Stories.Language.ENGLISH, 500), 16), "png");
        Path noFolder = Files.createFile(folder.resolve("file"));
        Kept kept = new Kept(true);
        MediaReader reader =
                new MediaReader(MediaLimits.DEFAULT, FfmpegSearch.of(Optional.empty(), noFolder, List.of()));
        assertThat(reader.read(page, kept)).isEmpty();
        assertThat(kept.tracks).extracting(Track::kind).containsExactly(Track.Kind.PICTURE);
        assertThat(kept.tracks.getFirst().partial())
                .hasValueSatisfying(why -> assertThat(why).startsWith("it looks like text, which was not read: "));
    }

    private Kept read(Path picture, boolean wanted) {
        Kept kept = new Kept(wanted);
        assertThat(new MediaReader().read(picture, kept)).isEmpty();
        return kept;
    }

    private Path save(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("page." + format);
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        return file;
    }

    private static String letters(String text) {
        return text.replaceAll("\\s", "");
    }

    /** Length of the longest common subsequence of the letters. */
    private static double common(String one, String other) {
        String a = letters(one);
        String b = letters(other);
        int[] lengths = new int[b.length() + 1];
        for (int i = 0; i < a.length(); i++) {
            int diagonal = 0;
            for (int j = 1; j <= b.length(); j++) {
                int above = lengths[j];
                lengths[j] = a.charAt(i) == b.charAt(j - 1) ? diagonal + 1 : Math.max(above, lengths[j - 1]);
                diagonal = above;
            }
        }
        return lengths[b.length()];
    }
}
