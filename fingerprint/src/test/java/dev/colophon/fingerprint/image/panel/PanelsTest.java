package dev.colophon.fingerprint.image.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Paintings;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelsTest {

    private static final Pixels PICTURE = Paintings.picture(1, 600, 400);

    @Test
    void aPictureOverAnotherIsAPanel() {
        Pixels ground = Paintings.picture(2, 900, 700);
        for (int width : List.of(450, 300, 150)) {
            int height = width * 2 / 3;
            Pixels shown = over(ground, Paintings.resize(PICTURE, width, height), 120, 90);
            assertShown(shown, 120, 90, width, height);
        }
    }

    @Test
    void soAreThoseOfACollageWhereverTheyStand() {
        Pixels small = Paintings.resize(PICTURE, 450, 300);
        for (int left : List.of(0, 450)) {
            for (int top : List.of(0, 300)) {
                Pixels collage = Paintings.paint(900, 600, (x, y) -> Paintings.colour(other(x, y), x % 450, y % 300));
                assertShown(over(collage, small, left, top), left, top, 450, 300);
            }
        }
    }

    private static final List<Pixels> OTHERS = List.of(
            Paintings.picture(11, 450, 300),
            Paintings.picture(12, 450, 300),
            Paintings.picture(13, 450, 300),
            Paintings.picture(14, 450, 300));

    private static Pixels other(int x, int y) {
        return OTHERS.get(x / 450 + 2 * (y / 300));
    }

    @Test
    void soIsAPictureUnderABand() {
        assertShown(Paintings.frame(PICTURE, 0, 80, 0, 0, 0xffffff), 0, 80, 600, 400);
        assertShown(Paintings.frame(PICTURE, 0, 70, 0, 90, 0x202020), 0, 70, 600, 400);
    }

    @Test
    void onASheetAndMirroredItIsFoundByItsOtherHash() {
        Pixels sheet = Paintings.frame(Paintings.mirror(PICTURE), 60, 190, 400, 150, 0xf0f0f0);
        assertThat(Panels.of(Luma.of(sheet)))
                .filteredOn(view -> view.undone() == Orientation.MIRRORED)
                .anyMatch(view -> view.hash().distance(Pdq.of(Luma.of(PICTURE))) <= 20);
    }

    @Test
    void thereIsNoneWhereNothingEnds() {
        assertThat(Panels.of(Luma.of(Paintings.paint(500, 400, (_, _) -> 0x808080))))
                .isEmpty();
        assertThat(Panels.of(Luma.of(Paintings.paint(500, 400, (x, y) -> 0x010101 * ((x + y) / 4)))))
                .isEmpty();
        assertThat(Panels.of(Luma.of(Paintings.picture(3, 40, 900)))).isEmpty();
    }

    /** There is a panel within two pixels of where the picture is, with the hash of the picture. */
    private static void assertShown(Pixels copy, int left, int top, int width, int height) {
        double across = copy.width();
        double down = copy.height();
        assertThat(Panels.of(Luma.of(copy)))
                .filteredOn(view -> view.undone() == Orientation.UPRIGHT && view.kind() == View.Kind.PANEL)
                .as("%d x %d at %d, %d", width, height, left, top)
                .anySatisfy(view -> {
                    Region region = view.region();
                    assertThat(Math.abs(region.x(0) * across - left)).isLessThanOrEqualTo(2);
                    assertThat(Math.abs(region.y(0) * down - top)).isLessThanOrEqualTo(2);
                    assertThat(Math.abs(region.x(1) * across - left - width)).isLessThanOrEqualTo(2);
                    assertThat(Math.abs(region.y(1) * down - top - height)).isLessThanOrEqualTo(2);
                    assertThat(view.hash().distance(Pdq.of(Luma.of(PICTURE)))).isLessThanOrEqualTo(24);
                });
    }

    private static Pixels over(Pixels ground, Pixels picture, int left, int top) {
        return Paintings.paint(ground.width(), ground.height(), (x, y) -> {
            int column = x - left;
            int row = y - top;
            return column >= 0 && row >= 0 && column < picture.width() && row < picture.height()
                    ? Paintings.colour(picture, column, row)
                    : Paintings.colour(ground, x, y);
        });
    }
}
