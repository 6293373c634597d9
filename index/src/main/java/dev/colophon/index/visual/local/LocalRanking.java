package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Scheme;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import dev.colophon.index.postings.shard.Wire;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the features of references that postings proposed with those of a copy, some 16 kB of each, and keeps those with most
 * votes. Of these it is told how many of the few pairs that share a cell agree in place: to pair all features is what costs.
 */
final class LocalRanking implements ShardFunction<LocalRanking.Query, List<LocalRanking.Ranked>> {

    static final LocalRanking INSTANCE = new LocalRanking();

    private static final LocalSearchParameters PARAMETERS = LocalSearchParameters.DEFAULT;

    private static final String NAME = Scheme.of("ranking-1", PARAMETERS);

    /** A reference that postings proposed for one side of a copy. */
    record Proposal(ReferenceId reference, boolean mirrored) {}

    /**
     * One side of a copy: as it is, or mirrored.
     *
     * @param near four cells a feature, of {@link VisualWords#nearCells}
     */
    record Side(LocalFeatures features, char[] near) {

        static Side of(LocalFeatures features) {
            return new Side(features, VisualWords.OF_PICTURES.nearCells(features));
        }

        Ranking ranking() {
            return new Ranking(PARAMETERS, features, near);
        }
    }

    /** A copy, and what was proposed for it. */
    record Query(Side asIs, Side mirrored, List<Proposal> proposals) {}

    /**
     * A reference, with the side that has more votes.
     *
     * @param score votes of pairs that share a cell
     * @param agreeing such pairs that agree in place
     */
    record Ranked(ReferenceId reference, boolean mirrored, double score, int agreeing) {}

    static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::reference);

    private LocalRanking() {}

    @Override
    public String name() {
        return NAME;
    }

    /** What is known before it was asked how many pairs agree. */
    private record Scored(Ranked ranked, StoredFeatures features) {

        static final Comparator<Scored> BEST_FIRST = Comparator.comparing(Scored::ranked, LocalRanking.BEST_FIRST);
    }

    @Override
    public List<Ranked> apply(ShardReader shard, Query query) throws IOException {
        Ranking asIs = query.asIs().ranking();
        Ranking mirrored = query.mirrored().ranking();
        Map<ReferenceId, Optional<StoredFeatures>> read = new HashMap<>();
        Map<ReferenceId, Scored> best = new LinkedHashMap<>();
        for (Proposal proposal : query.proposals()) {
            ReferenceId reference = proposal.reference();
            if (!read.containsKey(reference)) {
                Optional<Stored> stored = shard.stored(Wanted.blocks(reference, 0, 1));
                read.put(reference, stored.flatMap(FeatureStore::first));
            }
            read.getOrDefault(reference, Optional.empty()).ifPresent(features -> {
                double score = (proposal.mirrored() ? mirrored : asIs).score(features);
                best.merge(
                        reference,
                        new Scored(new Ranked(reference, proposal.mirrored(), score, 0), features),
                        (one, other) -> one.ranked().score() >= other.ranked().score() ? one : other);
            });
        }
        return best.values().stream()
                .sorted(Scored.BEST_FIRST)
                .limit(PARAMETERS.examined())
                .map(scored -> scored.ranked().mirrored()
                        ? examined(scored, query.mirrored(), mirrored)
                        : examined(scored, query.asIs(), asIs))
                .toList();
    }

    private static Ranked examined(Scored scored, Side side, Ranking ranking) {
        int agreeing = GeometricVerification.mostAgreeing(
                PARAMETERS, side.features(), scored.features().features(), ranking.pairs(scored.features()));
        Ranked ranked = scored.ranked();
        return new Ranked(ranked.reference(), ranked.mirrored(), ranked.score(), agreeing);
    }

    @Override
    public List<Ranked> merge(List<Ranked> one, List<Ranked> other) {
        return Stream.concat(one.stream(), other.stream())
                .sorted(BEST_FIRST)
                .limit(PARAMETERS.examined())
                .toList();
    }

    @Override
    public Optional<Set<ReferenceId>> concerns(Query query) {
        return Optional.of(query.proposals().stream().map(Proposal::reference).collect(Collectors.toSet()));
    }

    @Override
    public void writeQuery(Query query, DataOutputStream out) throws IOException {
        write(query.asIs(), out);
        write(query.mirrored(), out);
        Wire.writeAll(query.proposals(), out, (proposal, to) -> {
            to.writeUTF(proposal.reference().value());
            to.writeBoolean(proposal.mirrored());
        });
    }

    private static void write(Side side, DataOutputStream out) throws IOException {
        ByteBuffer features = ByteBuffer.allocate(side.features().encodedBytes());
        side.features().encode(features);
        Wire.writeBytes(features.array(), out);
        Wire.writeChars(side.near(), out);
    }

    @Override
    public Query readQuery(DataInputStream in) throws IOException {
        return new Query(
                readSide(in),
                readSide(in),
                Wire.readAll(in, from -> new Proposal(new ReferenceId(from.readUTF()), from.readBoolean())));
    }

    private static Side readSide(DataInputStream in) throws IOException {
        LocalFeatures features = LocalFeatures.decode(ByteBuffer.wrap(Wire.readBytes(in)));
        char[] near = Wire.readChars(in);
        if (near.length != VisualWords.NEAR * features.size()) {
            throw new IllegalArgumentException("%d cells near %d features".formatted(near.length, features.size()));
        }
        return new Side(features, near);
    }

    @Override
    public void writeAnswer(List<Ranked> answer, DataOutputStream out) throws IOException {
        Wire.writeAll(answer, out, (ranked, to) -> {
            to.writeUTF(ranked.reference().value());
            to.writeBoolean(ranked.mirrored());
            to.writeDouble(ranked.score());
            to.writeInt(ranked.agreeing());
        });
    }

    @Override
    public List<Ranked> readAnswer(DataInputStream in) throws IOException {
        return Wire.readAll(
                in,
                from -> new Ranked(
                        new ReferenceId(from.readUTF()), from.readBoolean(), from.readDouble(), from.readInt()));
    }
}
