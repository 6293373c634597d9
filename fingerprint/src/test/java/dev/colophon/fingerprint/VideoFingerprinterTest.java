package dev.colophon.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Paintings;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.fingerprint.video.Keyframe;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VideoFingerprinterTest {

    private static final ContentDigest FILE = new ContentDigest(ContentDigest.Basis.FILE, 1, 2);
    private static final int SIDE = VideoFingerprinter.SIDE;
    private static final Pixels PANORAMA = panorama();

    @Test
    void aMovingReferenceKeepsTheFramesThatDifferAndCropsOfTenASecond() {
        VideoFingerprint fingerprint = film(Role.REFERENCE, 10, 25, frame -> pan(3 * frame));
        FrameTrack full = track(fingerprint, View.Kind.FULL, 100);
        assertThat(full.size()).isBetween(30, 250);
        for (int i = 1; i < full.size(); i++) {
            assertThat(full.starts()[i] - full.starts()[i - 1]).isGreaterThanOrEqualTo(30);
            assertThat(full.ends()[i - 1]).isEqualTo(full.starts()[i]);
            assertThat(full.hash(i).distance(full.hash(i - 1))).isGreaterThan(14);
        }
        assertThat(full.ends()[full.size() - 1]).isEqualTo(10_000);
        assertThat(track(fingerprint, View.Kind.CROP, 60).size()).isBetween(30, 100);
        assertThat(fingerprint.tracks()).extracting(FrameTrack::kind).doesNotContain(View.Kind.TRIMMED);
        assertThat(fingerprint.unmatchable()).isEmpty();
    }

    /** A reference keeps few crops: the middle of a copy that shows more of the work is what one of them shows. */
    @Test
    void theMiddleOfACopyIsWhatACropOfTheReferenceShows() {
        VideoFingerprint reference = film(Role.REFERENCE, 4, 10, frame -> pan(3 * frame));
        int side = SIDE * 80 / 100;
        VideoFingerprint copy = film(
                Role.COPY,
                4,
                10,
                frame -> Paintings.resize(
                        Paintings.crop(pan(3 * frame), (SIDE - side) / 2, (SIDE - side) / 2, side, side), SIDE, SIDE));
        FrameTrack kept = track(reference, View.Kind.CROP, 70);
        FrameTrack middle = track(copy, View.Kind.CROP, 87);
        for (int i = 0; i < middle.size(); i++) {
            int tick = i;
            assertThat(IntStream.range(0, kept.size())
                            .map(frame -> kept.hash(frame).distance(middle.hash(tick)))
                            .min()
                            .orElseThrow())
                    .as("%d ms", middle.starts()[i])
                    .isLessThanOrEqualTo(31);
        }
        assertThat(copy.tracks())
                .filteredOn(track -> track.kind() == View.Kind.CROP)
                .anyMatch(FrameTrack::mirrored);
    }

    /** The middle of a wide film is what a telephone that is held upright shows of it. */
    @Test
    void aWideReferenceKeepsItsMiddle() {
        VideoFingerprint wide = film(Role.REFERENCE, 4, 25, frame -> pan(frame / 2), 16 / 9.0);
        FrameTrack middle = track(wide, View.Kind.VERTICAL, 32);
        int width = Math.round(SIDE * 81 / 256f);
        VideoFingerprint cut = film(
                Role.COPY,
                4,
                25,
                frame -> Paintings.resize(
                        Paintings.crop(pan(frame / 2), (SIDE - width) / 2, 0, width, SIDE), SIDE, SIDE),
                9 / 16.0);
        FrameTrack whole = track(cut, View.Kind.FULL, 100);
        for (int i = 0; i < whole.size(); i++) {
            int tick = i;
            assertThat(IntStream.range(0, middle.size())
                            .map(frame -> middle.hash(frame).distance(whole.hash(tick)))
                            .min()
                            .orElseThrow())
                    .isLessThan(40);
        }
        assertThat(film(Role.REFERENCE, 4, 25, frame -> pan(3 * frame), 9 / 16.0)
                        .tracks())
                .extracting(FrameTrack::kind)
                .doesNotContain(View.Kind.VERTICAL);
    }

    @Test
    void aStaticReferenceKeepsOneFrame() {
        FrameTrack full = track(film(Role.REFERENCE, 10, 25, _ -> pan(0)), View.Kind.FULL, 100);
        assertThat(full.size()).isEqualTo(1);
        assertThat(full.starts()).containsExactly(0);
        assertThat(full.ends()).containsExactly(10_000);
    }

    @Test
    void aCopyIsReadTwiceASecondWhateverItsFrameRate() {
        for (int rate : new int[] {12, 25, 30, 60}) {
            VideoFingerprint fingerprint = film(Role.COPY, 5, rate, frame -> pan(75 * frame / rate));
            List<FrameTrack> whole = fingerprint.tracks().stream()
                    .filter(track -> track.kind() == View.Kind.FULL)
                    .toList();
            assertThat(whole).hasSize(2);
            for (FrameTrack track : whole) {
                assertThat(track.size()).as("%d frames a second", rate).isEqualTo(10);
                for (int i = 0; i < 10; i++) {
                    assertThat(track.starts()[i]).isBetween(500 * i, 500 * i + 1_000 / rate);
                }
            }
        }
    }

    @Test
    void theMirroredTrackIsNearTheHashesOfTheMirroredFilm() {
        VideoFingerprint fingerprint = film(Role.COPY, 4, 25, frame -> pan(3 * frame));
        VideoFingerprint mirrored = film(Role.COPY, 4, 25, frame -> Paintings.mirror(pan(3 * frame)));
        FrameTrack expected = track(mirrored, View.Kind.FULL, 100);
        FrameTrack fromSpectrum = fingerprint.tracks().stream()
                .filter(FrameTrack::mirrored)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(fromSpectrum.hash(i).distance(expected.hash(i))).isLessThanOrEqualTo(16);
        }
    }

    @Test
    @Tag("full")
    void theBorderOfALetterboxedFilmDoesNotFlickerInTheDark() {
        VideoFingerprint plain = film(Role.COPY, 10, 10, frame -> pan(8 * frame));
        VideoFingerprint boxed = film(Role.COPY, 10, 10, frame -> {
            Pixels small = Paintings.resize(pan(8 * frame), SIDE, 192);
            boolean topIsDark = frame == 50;
            Pixels shown = topIsDark
                    ? Paintings.paint(SIDE, 192, (x, y) -> y < 60 ? 0 : Paintings.colour(small, x, y))
                    : small;
            return Paintings.frame(shown, 0, 32, 0, 32, 0);
        });
        FrameTrack trimmed = track(boxed, View.Kind.TRIMMED, 100);
        FrameTrack full = track(plain, View.Kind.FULL, 100);
        assertThat(trimmed.size()).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            if (i != 10) {
                assertThat(trimmed.hash(i).distance(full.hash(i)))
                        .as("frame %d", i)
                        .isLessThanOrEqualTo(20);
            }
        }
    }

    @Test
    void shortAndPlainFilmsSayWhyTheyCannotBeCompared() {
        assertThat(film(Role.COPY, 2, 25, frame -> pan(3 * frame)).unmatchable())
                .contains(Unmatchable.TOO_SHORT);
        assertThat(new VideoFingerprinter(Role.REFERENCE).finish(0, FILE).unmatchable())
                .contains(Unmatchable.TOO_SHORT);
        assertThat(film(Role.COPY, 60, 25, _ -> Paintings.paint(SIDE, SIDE, (_, _) -> 0))
                        .unmatchable())
                .contains(Unmatchable.TOO_PLAIN);
        assertThat(film(Role.REFERENCE, 60, 5, _ -> Paintings.paint(SIDE, SIDE, (_, _) -> 0x00ff00))
                        .unmatchable())
                .contains(Unmatchable.TOO_PLAIN);
    }

    @Test
    void timesThatRunBackwardsAreHeld() {
        VideoFingerprinter fingerprinter = new VideoFingerprinter(Role.COPY);
        for (long micros : new long[] {-5, 700_000, 100_000, 1_400_000, 1_400_000, 2_600_000}) {
            fingerprinter.accept(grey(pan((int) Math.abs(micros / 10_000))), micros);
        }
        int[] starts =
                track(fingerprinter.finish(1_000, FILE), View.Kind.FULL, 100).starts();
        assertThat(starts).isSorted().startsWith(0, 700);
        assertThatThrownBy(() -> fingerprinter.accept(new byte[3], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCodecIsExactAndRefusesWhatItDidNotWrite() {
        VideoFingerprint fingerprint = film(
                Role.REFERENCE,
                6,
                10,
                frame -> Paintings.frame(Paintings.crop(pan(8 * frame), 0, 40, SIDE, 176), 0, 40, 0, 40, 0));
        assertThat(Fingerprint.decode(Medium.VIDEO, fingerprint.encode())).isEqualTo(fingerprint);
        DamagedFingerprints.assertReadAsWrittenOrRefused(Medium.VIDEO, fingerprint.encode());
    }

    @Test
    void aReferenceHasAKeyframeAShotAndOneInFiveSeconds() {
        VideoFingerprint fingerprint = film(Role.REFERENCE, 15, 10, frame -> pan(frame < 30 ? 0 : 2 * SIDE));
        assertThat(fingerprint.keyframes()).extracting(Keyframe::millis).containsExactly(0, 3_000, 8_000, 13_000);
        assertThat(fingerprint.keyframes())
                .allSatisfy(keyframe -> assertThat(keyframe.features().size()).isBetween(20, 160));
    }

    /** Every frame of it shows something else than the last. Only the first change may be a cut: nothing is known of what was before. */
    @Test
    void whereEverythingMovesNoFrameIsACut() {
        VideoFingerprint moving = film(Role.REFERENCE, 10, 8, frame -> pan(SIDE * frame));
        assertThat(moving.keyframes()).extracting(Keyframe::millis).containsExactly(0, 1_000, 3_625, 6_250, 8_875);
    }

    @Test
    void aFilmInACornerIsHashedAsAPanel() {
        VideoFingerprint plain = film(Role.COPY, 8, 8, frame -> pan(7 * frame));
        Pixels ground = Paintings.picture(90, SIDE, SIDE);
        VideoFingerprint inset = film(Role.COPY, 8, 8, frame -> {
            Pixels small = Paintings.resize(pan(7 * frame), SIDE / 2, SIDE / 2);
            return Paintings.paint(
                    SIDE,
                    SIDE,
                    (x, y) -> x >= 120 && y >= 116 && x < 120 + SIDE / 2 && y < 116 + SIDE / 2
                            ? Paintings.colour(small, x - 120, y - 116)
                            : Paintings.colour(ground, x, y));
        });
        FrameTrack whole = track(plain, View.Kind.FULL, 100);
        for (int i = 0; i < whole.size(); i++) {
            int moment = whole.starts()[i];
            Pdq shown = whole.hash(i);
            assertThat(inset.tracks())
                    .filteredOn(track -> track.kind() == View.Kind.PANEL && !track.mirrored())
                    .flatExtracting(track -> IntStream.range(0, track.size())
                            .filter(frame -> track.starts()[frame] == moment)
                            .mapToObj(frame -> track.hash(frame).distance(shown))
                            .toList())
                    .as("at %d ms", moment)
                    .anyMatch(distance -> distance <= 31);
        }
    }

    @Test
    void aCopyHasAKeyframeASecond() {
        VideoFingerprint fingerprint = film(Role.COPY, 6, 25, frame -> pan(2 * frame));
        assertThat(fingerprint.keyframes())
                .extracting(Keyframe::millis)
                .containsExactly(0, 1_000, 2_000, 3_000, 4_000, 5_000);
    }

    @Test
    void keyframesHaveTheProportionsOfTheFilm() {
        VideoFingerprint fingerprint = film(Role.COPY, 3, 10, frame -> pan(2 * frame), 2);
        assertThat(fingerprint.keyframes().getFirst().features().width()).isEqualTo(768);
        assertThat(fingerprint.keyframes().getFirst().features().height()).isEqualTo(384);
        assertThat(film(Role.COPY, 3, 10, frame -> pan(2 * frame), 0.5)
                        .keyframes()
                        .getFirst()
                        .features()
                        .width())
                .isEqualTo(384);
    }

    private static VideoFingerprint film(Role role, int seconds, int rate, IntFunction<Pixels> frames) {
        return film(role, seconds, rate, frames, 1);
    }

    private static VideoFingerprint film(Role role, int seconds, int rate, IntFunction<Pixels> frames, double aspect) {
        VideoFingerprinter fingerprinter = new VideoFingerprinter(role);
        for (int frame = 0; frame < seconds * rate; frame++) {
            Pixels seen = frames.apply(frame);
            fingerprinter.accept(grey(seen), frame * 1_000_000L / rate);
            if (fingerprinter.wantsDetail()) {
                int side = VideoFingerprinter.DETAIL_SIDE;
                fingerprinter.acceptDetail(grey(Paintings.resize(seen, side, side)), aspect);
            }
        }
        return fingerprinter.finish(seconds * 1_000L, FILE);
    }

    /** Five pictures side by side, so that every part of it has enough structure. */
    private static Pixels panorama() {
        List<Pixels> pictures = LongStream.range(0, 5)
                .mapToObj(seed -> Paintings.picture(seed, SIDE, SIDE))
                .toList();
        return Paintings.paint(5 * SIDE, SIDE, (x, y) -> Paintings.colour(pictures.get(x / SIDE), x % SIDE, y));
    }

    private static Pixels pan(int offset) {
        return Paintings.crop(PANORAMA, offset % (4 * SIDE), 0, SIDE, SIDE);
    }

    private static byte[] grey(Pixels pixels) {
        float[] luma = Luma.of(pixels).values();
        byte[] grey = new byte[luma.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.round(luma[i]);
        }
        return grey;
    }

    private static FrameTrack track(VideoFingerprint fingerprint, View.Kind kind, int cropPercent) {
        return fingerprint.tracks().stream()
                .filter(track -> track.kind() == kind && track.cropPercent() == cropPercent && !track.mirrored())
                .findFirst()
                .orElseThrow();
    }
}
