package dev.colophon.index.visual.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.visual.Scenes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class StoredFeaturesTest {

    private static final LocalFeatures FEATURES =
            Scenes.fingerprint(Scenes.picture(5, 480, 320), Role.REFERENCE).features();

    @Test
    void aFrameIsReadAsItWasInFewerBytes() {
        StoredFeatures stored = StoredFeatures.of(FEATURES);
        byte[] packed = stored.encodeFrame();
        StoredFeatures read = StoredFeatures.decode(packed);
        assertThat(read.features()).isEqualTo(FEATURES);
        assertThat(read.cells()).isEqualTo(stored.cells());
        assertThat(packed).hasSize(stored.encode().length + 1 - 6 * FEATURES.size());
    }

    @Test
    void featuresMirroredArePackedToo() {
        LocalFeatures mirrored = FEATURES.mirrored();
        assertThat(StoredFeatures.decode(StoredFeatures.of(mirrored).encodeFrame())
                        .features())
                .isEqualTo(mirrored);
    }

    /** No descriptor has such a code, but bytes from a database may. */
    @Test
    void codesOfOtherValuesStayAsTheyAre() {
        byte[] bytes = new byte[FEATURES.encodedBytes()];
        FEATURES.encode(ByteBuffer.wrap(bytes));
        bytes[bytes.length - 1] = (byte) 0xaa;
        LocalFeatures other = LocalFeatures.decode(ByteBuffer.wrap(bytes));
        assertThat(StoredFeatures.decode(StoredFeatures.of(other).encodeFrame()).features())
                .isEqualTo(other);
    }
}
