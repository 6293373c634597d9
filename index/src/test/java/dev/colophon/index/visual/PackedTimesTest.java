package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.fingerprint.video.Keyframe;
import dev.colophon.index.visual.hash.PackedDescriptors;
import dev.colophon.index.visual.hash.PackedTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedTimesTest {

    /** As an index keeps it beside hashes and features. */
    private static VideoFingerprint film(Role role) {
        VideoFingerprint film = Scenes.fingerprint(Scenes.film(7), 6, 10, role);
        return PackedDescriptors.withoutHashes(film)
                .with(film.keyframes().stream()
                        .map(keyframe -> new Keyframe(keyframe.millis(), LocalFeatures.NONE))
                        .toList());
    }

    @Test
    void aFilmComesBackEqual() {
        for (Role role : Role.values()) {
            VideoFingerprint film = film(role);
            byte[] packed = PackedTimes.of(film).orElseThrow();
            assertThat(PackedTimes.read(packed, 0)).isEqualTo(film);
        }
    }

    @Test
    void theTimesOfAllViewsAreWrittenOnce() {
        VideoFingerprint film = film(Role.REFERENCE);
        int hashes = film.tracks().stream().mapToInt(FrameTrack::size).sum();
        byte[] rest = film.withTracks(List.of()).encode();
        byte[] packed = PackedTimes.of(film).orElseThrow();
        assertThat(packed.length - rest.length).isLessThan(2 * hashes);
    }

    @Test
    void anyQualityAndAnyPauseComeBack() {
        VideoFingerprint film = film(Role.REFERENCE);
        FrameTrack odd = new FrameTrack(
                film.tracks().getFirst().kind(),
                100,
                true,
                new int[] {0, 40, 1_000_000, Integer.MAX_VALUE - 1},
                new int[] {40, 50, 1_000_000, Integer.MAX_VALUE},
                new byte[] {100, 0, 99, 50},
                new long[16]);
        VideoFingerprint other = film.withTracks(List.of(film.tracks().getFirst(), odd, odd));
        assertThat(PackedTimes.read(PackedTimes.of(other).orElseThrow(), 0)).isEqualTo(other);
    }

    /** No fingerprinter makes such a track, but bytes from a database may have one. */
    @Test
    void aTrackThatGoesBackIsNotPacked() {
        VideoFingerprint film = film(Role.REFERENCE);
        FrameTrack back = new FrameTrack(
                film.tracks().getFirst().kind(),
                100,
                false,
                new int[] {40, 0},
                new int[] {80, 40},
                new byte[] {100, 100},
                new long[8]);
        assertThat(PackedTimes.of(film.withTracks(List.of(back)))).isEmpty();
    }
}
