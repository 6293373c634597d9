package dev.colophon.index.visual.hash;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What every search reads of a reference, little-endian: the number of hashes, then the hashes, 32 bytes each (four words,
 * word 3 first) in the order of the views, then of a picture its {@link CoarseThumbnail}. Of a film the number with all its bits turned, then its
 * hashes, in the order of its tracks and their frames, as {@link PackedChanges} writes them. Empty for a reference that cannot be compared.
 */
public final class PackedDescriptors {

    static final int HEADER_BYTES = 4;
    public static final int HASH_BYTES = 32;
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ORDER);
    private static final int WORDS = 4;

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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] header = new byte[HEADER_BYTES];
        ByteBuffer.wrap(header).order(ORDER).putInt(~hashes(fingerprint));
        out.writeBytes(header);
        long[] before = new long[WORDS];
        for (FrameTrack track : fingerprint.tracks()) {
            for (int frame = 0; frame < track.size(); frame++) {
                PackedChanges.write(track.words(), WORDS * frame, before, out);
            }
        }
        PackedChanges.end(out);
        return out.toByteArray();
    }

    private static int hashes(VideoFingerprint film) {
        return film.tracks().stream().mapToInt(FrameTrack::size).sum();
    }

    /** A film without its hashes, which compress to next to nothing then. */
    public static VideoFingerprint withoutHashes(VideoFingerprint film) {
        return film.withTracks(film.tracks().stream()
                .map(track -> track.withWords(new long[track.words().length]))
                .toList());
    }

    /** The film with the hashes that were packed of it; empty when they are of another one. */
    public static Optional<VideoFingerprint> withHashes(VideoFingerprint film, byte[] packed) {
        if (!isFilm(packed, 0, packed.length) || hashes(packed, 0, packed.length) != hashes(film)) {
            return Optional.empty();
        }
        long[] words = words(packed, 0, packed.length, new long[0]);
        List<FrameTrack> tracks = new ArrayList<>();
        int from = 0;
        for (FrameTrack track : film.tracks()) {
            int to = from + track.words().length;
            tracks.add(track.withWords(Arrays.copyOfRange(words, from, to)));
            from = to;
        }
        return Optional.of(film.withTracks(tracks));
    }

    private static int length(int hashes) {
        return HEADER_BYTES + HASH_BYTES * hashes;
    }

    private static int header(byte[] bytes, int offset, int length) {
        return length < HEADER_BYTES
                ? 0
                : ByteBuffer.wrap(bytes, offset, length).order(ORDER).getInt();
    }

    /** How many hashes the packed bytes of a reference hold. */
    static int hashes(byte[] bytes, int offset, int length) {
        int header = header(bytes, offset, length);
        return header < 0 ? ~header : header;
    }

    /** Whether they are those of a film. */
    static boolean isFilm(byte[] bytes, int offset, int length) {
        return header(bytes, offset, length) < 0;
    }

    /**
     * Reads the hashes of a reference, four words each, word 3 first.
     *
     * @param into takes them when it is long enough
     * @return the array that took them, from its beginning on
     */
    static long[] words(byte[] bytes, int offset, int length, long[] into) {
        int size = WORDS * hashes(bytes, offset, length);
        long[] words = size <= into.length ? into : new long[Math.max(size, 2 * into.length)];
        int at = offset + HEADER_BYTES;
        if (isFilm(bytes, offset, length)) {
            long[] hash = new long[WORDS];
            for (int i = 0; i < size; i += WORDS) {
                at = PackedChanges.read(bytes, at, hash);
                System.arraycopy(hash, 0, words, i, WORDS);
            }
        } else {
            for (int i = 0; i < size; i++, at += Long.BYTES) {
                words[i] = (long) LONGS.get(bytes, at);
            }
        }
        return words;
    }
}
