package dev.colophon.index.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.alignment.Excerpt;
import dev.colophon.index.audio.term.PackedPeaks;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.shard.Parts;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The registered sounds. They lie in the index in parts, so that a search reads of each candidate the stretch that it looks at:
 * a head (number of all peaks, 4 bytes, and the fingerprint without the peaks that blocks have) and the peaks of each block.
 * Thread-safe.
 */
final class Fingerprints {

    /** A registered sound. */
    record Sound(AudioFingerprint fingerprint, Peaks peaks) {

        private Sound(AudioFingerprint fingerprint) {
            this(fingerprint, fingerprint.spectralPeaks());
        }

        /** In eighths of a frame. */
        double length() {
            return Fingerprints.length(fingerprint);
        }
    }

    private final FingerprintStore store;

    Fingerprints(FingerprintStore store) {
        this.store = store;
    }

    /** The head of a sound. Only what has no blocks has peaks there. */
    static byte[] head(AudioFingerprint fingerprint, boolean inBlocks) {
        byte[] encoded =
                (inBlocks ? with(fingerprint, new Peaks(new int[0], new short[0], new byte[0])) : fingerprint).encode();
        return ByteBuffer.allocate(Integer.BYTES + encoded.length)
                .putInt(fingerprint.peaks())
                .put(encoded)
                .array();
    }

    private static AudioFingerprint with(AudioFingerprint fingerprint, Peaks peaks) {
        return new AudioFingerprint(
                fingerprint.version(),
                fingerprint.digest(),
                fingerprint.unmatchable(),
                fingerprint.samples(),
                peaks.times(),
                peaks.cents(),
                peaks.tiers());
    }

    /** The whole of a sound. */
    Optional<Sound> get(ReferenceId reference) {
        return store.stored(Wanted.blocks(reference, 0, Integer.MAX_VALUE))
                .map(stored -> new Sound(whole(stored.parts())));
    }

    /** Hands over all sounds, in no particular order. */
    void forEach(BiConsumer<ReferenceId, AudioFingerprint> each) {
        store.forEach((reference, stored) -> each.accept(reference, whole(stored.parts())));
    }

    private static AudioFingerprint whole(Parts parts) {
        AudioFingerprint head = head(parts);
        return parts.parts().isEmpty() ? head : with(head, PackedPeaks.unpack(0, parts.parts()));
    }

    private static AudioFingerprint head(Parts parts) {
        byte[] encoded = Arrays.copyOfRange(parts.head(), Integer.BYTES, parts.head().length);
        return (AudioFingerprint) Fingerprint.decode(Medium.AUDIO, encoded);
    }

    /**
     * The blocks of sounds, each from a number to before another, as far as there are any; empty where a sound is no longer there.
     * Read at once.
     */
    List<Optional<Excerpt>> excerpts(List<CandidateRegion> regions) {
        List<Optional<Stored>> found = store.stored(regions.stream()
                .map(region -> Wanted.blocks(region.reference(), region.from(), region.to()))
                .toList());
        return IntStream.range(0, regions.size())
                .mapToObj(i -> found.get(i)
                        .map(stored ->
                                excerpt(regions.get(i).from(), regions.get(i).to(), stored.parts())))
                .toList();
    }

    private static Excerpt excerpt(int from, int to, Parts parts) {
        return new Excerpt(
                from,
                to,
                PackedPeaks.unpack(from, parts.parts()),
                length(head(parts)),
                ByteBuffer.wrap(parts.head()).getInt());
    }

    private static double length(AudioFingerprint fingerprint) {
        return fingerprint.samples() / 16.0;
    }
}
