package dev.colophon.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.fingerprint.video.Keyframe;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is made of a copy is read; what none of the fingerprinters makes is not, however well it is written down. */
class ForeignFingerprintTest {

    private static final ContentDigest FILE = new ContentDigest(ContentDigest.Basis.FILE, 1, 2);
    private static final int FRAMES = 8;

    private static void isRead(Fingerprint fingerprint) {
        assertThat(ForeignFingerprint.decode(fingerprint.medium(), fingerprint.encode()))
                .isEqualTo(fingerprint);
    }

    private static void isRefused(Fingerprint fingerprint, String why) {
        byte[] written = fingerprint.encode();
        assertThat(Fingerprint.decode(fingerprint.medium(), written).encode())
                .as("a right code of %s", why)
                .isEqualTo(written);
        assertThatThrownBy(() -> ForeignFingerprint.decode(fingerprint.medium(), written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private static AudioFingerprint sound() {
        Random random = new Random(5);
        float[] noise = new float[8 * AudioParameters.SAMPLE_RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat() - 0.5f;
        }
        AudioFingerprinter fingerprinter = new AudioFingerprinter(Role.COPY);
        fingerprinter.accept(noise, 0, noise.length);
        return fingerprinter.finish(FILE);
    }

    private static AudioFingerprint sound(AudioFingerprint of, long samples, int[] times, short[] cents) {
        return new AudioFingerprint(
                of.version(),
                of.digest(),
                of.unmatchable(),
                samples,
                times,
                cents,
                Arrays.copyOf(of.tiers(), times.length));
    }

    @Test
    void sounds() {
        AudioFingerprint sound = sound();
        assertThat(sound.unmatchable()).isEmpty();
        isRead(sound);
        int[] times = sound.timeEighths();
        short[] cents = sound.cents();
        isRefused(sound(sound, Long.MAX_VALUE, times, cents), "a sound is longer than a day");
        int[] later = IntStream.of(times).map(time -> time + 100_000).toArray();
        isRefused(sound(sound, sound.samples(), later, cents), "a sound has peaks behind its end");
        isRefused(
                sound(sound, sound.samples(), Arrays.copyOf(times, 20), Arrays.copyOf(cents, 20)),
                "a sound has too little in it to be compared");
        int[] together = new int[times.length];
        short[] falling = new short[times.length];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = (short) (falling.length - i);
        }
        isRefused(sound(sound, sound.samples(), together, falling), "the peaks of a sound are in no order");
        int many = 2_000;
        isRefused(
                new AudioFingerprint(
                        sound.version(),
                        sound.digest(),
                        Optional.empty(),
                        sound.samples(),
                        IntStream.range(0, many).toArray(),
                        new short[many],
                        new byte[many]),
                "a sound has too many peaks");
    }

    private static ImageFingerprint picture(Role role) {
        Random random = new Random(6);
        byte[] rgb = new byte[3 * 160 * 120];
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 160; x++) {
                int grey = (x / 20 + y / 20) % 2 * 120 + random.nextInt(60);
                Arrays.fill(rgb, 3 * (y * 160 + x), 3 * (y * 160 + x) + 3, (byte) grey);
            }
        }
        return ImageFingerprinter.fingerprint(List.of(new Pixels(160, 120, rgb)), FILE, role);
    }

    private static ImageFingerprint picture(ImageFingerprint of, int width, List<View> views) {
        return new ImageFingerprint(
                of.version(),
                of.digest(),
                of.unmatchable(),
                width,
                of.height(),
                views,
                views.isEmpty() ? Optional.empty() : of.thumbnail(),
                of.deferred());
    }

    @Test
    void pictures() {
        ImageFingerprint picture = picture(Role.COPY);
        assertThat(picture.unmatchable()).isEmpty();
        isRead(picture);
        isRefused(picture(picture, 0, picture.views()), "a picture has no size");
        isRefused(picture(picture, 1 << 30, picture.views()), "a picture has no size");
        isRefused(picture(picture, 160, List.of()), "a picture has too little in it to be compared");
        isRefused(
                picture(picture, 160, Collections.nCopies(40, picture.views().getFirst())),
                "a picture has too many views");
        isRefused(picture(Role.REFERENCE), "a picture has views that none of a copy has");
        isRefused(picture.with(features(picture.features(), 10)), "a picture has too many local features");
    }

    /** So many times those. */
    private static LocalFeatures features(LocalFeatures of, int times) {
        ByteBuffer one = ByteBuffer.allocate(of.encodedBytes());
        of.encode(one);
        int head = one.capacity() - of.size() * LocalFeatures.FEATURE_BYTES;
        ByteBuffer many = ByteBuffer.allocate(head + times * (one.capacity() - head));
        many.put(one.array(), 0, head).putShort(head - 2, (short) (times * of.size()));
        for (int i = 0; i < times; i++) {
            many.put(one.array(), head, one.capacity() - head);
        }
        return LocalFeatures.decode(many.flip());
    }

    private static FrameTrack track(View.Kind kind, int percent, int quality, int... starts) {
        byte[] qualities = new byte[starts.length];
        Arrays.fill(qualities, (byte) quality);
        return new FrameTrack(
                kind,
                percent,
                false,
                starts,
                IntStream.of(starts).map(start -> start + 500).toArray(),
                qualities,
                new long[4 * starts.length]);
    }

    private static int[] starts(int first) {
        return IntStream.range(0, FRAMES).map(i -> first + 500 * i).toArray();
    }

    private static VideoFingerprint film(long millis, List<Keyframe> keyframes, FrameTrack... tracks) {
        return new VideoFingerprint(
                VideoFingerprint.VERSION, FILE, Optional.empty(), millis, List.of(tracks), keyframes);
    }

    @Test
    void films() {
        FrameTrack full = track(View.Kind.FULL, 100, 90, starts(0));
        isRead(film(4_000, List.of(), full));
        isRefused(film(-1, List.of(), full), "a film is longer than a day");
        isRefused(film(Long.MAX_VALUE, List.of(), full), "a film is longer than a day");
        isRefused(
                film(4_000, List.of(), Collections.nCopies(21, full).toArray(FrameTrack[]::new)),
                "a film has too many tracks");
        String order = "the frames of a film are in no order";
        isRefused(film(4_000, List.of(), track(View.Kind.FULL, 100, 90, starts(-500))), order);
        isRefused(film(4_000, List.of(), track(View.Kind.FULL, 100, 90, 0, 500, 999, 1_500)), order);
        isRefused(film(4_000, List.of(), track(View.Kind.FULL, 100, 90, 500, 0)), order);
        isRefused(
                film(4_000, List.of(), full, track(View.Kind.CROP, 94, 10, starts(0))),
                "a film has frames without structure");
        isRefused(
                film(4_000, List.of(), full, track(View.Kind.VERTICAL, 32, 90, starts(0))),
                "a film has tracks that none of a copy has");
        isRefused(
                film(4_000, List.of(), track(View.Kind.PANEL, 100, 90, starts(0))),
                "a film has too little in it to be compared");
        isRefused(film(2_000, List.of(), full), "a film has too little in it to be compared");
        LocalFeatures features = picture(Role.COPY).features();
        List<Keyframe> many = new ArrayList<>();
        for (int i = 0; i <= 600; i++) {
            many.add(new Keyframe(i, LocalFeatures.NONE));
        }
        isRefused(film(4_000, many, full), "a film has too many keyframes");
        isRefused(
                film(4_000, List.of(new Keyframe(5, features), new Keyframe(5, features)), full),
                "the keyframes of a film are in no order");
        isRefused(
                film(4_000, List.of(new Keyframe(5, features(features, 30))), full),
                "a picture has too many local features");
    }

    @Test
    void texts() {
        TextFingerprint text = TextFingerprinter.fingerprint("A text that is long enough to be compared.", Role.COPY);
        isRead(text);
        isRefused(
                new TextFingerprint(
                        text.version(), text.digest(), Optional.empty(), "Another text of the same digest."),
                "a text is not the one that its digest is of");
        isRefused(
                new TextFingerprint(
                        text.version(),
                        TextFingerprinter.fingerprint("Hello!", Role.COPY).digest(),
                        Optional.empty(),
                        "Hello!"),
                "a text is not the one that its digest is of");
    }
}
