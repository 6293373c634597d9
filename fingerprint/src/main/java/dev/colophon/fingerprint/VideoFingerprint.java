package dev.colophon.fingerprint;

import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A film as the hashes of its frames.
 *
 * @param tracks for a reference the whole frames, those without border and centre crops, wherever the picture changes; for a
 *     copy the whole frames and those without border, twice a second, each also mirrored
 */
public record VideoFingerprint(
        int version,
        ContentDigest digest,
        Optional<Unmatchable> unmatchable,
        long durationMillis,
        List<FrameTrack> tracks)
        implements Fingerprint {

    /** The version of the constants below {@code fingerprint.video} and of PDQ. */
    public static final int VERSION = 2;

    private static final int HEADER_BYTES = 1 + 16 + 1 + 8 + 1;
    private static final int TRACK_BYTES = 1 + 1 + 1 + 4;
    private static final int FRAME_BYTES = 4 + 4 + 1 + 32;

    public VideoFingerprint {
        tracks = List.copyOf(tracks);
    }

    @Override
    public Medium medium() {
        return Medium.VIDEO;
    }

    /**
     * Big-endian: version u8, digest 16 B, reason it is unmatchable or 0 u8, duration in milliseconds
     * i64, number of tracks u8; per track: kind u8, crop in percent u8, mirrored u8, number of frames i32; per frame: start
     * and end in milliseconds i32, quality u8, hash 32 B.
     */
    @Override
    public byte[] encode() {
        int frames = tracks.stream().mapToInt(FrameTrack::size).sum();
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + tracks.size() * TRACK_BYTES + frames * FRAME_BYTES);
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
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("film fingerprint has " + in.remaining() + " bytes too many");
            }
            return new VideoFingerprint(version, digest, unmatchable, duration, tracks);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("film fingerprint of " + bytes.length + " bytes is cut off", e);
        }
    }

    private static FrameTrack track(ByteBuffer in) {
        View.Kind kind = Codes.value(View.Kind.values(), in.get());
        int cropPercent = in.get();
        boolean mirrored = in.get() != 0;
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
