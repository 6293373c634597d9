package dev.colophon.index.visual;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.video.Keyframe;
import dev.colophon.index.Access;
import dev.colophon.index.Coverage;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexStats;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.postings.Block;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.IndexShards;
import dev.colophon.index.postings.Scheme;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.postings.shard.Parts;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.search.SameContentSearch;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.index.visual.film.FilmSearch;
import dev.colophon.index.visual.hash.HashBands;
import dev.colophon.index.visual.hash.HashScan;
import dev.colophon.index.visual.hash.PackedDescriptors;
import dev.colophon.index.visual.hash.StoredFingerprints;
import dev.colophon.index.visual.keyframe.KeyframeSearch;
import dev.colophon.index.visual.local.FeatureStore;
import dev.colophon.index.visual.local.LocalSearch;
import dev.colophon.index.visual.local.StoredFeatures;
import dev.colophon.index.visual.picture.PictureSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The pictures and films among the registered references, in one store, so that a still is found in the film it was taken
 * from. A reference is either a picture or a film.
 */
public final class VisualIndex implements FingerprintIndex {

    private static final String SCHEME =
            Scheme.of("visual-" + ImageFingerprint.VERSION + "-" + VideoFingerprint.VERSION, VisualLayout.DEFAULT);

    private static final MatchGrader GRADER = MatchGrader.DEFAULT;

    private final TermIndex terms;
    private final FingerprintStore store;
    private final StoredFingerprints fingerprints;
    private final Retriever<VisualStatistics.All, VisualStatistics.Held> statistics;
    private final SameContentSearch sameContent;
    private final PictureSearch pictures;
    private final FilmSearch films;

    private VisualIndex(TermIndex terms) {
        this.terms = terms;
        this.store = terms.fingerprints();
        this.fingerprints = new StoredFingerprints(store);
        this.statistics = terms.retriever(VisualStatistics.INSTANCE);
        this.sameContent = new SameContentSearch(store::withDigest, GRADER, Coverage::ofCopy);
        FeatureStore features = new FeatureStore(store);
        this.pictures = new PictureSearch(terms, new LocalSearch(terms, features), fingerprints, GRADER);
        this.films = new FilmSearch(
                terms.retriever(HashScan.INSTANCE),
                fingerprints,
                new KeyframeSearch(terms.terms(), this::film, features),
                store::blocks,
                GRADER);
    }

    /**
     * Opens a folder.
     *
     * @throws dev.colophon.index.IndexException when it is unusable, held by another writer, or of another version
     */
    public static VisualIndex open(Path folder, Access access) {
        return open(List.of(folder), access, _ -> 0);
    }

    /**
     * Opens the folders among which an index is divided.
     *
     * @param shardOf the number of the folder that a reference belongs to, always the same for the same reference
     * @throws dev.colophon.index.IndexException when one is unusable, held by another writer, or of another version
     */
    public static VisualIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return new VisualIndex(IndexShards.open(folders, access, SCHEME, shardOf));
    }

    /** What lies elsewhere than in folders, made as {@link #scheme} says. */
    public static VisualIndex over(TermIndex terms) {
        return new VisualIndex(terms);
    }

    /** Names how what lies in an index of pictures and films was made; see {@link Scheme}. */
    public static String scheme() {
        return SCHEME;
    }

    /** What searches compute beside an index, for where that is elsewhere. */
    public static List<ShardFunction<?, ?>> functions() {
        List<ShardFunction<?, ?>> functions = new ArrayList<>(PictureSearch.functions());
        functions.addAll(LocalSearch.functions());
        functions.add(VisualStatistics.INSTANCE);
        return functions;
    }

    @Override
    public void put(ReferenceId reference, Fingerprint fingerprint) {
        byte[] packed = switch (fingerprint) {
            case ImageFingerprint picture
            when picture.version() == ImageFingerprint.VERSION -> PackedDescriptors.of(picture);
            case VideoFingerprint film when film.version() == VideoFingerprint.VERSION -> PackedDescriptors.of(film);
            default ->
                throw new IllegalArgumentException("this index holds pictures and films of " + SCHEME + ", not "
                        + fingerprint.medium() + " " + fingerprint.version());
        };
        byte[] flat = StoredFingerprints.hasPackedHashes(fingerprint) ? packed : new byte[0];
        store.put(
                reference,
                Entry.whole(fingerprint.digest(), StoredFingerprints.encode(withoutFeatures(fingerprint)))
                        .withFlat(flat)
                        .withFlatTerms(HashBands.terms(fingerprint))
                        .withBlocks(blocks(fingerprint), StoredFeatures.TERM_BYTES)
                        .withLengths());
    }

    private static Fingerprint withoutFeatures(Fingerprint fingerprint) {
        return switch (fingerprint) {
            case ImageFingerprint picture -> picture.with(LocalFeatures.NONE);
            case VideoFingerprint film -> withFeatures(film, _ -> LocalFeatures.NONE);
            default -> fingerprint;
        };
    }

    private static VideoFingerprint withFeatures(VideoFingerprint film, IntFunction<LocalFeatures> features) {
        return film.with(IntStream.range(0, film.keyframes().size())
                .mapToObj(number -> new Keyframe(film.keyframes().get(number).millis(), features.apply(number)))
                .toList());
    }

    /** One of a picture, of a film one a keyframe. */
    private static List<Block> blocks(Fingerprint fingerprint) {
        return switch (fingerprint) {
            case ImageFingerprint picture -> {
                StoredFeatures stored = StoredFeatures.of(picture.features());
                yield List.of(new Block(0, stored.terms(), stored.encode()));
            }
            case VideoFingerprint film -> {
                List<Block> blocks = new ArrayList<>();
                for (Keyframe keyframe : film.keyframes()) {
                    StoredFeatures stored = StoredFeatures.ofFrame(keyframe.features());
                    blocks.add(new Block(blocks.size(), stored.frameTerms(), stored.encodeFrame()));
                }
                yield blocks;
            }
            default -> List.of();
        };
    }

    @Override
    public void remove(ReferenceId reference) {
        store.remove(reference);
    }

    @Override
    public List<Match> search(Fingerprint copy, SearchOptions options) {
        return sameContent.search(copy, options, reference -> whole(reference, copy), _ -> alike(copy));
    }

    @Override
    public Set<ReferenceId> copiesOf(Fingerprint reference) {
        if (reference.unmatchable().isPresent()) {
            return Set.of();
        }
        Set<ReferenceId> found = sameContent.copiesOf(reference);
        switch (reference) {
            case ImageFingerprint picture -> found.addAll(pictures.copiesOf(picture));
            case VideoFingerprint film -> found.addAll(films.copiesOf(film));
            default -> throw new IllegalArgumentException("this index holds no " + reference.medium());
        }
        return found;
    }

    private List<Match> alike(Fingerprint copy) {
        return switch (copy) {
            case ImageFingerprint picture -> pictures.matches(picture);
            case VideoFingerprint film -> films.matches(film);
            default -> List.of();
        };
    }

    private Optional<Alignment> whole(ReferenceId reference, Fingerprint copy) {
        return fingerprints
                .get(reference)
                .filter(stored -> stored.medium() == copy.medium())
                .map(stored -> {
                    Span whole = switch (stored) {
                        case VideoFingerprint film -> new Span.Time(0, film.durationMillis() / 1e3);
                        default -> Span.Quad.WHOLE;
                    };
                    Transform unchanged = copy.medium() == Medium.IMAGE
                            ? new ImageTransform(false, 0, false)
                            : new VideoTransform(1, false, false);
                    return new Alignment(
                            reference,
                            copy.medium(),
                            new Coverage(1, 1),
                            List.of(new Segment(whole, whole)),
                            unchanged,
                            new SameContent(copy.digest()),
                            new Evidence.Digest());
                });
    }

    @Override
    public void commit(long position) {
        terms.commit(position);
    }

    @Override
    public long position() {
        return terms.position();
    }

    @Override
    public void belongTo(String database) {
        terms.belongTo(database);
    }

    @Override
    public Optional<String> database() {
        return terms.database();
    }

    @Override
    public Optional<Fingerprint> fingerprint(ReferenceId reference, Medium medium) {
        return store.stored(Wanted.all(reference))
                .flatMap(VisualIndex::whole)
                .filter(fingerprint -> fingerprint.medium() == medium);
    }

    /** With local features, which are kept apart. */
    static Optional<Fingerprint> whole(Stored stored) {
        return StoredFingerprints.decode(stored).map(fingerprint -> withFeatures(fingerprint, stored.parts()));
    }

    private static Fingerprint withFeatures(Fingerprint fingerprint, Parts parts) {
        List<StoredFeatures> features = FeatureStore.all(parts);
        return switch (fingerprint) {
            case ImageFingerprint picture -> picture.with(feature(features, 0));
            case VideoFingerprint film -> withFeatures(film, number -> feature(features, number));
            default -> fingerprint;
        };
    }

    private static LocalFeatures feature(List<StoredFeatures> features, int number) {
        return number < features.size() ? features.get(number).features() : LocalFeatures.NONE;
    }

    private Optional<VideoFingerprint> film(ReferenceId reference) {
        return fingerprints
                .get(reference)
                .filter(VideoFingerprint.class::isInstance)
                .map(VideoFingerprint.class::cast);
    }

    @Override
    public void forEachPrint(BiConsumer<ReferenceId, Fingerprint> each) {
        store.forEach(
                (reference, stored) -> whole(stored).ifPresent(fingerprint -> each.accept(reference, fingerprint)));
    }

    /**
     * The documents of a medium are its hashes; its bytes are what its fingerprints take before compression, the hashes of pictures
     * twice.
     */
    @Override
    public IndexStats stats() {
        return statistics.retrieve(new VisualStatistics.All()).stats();
    }

    /** See {@link IndexShards#deferMerges}. */
    void deferMerges() {
        terms.deferMerges();
    }

    @Override
    public void close() throws IOException {
        terms.close();
    }
}
