package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.index.Access;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a copy that was turned and cropped shows its work: the corners on both sides are the same points of the work. */
@Tag("full")
class TurnedCropsTest {

    private static final int WORKS = Boolean.getBoolean("colophon.long") ? 6 : 2;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int[] DEGREES = {0, 1, 2, 3, 5, 7, 10, 12, 15};
    private static final int[] CROPPED_PERCENT = {0, 5, 10, 15, 20, 30};

    /** Of the diagonal of the copy. */
    private static final double MOST_PERCENT = 0.5;

    @TempDir
    Path folder;

    /** A work, turned clockwise about its middle, of which the middle part is kept; grey where nothing of it is. */
    private record TurnedCrop(Pixels work, int degrees, int croppedPercent) {

        int width() {
            return WIDTH * (100 - croppedPercent) / 100;
        }

        int height() {
            return HEIGHT * (100 - croppedPercent) / 100;
        }

        Pixels pixels() {
            double cosine = Math.cos(Math.toRadians(degrees));
            double sine = Math.sin(Math.toRadians(degrees));
            return Scenes.paint(width(), height(), (x, y) -> {
                double right = x + 0.5 - width() / 2.0;
                double down = y + 0.5 - height() / 2.0;
                return bilinear(
                        cosine * right + sine * down + WIDTH / 2.0 - 0.5,
                        -sine * right + cosine * down + HEIGHT / 2.0 - 0.5);
            });
        }

        private int bilinear(double x, double y) {
            int left = (int) Math.floor(x);
            int top = (int) Math.floor(y);
            if (left < 0 || top < 0 || left + 1 >= WIDTH || top + 1 >= HEIGHT) {
                return 0x808080;
            }
            int mixed = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double above = mix(
                        Scenes.colour(work, left, top) >> shift & 0xff,
                        Scenes.colour(work, left + 1, top) >> shift & 0xff,
                        x - left);
                double below = mix(
                        Scenes.colour(work, left, top + 1) >> shift & 0xff,
                        Scenes.colour(work, left + 1, top + 1) >> shift & 0xff,
                        x - left);
                mixed |= (int) Math.round(mix(above, below, y - top)) << shift;
            }
            return mixed;
        }

        private static double mix(double one, double other, double share) {
            return one + share * (other - one);
        }

        /** How far the farthest corner of a copy is from where the same corner of the work lies in it, in per cent of its diagonal. */
        double percentOff(Segment segment) {
            double cosine = Math.cos(Math.toRadians(degrees));
            double sine = Math.sin(Math.toRadians(degrees));
            List<Span.Point> known = ((Span.Quad) segment.inReference()).corners();
            List<Span.Point> shown = ((Span.Quad) segment.inCopy()).corners();
            double most = 0;
            for (int i = 0; i < known.size(); i++) {
                double right = (known.get(i).x() - 0.5) * WIDTH;
                double down = (known.get(i).y() - 0.5) * HEIGHT;
                double x = cosine * right - sine * down + width() / 2.0;
                double y = sine * right + cosine * down + height() / 2.0;
                most = Math.max(
                        most,
                        Math.hypot(shown.get(i).x() * width() - x, shown.get(i).y() * height() - y));
            }
            return 100 * most / Math.hypot(width(), height());
        }
    }

    @Test
    void cornersAreWhereTheyAre() throws IOException {
        List<Pixels> works = new ArrayList<>();
        StringBuilder table =
                new StringBuilder("\ncorner error in per cent of the diagonal: mean/worst, unfound\ndegrees");
        for (int cropped : CROPPED_PERCENT) {
            table.append(String.format(Locale.ROOT, " %9d %%", cropped));
        }
        double worst = 0;
        int unfound = 0;
        try (VisualIndex index = VisualIndex.open(folder, Access.WRITE)) {
            for (int seed = 0; seed < WORKS; seed++) {
                works.add(Scenes.picture(40 + seed, WIDTH, HEIGHT));
                index.put(new ReferenceId("work-" + seed), Scenes.fingerprint(works.get(seed), Role.REFERENCE));
            }
            index.commit(1);
            for (int degrees : DEGREES) {
                table.append(String.format(Locale.ROOT, "%n%7d", degrees));
                for (int cropped : CROPPED_PERCENT) {
                    double sum = 0;
                    double most = 0;
                    int found = 0;
                    for (int seed = 0; seed < WORKS; seed++) {
                        String id = "work-" + seed;
                        TurnedCrop copy = new TurnedCrop(works.get(seed), degrees, cropped);
                        for (Match match :
                                index.search(Scenes.fingerprint(copy.pixels(), Role.COPY), SearchOptions.DEFAULT)) {
                            if (match.reference().value().equals(id)) {
                                double off = copy.percentOff(match.segments().getFirst());
                                sum += off;
                                most = Math.max(most, off);
                                found++;
                            }
                        }
                    }
                    worst = Math.max(worst, most);
                    unfound += WORKS - found;
                    table.append(String.format(
                            Locale.ROOT, " %4.2f/%-5.2f%s", sum / found, most, found < WORKS ? "!" : " "));
                }
            }
        }
        assertThat(unfound).isZero();
        assertThat(worst).as(table.toString()).isLessThanOrEqualTo(MOST_PERCENT);
    }
}
