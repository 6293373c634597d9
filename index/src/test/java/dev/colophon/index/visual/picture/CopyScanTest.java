package dev.colophon.index.visual.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.image.local.DeferredFeatures;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.visual.Scenes;
import dev.colophon.index.visual.VisualIndex;
import dev.colophon.index.visual.hash.VisualParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyScanTest {

    private static final Pixels WORK = Scenes.picture(5, 640, 480);
    private static final ReferenceId FEW = new ReferenceId("few features");
    private static final ReferenceId MANY = new ReferenceId("many features");

    @TempDir
    Path folder;

    /** A search lays only copies with few features over references: of others nothing would come but the time it takes. */
    @Test
    void onlyCopiesThatASearchLaysOverReferencesAreLookedAt() throws IOException {
        LocalFeatures others =
                Scenes.fingerprint(Scenes.picture(6, 640, 480), Role.REFERENCE).features();
        assertThat(others.size()).isGreaterThan(VisualParameters.DEFAULT.manyFeatures() + 8);
        try (VisualIndex copies = VisualIndex.open(folder, Access.WRITE)) {
            copies.put(FEW, copy(LocalFeatures.NONE));
            copies.put(MANY, copy(others));
            copies.commit(1);
            assertThat(copies.copiesOf(Scenes.fingerprint(WORK, Role.REFERENCE)))
                    .contains(FEW)
                    .doesNotContain(MANY);
        }
    }

    /** A part of the work, known by its thumbnail alone. */
    private static ImageFingerprint copy(LocalFeatures features) {
        ImageFingerprint part = Scenes.fingerprint(Scenes.centre(WORK, 0.8), Role.COPY);
        return new ImageFingerprint(
                part.version(),
                part.digest(),
                part.unmatchable(),
                part.width(),
                part.height(),
                List.of(),
                part.thumbnail(),
                DeferredFeatures.of(features));
    }
}
