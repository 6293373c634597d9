package dev.colophon.samples.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.samples.picture.PicturesTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimationTest {

    @Test
    void namedFilmsAreShortAndHaveSound() {
        List<Film> films = List.of(Animation.paperBoat(160, 90, 25), Animation.nightTrain(160, 90, 25));
        assertThat(films).extracting(Film::frames).containsExactly(400, 450);
        assertThat(films).extracting(Film::shots).containsExactly(5, 5);
        for (Film film : films) {
            assertThat(film.sound().seconds()).isEqualTo(film.seconds());
            assertThat(film.rgb(film.frames() - 1)).hasSize(3 * 160 * 90);
        }
        assertThat(films.get(0).sound().samples())
                .isNotEqualTo(films.get(1).sound().samples());
    }

    @Test
    void framesDependOnSeedAndNumberAlone() {
        Film film = Animation.film(5, 160, 90, 8, 10);
        byte[] first = film.rgb(3);
        film.rgb(70);

        assertThat(film.rgb(3)).isEqualTo(first);
        assertThat(Animation.film(5, 160, 90, 8, 10).rgb(3)).isEqualTo(first);
        assertThat(Animation.film(6, 160, 90, 8, 10).rgb(3)).isNotEqualTo(first);
        // All arithmetic is StrictMath or exact, so this holds on every machine.
        assertThat(Arrays.hashCode(first)).isEqualTo(HASH_OF_FRAME_3);
    }

    private static final int HASH_OF_FRAME_3 = 810_882_385;

    @Test
    void neighbouringSecondsDiffer() {
        for (long seed = 0; seed < 8; seed++) {
            Film film = Animation.film(seed, 192, 108, 12, 5);
            double sum = 0;
            double[] before = PicturesTest.luma64(film.frame(0));
            for (int second = 1; second < 12; second++) {
                double[] now = PicturesTest.luma64(film.frame(5 * second));
                int bits = PicturesTest.differingBits(before, now);
                assertThat(bits).as("seed %d, second %d", seed, second).isGreaterThan(16);
                sum += bits;
                before = now;
            }
            assertThat(sum / 11).as("seed %d", seed).isGreaterThan(45);
        }
    }

    @Test
    void writesFilesThatStateTheirSize(@TempDir Path folder) throws IOException {
        Film film = Animation.film(2, 32, 18, 0.5, 8);
        film.writeRgb24(folder.resolve("film.rgb"));
        film.writeY4m(folder.resolve("film.y4m"));

        assertThat(Files.size(folder.resolve("film.rgb"))).isEqualTo(4 * 3 * 32 * 18);
        byte[] y4m = Files.readAllBytes(folder.resolve("film.y4m"));
        String header = "YUV4MPEG2 W32 H18 F8:1 Ip A1:1 C444\n";
        assertThat(y4m).hasSize(header.length() + 4 * (6 + 3 * 32 * 18));
        assertThat(new String(y4m, 0, header.length() + 6, StandardCharsets.US_ASCII))
                .isEqualTo(header + "FRAME\n");
    }

    @Test
    void refusesWhatIsNoFilm() {
        assertThatThrownBy(() -> Animation.film(1, 8, 90, 5, 25)).hasMessageContaining("not 8x90");
        assertThatThrownBy(() -> Animation.film(1, 160, 90, 0, 25)).hasMessageContaining("not 0.0 s at 25");
        assertThatThrownBy(() -> Animation.paperBoat(160, 90, 25).frame(400)).hasMessageContaining("0 to 399, not 400");
    }
}
