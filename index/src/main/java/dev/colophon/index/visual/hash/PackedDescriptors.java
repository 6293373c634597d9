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
        Hashes hashes = new Hashes(packed, 0, packed.length);
        return Optional.of(film.withTracks(film.tracks().stream()
                .map(track -> {
                    long[] own = new long[track.words().length];
                    for (int frame = 0; frame < track.size(); frame++) {
                        hashes.next();
                        System.arraycopy(hashes.words(), 0, own, WORDS * frame, WORDS);
                    }
                    return track.withWords(own);
                })
                .toList()));
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

    /** Goes through the hashes of a reference. Not thread-safe. */
    static final class Hashes {

        private final byte[] bytes;
        private final int count;
        private final boolean ofFilm;
        private final long[] words = new long[WORDS];
        private int read;
        private int at;

        Hashes(byte[] bytes, int offset, int length) {
            this.bytes = bytes;
            count = hashes(bytes, offset, length);
            ofFilm = isFilm(bytes, offset, length);
            at = offset + HEADER_BYTES;
        }

        /** Goes on to the next hash, if there is one. */
        boolean next() {
            if (read == count) {
                return false;
            }
            read++;
            if (ofFilm) {
                at = PackedChanges.read(bytes, at, words);
            } else {
                for (int word = 0; word < WORDS; word++, at += Long.BYTES) {
                    words[word] = (long) LONGS.get(bytes, at);
                }
            }
            return true;
        }

        /** The four words of the hash, word 3 first; others after {@link #next}. */
        long[] words() {
            return words;
        }
    }
}
