package dev.colophon.index.visual.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.visual.hash.HashScan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureVerifierTest {

    private static final VideoFingerprint FILM = new VideoFingerprint(
            VideoFingerprint.VERSION,
            new ContentDigest(ContentDigest.Basis.FILE, 1, 2),
            Optional.empty(),
            10_000,
            List.of(track(View.Kind.FULL, 100), track(View.Kind.CROP, 85)),
            List.of());

    private static FrameTrack track(View.Kind kind, int percent) {
        return new FrameTrack(
                kind, percent, false, new int[] {4_000}, new int[] {5_000}, new byte[] {100}, new long[4]);
    }

    /** Which view of the film a still is said to show. */
    private static String shown(int bitsOfWhole, int bitsOfMiddle) {
        View still = new View(View.Kind.FULL, Region.WHOLE, Orientation.UPRIGHT, new Pdq(0, 0, 0, 0, 100));
        List<HashScan.Hit> hits =
                List.of(new HashScan.Hit(0, 1, bitsOfMiddle, false), new HashScan.Hit(0, 0, bitsOfWhole, false));
        return ((ImageExplanation) new PictureVerifier(new ReferenceId("film"))
                        .verify(List.of(still), FILM, hits)
                        .orElseThrow()
                        .why())
                .variant();
    }

    @Test
    void whereAWholeFrameAgreesItsMiddleSaysNothingMore() {
        assertThat(shown(12, 10)).isEqualTo("full");
        assertThat(shown(60, 10)).as("the whole does not agree").isEqualTo("centre 85 %");
    }
}
