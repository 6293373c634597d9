package dev.colophon.index.visual;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.index.IndexStats;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.visual.hash.PackedDescriptors;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Counts what an index of pictures and films holds, for which all of it is read. */
final class VisualStatistics implements ShardFunction<VisualStatistics.All, VisualStatistics.Held> {

    static final VisualStatistics INSTANCE = new VisualStatistics();

    /** There is nothing to choose. */
    record All() {}

    /** What is held of one medium. */
    record Count(int references, long hashes, long bytes) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(references + other.references, hashes + other.hashes, bytes + other.bytes);
        }

        IndexStats.MediumStats of(Medium medium) {
            return new IndexStats.MediumStats(medium, references, hashes, bytes);
        }
    }

    /** What is held. */
    record Held(Count pictures, Count films) {

        static final Held NOTHING = new Held(Count.NONE, Count.NONE);

        static Held of(Fingerprint fingerprint) {
            return switch (fingerprint) {
                case ImageFingerprint picture -> {
                    long hashes = picture.allViews().size();
                    long twice = PackedDescriptors.HASH_BYTES * hashes;
                    yield new Held(new Count(1, hashes, picture.encode().length + twice), Count.NONE);
                }
                case VideoFingerprint film -> {
                    long hashes = film.tracks().stream()
                            .mapToLong(track -> track.size())
                            .sum();
                    yield new Held(Count.NONE, new Count(1, hashes, film.encode().length));
                }
                default -> NOTHING;
            };
        }

        IndexStats stats() {
            return new IndexStats(List.of(films.of(Medium.VIDEO), pictures.of(Medium.IMAGE)));
        }
    }

    private VisualStatistics() {}

    @Override
    public String name() {
        return "visual-statistics-1";
    }

    @Override
    public Held apply(ShardReader shard, All query) throws IOException {
        Held[] held = {Held.NOTHING};
        shard.forEach((_, stored) ->
                VisualIndex.whole(stored).ifPresent(fingerprint -> held[0] = merge(held[0], Held.of(fingerprint))));
        return held[0];
    }

    @Override
    public Held merge(Held one, Held other) {
        return new Held(one.pictures().plus(other.pictures()), one.films().plus(other.films()));
    }

    @Override
    public void writeQuery(All query, DataOutputStream out) {}

    @Override
    public All readQuery(DataInputStream in) {
        return new All();
    }

    @Override
    public void writeAnswer(Held held, DataOutputStream out) throws IOException {
        write(held.pictures(), out);
        write(held.films(), out);
    }

    private static void write(Count count, DataOutputStream out) throws IOException {
        out.writeInt(count.references());
        out.writeLong(count.hashes());
        out.writeLong(count.bytes());
    }

    @Override
    public Held readAnswer(DataInputStream in) throws IOException {
        return new Held(readCount(in), readCount(in));
    }

    private static Count readCount(DataInputStream in) throws IOException {
        return new Count(in.readInt(), in.readLong(), in.readLong());
    }
}
