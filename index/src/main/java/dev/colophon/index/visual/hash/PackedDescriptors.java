package dev.colophon.index.visual.hash;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What every search reads of a reference, little-endian: the number of hashes, then the hashes, 32 bytes each (four words,
 * word 3 first), then of a picture its {@link CoarseThumbnail}. The hashes of a picture stand in the order of its views, those of a film
 * in the order of its tracks and their frames. Empty for a reference that cannot be compared.
 */
public final class PackedDescriptors {

    static final int HEADER_BYTES = 4;
    public static final int HASH_BYTES = 32;
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private PackedDescriptors() {}

    public static byte[] of(ImageFingerprint fingerprint) {
        List<View> views = fingerprint.allViews();
        byte[] packed =
                new byte[length(views.size()) + (fingerprint.thumbnail().isPresent() ? CoarseThumbnail.BYTES : 0)];
        ByteBuffer out = ByteBuffer.wrap(packed).order(ORDER).putInt(views.size());
        for (View view : views) {
            Pdq hash = view.hash();
            out.putLong(hash.word3())
                    .putLong(hash.word2())
                    .putLong(hash.word1())
                    .putLong(hash.word0());
        }
        fingerprint.thumbnail().ifPresent(thumbnail -> CoarseThumbnail.write(fingerprint, thumbnail, out));
        return packed;
    }

    public static byte[] of(VideoFingerprint fingerprint) {
        int hashes = fingerprint.tracks().stream().mapToInt(FrameTrack::size).sum();
        byte[] packed = new byte[length(hashes)];
        ByteBuffer out = ByteBuffer.wrap(packed).order(ORDER).putInt(hashes);
        for (FrameTrack track : fingerprint.tracks()) {
            for (long word : track.words()) {
                out.putLong(word);
            }
        }
        return packed;
    }

    /** A film without its hashes, which compress to next to nothing then. */
    public static VideoFingerprint withoutHashes(VideoFingerprint film) {
        return film.withTracks(film.tracks().stream()
                .map(track -> track.withWords(new long[track.words().length]))
                .toList());
    }

    /** The film with the hashes that were packed of it; empty when they are of another one. */
    public static Optional<VideoFingerprint> withHashes(VideoFingerprint film, byte[] packed) {
        int hashes = film.tracks().stream().mapToInt(FrameTrack::size).sum();
        if (packed.length != length(hashes)) {
            return Optional.empty();
        }
        LongBuffer words = ByteBuffer.wrap(packed, HEADER_BYTES, packed.length - HEADER_BYTES)
                .order(ORDER)
                .asLongBuffer();
        return Optional.of(film.withTracks(film.tracks().stream()
                .map(track -> {
                    long[] own = new long[track.words().length];
                    words.get(own);
                    return track.withWords(own);
                })
                .toList()));
    }

    private static int length(int hashes) {
        return HEADER_BYTES + HASH_BYTES * hashes;
    }

    /** How many hashes the packed bytes of a reference hold. */
    static int hashes(byte[] bytes, int offset, int length) {
        return length < HEADER_BYTES
                ? 0
                : ByteBuffer.wrap(bytes, offset, length).order(ORDER).getInt();
    }
}
