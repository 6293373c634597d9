package dev.colophon.fingerprint;

import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.fingerprint.video.Keyframe;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A film as the hashes of its frames and the local features of some.
 *
 * @param tracks for a reference the whole frames, those without border and centre crops, wherever the picture changes; for a
 *     copy the whole frames, those without border, centre crops and their steady panels, twice a second, each also mirrored
 * @param keyframes in the order of time
 */
public record VideoFingerprint(
        int version,
        ContentDigest digest,
        Optional<Unmatchable> unmatchable,
        long durationMillis,
        List<FrameTrack> tracks,
        List<Keyframe> keyframes)
        implements Fingerprint {

    /**
     * The version of the constants below {@code fingerprint.video} and of PDQ; a new {@link LocalFeatures#VERSION} is a new one,
     * too.
     */
    public static final int VERSION = 2 + LocalFeatures.VERSION;

    private static final int HEADER_BYTES = 1 + 16 + 1 + 8 + 1 + 4;
    private static final int TRACK_BYTES = 1 + 1 + 1 + 4;
    private static final int FRAME_BYTES = 4 + 4 + 1 + 32;
    private static final int KEYFRAME_BYTES = 4;

    public VideoFingerprint {
        tracks = List.copyOf(tracks);
        keyframes = List.copyOf(keyframes);
    }

    /** With other keyframes: an index keeps their features apart from the rest. */
    public VideoFingerprint with(List<Keyframe> others) {
        return new VideoFingerprint(version, digest, unmatchable, durationMillis, tracks, others);
    }

    /** With other tracks: an index keeps their hashes apart, too. */
    public VideoFingerprint withTracks(List<FrameTrack> others) {
        return new VideoFingerprint(version, digest, unmatchable, durationMillis, others, keyframes);
    }

    @Override
    public Medium medium() {
        return Medium.VIDEO;
    }

    /**
     * Big-endian: version u8, digest 16 B, reason it is unmatchable or 0 u8, duration in milliseconds
     * i64, number of tracks u8; per track: kind u8, crop in percent u8, mirrored u8, number of frames i32; per frame: start
     * and end in milliseconds i32, quality u8, hash 32 B; then the number of keyframes i32; of each its milliseconds i32 and its
     * features, see {@link LocalFeatures#encode}.
     */
    @Override
    public byte[] encode() {
        int frames = tracks.stream().mapToInt(FrameTrack::size).sum();
        int features = keyframes.stream()
                .mapToInt(keyframe -> KEYFRAME_BYTES + keyframe.features().encodedBytes())
                .sum();
        ByteBuffer out =
                ByteBuffer.allocate(HEADER_BYTES + tracks.size() * TRACK_BYTES + frames * FRAME_BYTES + features);
        out.put((byte) version).putLong(digest.high()).putLong(digest.low());
        out.put(Codes.code(unmatchable));
        out.putLong(durationMillis).put((byte) tracks.size());
        for (FrameTrack track : tracks) {
            out.put(Codes.code(View.Kind.values(), track.kind())).put((byte) track.cropPercent());
            out.put((byte) (track.mirrored() ? 1 : 0)).putInt(track.size());
            for (int i = 0; i < track.size(); i++) {
                out.putInt(track.starts()[i]).putInt(track.ends()[i]).put(track.qualities()[i]);
                for (int word = 0; word < 4; word++) {
                    out.putLong(track.words()[4 * i + word]);
                }
            }
        }
        out.putInt(keyframes.size());
        for (Keyframe keyframe : keyframes) {
            out.putInt(keyframe.millis());
            keyframe.features().encode(out);
        }
        return out.array();
    }

    static VideoFingerprint decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("film fingerprint of unknown version " + version);
            }
            ContentDigest digest = new ContentDigest(ContentDigest.Basis.FILE, in.getLong(), in.getLong());
            Optional<Unmatchable> unmatchable = Codes.reason(in.get());
            long duration = in.getLong();
            int count = in.get();
            List<FrameTrack> tracks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tracks.add(track(in));
            }
            List<Keyframe> keyframes = keyframes(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("film fingerprint has " + in.remaining() + " bytes too many");
            }
            return new VideoFingerprint(version, digest, unmatchable, duration, tracks, keyframes);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("film fingerprint of " + bytes.length + " bytes is cut off", e);
        }
    }

    private static List<Keyframe> keyframes(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || in.remaining() < (long) count * KEYFRAME_BYTES) {
            throw new IllegalArgumentException(
                    "film fingerprint says " + count + " keyframes in " + in.remaining() + " bytes");
        }
        List<Keyframe> keyframes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keyframes.add(new Keyframe(in.getInt(), LocalFeatures.decode(in)));
        }
        return keyframes;
    }

    private static FrameTrack track(ByteBuffer in) {
        View.Kind kind = Codes.value(View.Kind.values(), in.get());
        int cropPercent = in.get();
        boolean mirrored = Codes.flag(in.get());
        int frames = in.getInt();
        if (frames < 0 || in.remaining() < (long) frames * FRAME_BYTES) {
            throw new IllegalArgumentException(
                    "film fingerprint says " + frames + " frames in " + in.remaining() + " bytes");
        }
        int[] starts = new int[frames];
        int[] ends = new int[frames];
        byte[] qualities = new byte[frames];
        long[] words = new long[4 * frames];
        for (int i = 0; i < frames; i++) {
            starts[i] = in.getInt();
            ends[i] = in.getInt();
            qualities[i] = in.get();
            for (int word = 0; word < 4; word++) {
                words[4 * i + word] = in.getLong();
            }
        }
        return new FrameTrack(kind, cropPercent, mirrored, starts, ends, qualities, words);
    }
}
