package dev.colophon.index.visual.hash;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The registered pictures and films without their local features, which are kept apart. They are kept as wholes, with a byte before
 * that says which of both they are; the hashes of films are only in their flat bytes. Thread-safe.
 */
public final class StoredFingerprints {

    private static final byte PICTURE = 1;
    private static final byte FILM = 2;

    /** A film whose times are packed. */
    private static final byte TIMED_FILM = 3;

    /** That are in memory at the same time: a long film has some megabytes. */
    private static final int AT_ONCE = 16;

    private final FingerprintStore store;

    public StoredFingerprints(FingerprintStore store) {
        this.store = store;
    }

    /** What is kept as the whole of a fingerprint. */
    public static byte[] encode(Fingerprint fingerprint) {
        return switch (fingerprint) {
            case VideoFingerprint film
            when hasPackedHashes(film) -> {
                VideoFingerprint timed = PackedDescriptors.withoutHashes(film);
                yield PackedTimes.of(timed)
                        .map(times -> marked(TIMED_FILM, times))
                        .orElseGet(() -> marked(FILM, timed.encode()));
            }
            case VideoFingerprint film -> marked(FILM, film.encode());
            default -> marked(PICTURE, fingerprint.encode());
        };
    }

    private static byte[] marked(byte mark, byte[] bytes) {
        byte[] marked = new byte[1 + bytes.length];
        marked[0] = mark;
        System.arraycopy(bytes, 0, marked, 1, bytes.length);
        return marked;
    }

    /** Whether the hashes of a fingerprint are in its flat bytes. */
    public static boolean hasPackedHashes(Fingerprint fingerprint) {
        return fingerprint.unmatchable().isEmpty();
    }

    /** What {@link #encode} kept; empty where nothing was. */
    public static Optional<Fingerprint> decode(Stored stored) {
        return stored.whole().flatMap(marked -> {
            Fingerprint decoded = marked[0] == TIMED_FILM
                    ? PackedTimes.read(marked, 1)
                    : Fingerprint.decode(
                            marked[0] == PICTURE ? Medium.IMAGE : Medium.VIDEO,
                            Arrays.copyOfRange(marked, 1, marked.length));
            return decoded instanceof VideoFingerprint film && hasPackedHashes(film)
                    ? stored.flat().flatMap(packed -> PackedDescriptors.withHashes(film, packed))
                    : Optional.of(decoded);
        });
    }

    /** That of a reference. */
    public Optional<Fingerprint> get(ReferenceId reference) {
        return store.stored(Wanted.whole(reference)).flatMap(StoredFingerprints::decode);
    }

    /** A reference with its fingerprint. */
    public record Of(ReferenceId reference, Fingerprint fingerprint) {}

    /** Those of references, as far as they are held, in this order; read some at a time. */
    public Stream<Of> of(Collection<ReferenceId> references) {
        List<ReferenceId> all = List.copyOf(references);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                .flatMap(some -> {
                    List<Optional<Stored>> stored =
                            store.stored(some.stream().map(Wanted::whole).toList());
                    return IntStream.range(0, some.size())
                            .boxed()
                            .flatMap(i -> stored
                                    .get(i)
                                    .flatMap(StoredFingerprints::decode)
                                    .map(fingerprint -> new Of(some.get(i), fingerprint))
                                    .stream());
                });
    }
}
