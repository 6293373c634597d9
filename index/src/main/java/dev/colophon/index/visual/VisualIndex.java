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
import dev.colophon.index.postings.Parts;
import dev.colophon.index.postings.Scheme;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.search.SameContentSearch;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.index.visual.film.FilmSearch;
import dev.colophon.index.visual.hash.HashRetriever;
import dev.colophon.index.visual.hash.PackedDescriptors;
import dev.colophon.index.visual.keyframe.KeyframeSearch;
import dev.colophon.index.visual.local.LocalSearch;
import dev.colophon.index.visual.local.StoredFeatures;
import dev.colophon.index.visual.picture.PictureSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private static final byte PICTURE = 1;
    private static final byte FILM = 2;

    private static final MatchGrader GRADER = MatchGrader.DEFAULT;

    private final IndexShards shards;
    private final FingerprintStore fingerprints;
    private final SameContentSearch sameContent;
    private final PictureSearch pictures;
    private final FilmSearch films;

    private VisualIndex(IndexShards shards) {
        this.shards = shards;
        this.fingerprints = shards.fingerprints();
        this.sameContent = new SameContentSearch(fingerprints::withDigest, GRADER, Coverage::ofCopy);
        var hashes = shards.retriever(HashRetriever::new, HashRetriever.Hits::merge);
        this.pictures = new PictureSearch(
                fingerprints, hashes, new LocalSearch(shards.terms(), this::features), this::fingerprint, GRADER);
        this.films = new FilmSearch(
                hashes,
                this::fingerprint,
                new KeyframeSearch(shards.terms(), this::film, this::features),
                fingerprints::blocks,
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
        byte[] stored = withoutWhatIsApart(fingerprint).encode();
        byte[] marked = new byte[1 + stored.length];
        marked[0] = fingerprint.medium() == Medium.IMAGE ? PICTURE : FILM;
        System.arraycopy(stored, 0, marked, 1, stored.length);
        Entry entry =
                Entry.whole(fingerprint.digest(), marked).withFlat(hasPackedHashes(fingerprint) ? packed : new byte[0]);
        fingerprints.put(
                reference,
                entry.withBlocks(blocks(fingerprint), StoredFeatures.TERM_BYTES).withLengths());
    }

    /** Without local features and the hashes of a film, whose times stay. */
    private static Fingerprint withoutWhatIsApart(Fingerprint fingerprint) {
        return switch (fingerprint) {
            case ImageFingerprint picture -> picture.with(LocalFeatures.NONE);
            case VideoFingerprint film -> {
                VideoFingerprint plain = withFeatures(film, _ -> LocalFeatures.NONE);
                yield hasPackedHashes(plain) ? PackedDescriptors.withoutHashes(plain) : plain;
            }
            default -> fingerprint;
        };
    }

    private static boolean hasPackedHashes(Fingerprint fingerprint) {
        return fingerprint.unmatchable().isEmpty();
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
                    StoredFeatures stored = StoredFeatures.of(keyframe.features());
                    blocks.add(new Block(blocks.size(), stored.frameTerms(), stored.encodeFrame()));
                }
                yield blocks;
            }
            default -> List.of();
        };
    }

    @Override
    public void remove(ReferenceId reference) {
        fingerprints.remove(reference);
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
        return fingerprint(reference, copy.medium()).map(stored -> {
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
        shards.commit(position);
    }

    @Override
    public long position() {
        return shards.position();
    }

    @Override
    public Optional<Fingerprint> fingerprint(ReferenceId reference, Medium medium) {
        return fingerprint(reference)
                .filter(fingerprint -> fingerprint.medium() == medium)
                .map(fingerprint -> withFeatures(reference, fingerprint));
    }

    /** Without local features, which are kept apart. */
    private Optional<Fingerprint> fingerprint(ReferenceId reference) {
        return fingerprints.print(reference).flatMap(marked -> decode(reference, marked));
    }

    private Fingerprint withFeatures(ReferenceId reference, Fingerprint fingerprint) {
        return switch (fingerprint) {
            case ImageFingerprint picture ->
                picture.with(features(reference).map(StoredFeatures::features).orElse(LocalFeatures.NONE));
            case VideoFingerprint film -> {
                List<byte[]> parts = fingerprints
                        .parts(reference, 0, film.keyframes().size())
                        .map(Parts::parts)
                        .orElse(List.of());
                yield withFeatures(
                        film,
                        number -> number < parts.size()
                                ? StoredFeatures.decode(parts.get(number)).features()
                                : LocalFeatures.NONE);
            }
            default -> fingerprint;
        };
    }

    private Optional<VideoFingerprint> film(ReferenceId reference) {
        return fingerprint(reference).filter(VideoFingerprint.class::isInstance).map(VideoFingerprint.class::cast);
    }

    private Optional<StoredFeatures> features(ReferenceId reference) {
        return features(reference, 0);
    }

    private Optional<StoredFeatures> features(ReferenceId reference, int block) {
        return fingerprints.parts(reference, block, block + 1).stream()
                .flatMap(parts -> parts.parts().stream())
                .findFirst()
                .map(StoredFeatures::decode);
    }

    /** Empty when the reference was replaced or removed since these bytes were read. */
    private Optional<Fingerprint> decode(ReferenceId reference, byte[] marked) {
        Fingerprint decoded = Fingerprint.decode(
                marked[0] == PICTURE ? Medium.IMAGE : Medium.VIDEO, Arrays.copyOfRange(marked, 1, marked.length));
        return decoded instanceof VideoFingerprint film && hasPackedHashes(film)
                ? fingerprints.flat(reference).flatMap(packed -> PackedDescriptors.withHashes(film, packed))
                : Optional.of(decoded);
    }

    @Override
    public void forEachPrint(BiConsumer<ReferenceId, Fingerprint> each) {
        fingerprints.forEachPrint((reference, marked) -> decode(reference, marked)
                .ifPresent(fingerprint -> each.accept(reference, withFeatures(reference, fingerprint))));
    }

    /**
     * The documents of a medium are its hashes; its bytes are what its fingerprints take before compression, the hashes of pictures
     * twice.
     */
    @Override
    public IndexStats stats() {
        Map<Medium, long[]> counts = new EnumMap<>(Medium.class);
        counts.put(Medium.VIDEO, new long[3]);
        counts.put(Medium.IMAGE, new long[3]);
        forEachPrint((_, fingerprint) -> {
            long hashes = switch (fingerprint) {
                case ImageFingerprint picture -> picture.allViews().size();
                case VideoFingerprint film ->
                    film.tracks().stream().mapToLong(track -> track.size()).sum();
                default -> 0;
            };
            long[] count = counts.computeIfAbsent(fingerprint.medium(), _ -> new long[3]);
            count[0]++;
            count[1] += hashes;
            count[2] += fingerprint.encode().length
                    + (fingerprint.medium() == Medium.IMAGE ? PackedDescriptors.HASH_BYTES * hashes : 0);
        });
        return new IndexStats(counts.entrySet().stream()
                .map(entry -> new IndexStats.MediumStats(
                        entry.getKey(), (int) entry.getValue()[0], entry.getValue()[1], entry.getValue()[2]))
                .toList());
    }

    /** See {@link IndexShards#deferMerges}. */
    void deferMerges() {
        shards.deferMerges();
    }

    @Override
    public void close() throws IOException {
        shards.close();
    }
}
