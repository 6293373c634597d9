package dev.colophon.index.visual;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The hashes of a reference one after the other, 32 bytes each: four little-endian words, word 3 first. The hashes of a
 * picture stand in the order of its views, those of a film in the order of its tracks and their frames.
 */
final class Flat {

    static final int HASH_BYTES = 32;

    private Flat() {}

    static byte[] of(ImageFingerprint print) {
        List<View> views = print.views();
        byte[] flat = new byte[HASH_BYTES * views.size()];
        ByteBuffer out = ByteBuffer.wrap(flat).order(ByteOrder.LITTLE_ENDIAN);
        for (View view : views) {
            Pdq hash = view.hash();
            out.putLong(hash.word3())
                    .putLong(hash.word2())
                    .putLong(hash.word1())
                    .putLong(hash.word0());
        }
        return flat;
    }

    static byte[] of(VideoFingerprint print) {
        byte[] flat = new byte
                [HASH_BYTES * print.tracks().stream().mapToInt(FrameTrack::size).sum()];
        ByteBuffer out = ByteBuffer.wrap(flat).order(ByteOrder.LITTLE_ENDIAN);
        for (FrameTrack track : print.tracks()) {
            for (long word : track.words()) {
                out.putLong(word);
            }
        }
        return flat;
    }
}
