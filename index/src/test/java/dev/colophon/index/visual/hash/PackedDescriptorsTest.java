package dev.colophon.index.visual.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedDescriptorsTest {

    private static final ContentDigest FILE = new ContentDigest(ContentDigest.Basis.FILE, 1, 2);

    /** Each frame differs from the one before in so many bits at most. */
    private static FrameTrack track(View.Kind kind, int frames, int bits, Random random) {
        long[] words = new long[4 * frames];
        for (int frame = 0; frame < frames; frame++) {
            for (int word = 0; word < 4; word++) {
                words[4 * frame + word] = frame == 0 ? random.nextLong() : words[4 * frame + word - 4];
            }
            for (int bit = 0; bit < bits; bit++) {
                int at = random.nextInt(256);
                words[4 * frame + at / 64] ^= 1L << at;
            }
        }
        byte[] qualities = new byte[frames];
        Arrays.fill(qualities, (byte) 90);
        return new FrameTrack(
                kind,
                100,
                false,
                IntStream.range(0, frames).map(frame -> 40 * frame).toArray(),
                IntStream.range(1, frames + 1).map(frame -> 40 * frame).toArray(),
                qualities,
                words);
    }

    private static VideoFingerprint film(FrameTrack... tracks) {
        return new VideoFingerprint(
                VideoFingerprint.VERSION, FILE, Optional.empty(), 60_000, List.of(tracks), List.of());
    }

    @Test
    void theHashesOfAFilmComeBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            VideoFingerprint film = film(
                    track(View.Kind.FULL, random.nextInt(60), random.nextInt(20), random),
                    track(View.Kind.TRIMMED, random.nextInt(5), 256, random),
                    track(View.Kind.CROP, random.nextInt(60), random.nextInt(200), random));
            byte[] packed = PackedDescriptors.of(film);
            assertThat(PackedDescriptors.withHashes(PackedDescriptors.withoutHashes(film), packed))
                    .as("seed %d", seed)
                    .contains(film);
            assertThat(CoarseThumbnail.read(packed, 0, packed.length)).isEmpty();
        }
    }

    @Test
    void allAndNoneOfTheBitsMayChange() {
        FrameTrack track = new FrameTrack(
                View.Kind.FULL, 100, false, new int[] {0, 40, 80}, new int[] {40, 80, 120}, new byte[3], new long[] {
                    -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0
                });
        VideoFingerprint film = film(track);
        assertThat(PackedDescriptors.withHashes(PackedDescriptors.withoutHashes(film), PackedDescriptors.of(film)))
                .contains(film);
    }

    @Test
    void hashesOfAnotherFilmAreNotTaken() {
        Random random = new Random(5);
        VideoFingerprint film = film(track(View.Kind.FULL, 10, 20, random));
        byte[] other = PackedDescriptors.of(film(track(View.Kind.FULL, 11, 20, random)));
        assertThat(PackedDescriptors.withHashes(film, other)).isEmpty();
        assertThat(PackedDescriptors.withHashes(film, new byte[0])).isEmpty();
    }

    @Test
    void framesThatChangeLittleTakeLess() {
        Random random = new Random(7);
        byte[] slow = PackedDescriptors.of(film(track(View.Kind.FULL, 100, 15, random)));
        byte[] fast = PackedDescriptors.of(film(track(View.Kind.FULL, 100, 60, random)));
        assertThat(slow.length).isBetween(1_200, 1_600);
        assertThat(fast.length).isBetween(2_400, 3_200);
    }
}
