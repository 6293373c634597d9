package dev.colophon.index.visual.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.local.LocalFeatureExtractor;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.image.local.LocalParameters;
import dev.colophon.index.visual.Scenes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class StoredFeaturesTest {

    private static final LocalFeatures FEATURES = LocalFeatureExtractor.extract(
                    Luma.of(Scenes.picture(5, 480, 320)), LocalParameters.REFERENCE.sized(512, 300))
            .coarse();

    @Test
    void aFrameIsReadAsItWasInFewerBytes() {
        StoredFeatures stored = StoredFeatures.ofFrame(FEATURES);
        byte[] packed = stored.encodeFrame();
        StoredFeatures read = StoredFeatures.decode(packed);
        assertThat(read.features()).isEqualTo(FEATURES);
        assertThat(read.cells()).isEqualTo(stored.cells());
        assertThat(packed).hasSize(stored.encode().length + 1 - 18 * FEATURES.size());
    }

    /** Films that were registered before had whole codes. */
    @Test
    void wholeCodesStayAsTheyAre() {
        LocalFeatures whole = LocalFeatureExtractor.extract(
                Luma.of(Scenes.picture(5, 480, 320)), LocalParameters.REFERENCE.sized(512, 300));
        StoredFeatures stored = StoredFeatures.ofFrame(whole);
        assertThat(StoredFeatures.decode(stored.encodeFrame()).features()).isEqualTo(whole);
        assertThat(stored.cells())
                .isEqualTo(StoredFeatures.ofFrame(whole.halved()).cells());
    }

    /** No descriptor has such a code, but bytes from a database may. */
    @Test
    void codesOfOtherValuesStayAsTheyAre() {
        byte[] bytes = new byte[FEATURES.encodedBytes()];
        FEATURES.encode(ByteBuffer.wrap(bytes));
        bytes[bytes.length - 1] = (byte) 0xaa;
        LocalFeatures other = LocalFeatures.decode(ByteBuffer.wrap(bytes));
        assertThat(StoredFeatures.decode(StoredFeatures.ofFrame(other).encodeFrame())
                        .features())
                .isEqualTo(other);
    }
}
