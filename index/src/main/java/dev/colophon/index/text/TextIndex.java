package dev.colophon.index.text;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.fingerprint.text.Fold;
import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Grams;
import dev.colophon.fingerprint.text.Winnow;
import dev.colophon.index.Access;
import dev.colophon.index.Coverage;
import dev.colophon.index.Explanation;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexStats;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SameContent;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.Segment;
import dev.colophon.index.Span;
import dev.colophon.index.TextExplanation;
import dev.colophon.index.TextTransform;
import dev.colophon.index.postings.Block;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.FolderStore;
import dev.colophon.index.postings.IndexFolder;
import dev.colophon.index.postings.TermRetriever;
import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.codec.Terms;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The registered texts. Retrieval reads the copy in windows and asks for blocks that share grams; verification compares
 * characters. Takes {@link TextFingerprint} only.
 */
public final class TextIndex implements FingerprintIndex {

    private static final Comparator<Match> BEST_FIRST = Comparator.comparing(Match::grade)
            .thenComparingDouble(Match::falseAlarms)
            .thenComparingDouble(match -> -match.coverage().ofReference())
            .thenComparing(Match::reference);

    /** Windows of a copy whose grams are kept while candidates are verified: all of most copies. */
    private static final int KEPT_WINDOWS = 16;

    /**
     * Characters of copies, and of texts that are put in, that are folded at the same time; and of references likewise.
     * Folded, a character takes 3.25 bytes and the text it came from 1 or 2.
     */
    private static final int FOLDED_AT_ONCE = 8_000_000;

    /** Of copies that may hold a new work: more than there are of most works. */
    private static final int MOST_COPIES = 20_000;

    private final IndexFolder folder;
    private final FingerprintStore fingerprints;
    private final TermRetriever retriever;
    private final TextParameters parameters;
    private final CharacterPermits copies;
    /** Asked for by work that holds a permit of {@link #copies}, never the other way round. */
    private final CharacterPermits references;

    private volatile double indexCharacters;

    private TextIndex(IndexFolder folder, TextParameters parameters, int foldedAtOnce) {
        this.folder = folder;
        this.fingerprints = new FolderStore(folder);
        this.retriever = new TermRetriever(folder);
        this.parameters = parameters;
        this.copies = new CharacterPermits(foldedAtOnce);
        this.references = new CharacterPermits(foldedAtOnce);
        this.indexCharacters = measure();
    }

    /**
     * Opens a folder.
     *
     * @throws dev.colophon.index.IndexException when it is unusable, held by another writer, or of another version
     */
    public static TextIndex open(Path folder, Access access) {
        return open(folder, access, FOLDED_AT_ONCE);
    }

    /** @param foldedAtOnce characters of copies, and of references, that are folded at the same time */
    static TextIndex open(Path folder, Access access, int foldedAtOnce) {
        return new TextIndex(
                IndexFolder.open(folder, access, "text-" + TextFingerprinter.VERSION + "-" + HashCodec.FORMAT),
                TextParameters.DEFAULT,
                foldedAtOnce);
    }

    @Override
    public void put(ReferenceId reference, Fingerprint fingerprint) {
        TextFingerprint text = accepted(fingerprint);
        List<Block> blocks = copies.with(text.text().length(), () -> blocks(text));
        fingerprints.put(reference, Entry.whole(text.digest(), text.encode()).withBlocks(blocks, Grams.TERM_BYTES));
    }

    /**
     * Blocks overlap by a winnowing window, so that the promise of {@link Winnow} holds across their borders.
     */
    private List<Block> blocks(TextFingerprint fingerprint) {
        List<Block> blocks = new ArrayList<>();
        if (fingerprint.unmatchable().isPresent()) {
            return blocks;
        }
        Folded text = Fold.fold(fingerprint.text());
        int size = parameters.blockCharacters();
        for (int start = 0; start < text.length(); start += size) {
            long[] terms = Grams.terms(
                    text.characters(), text.length(), start, Math.min(text.length(), start + size + Grams.ALPHABETIC));
            int[] positions = Winnow.positions(terms, text.length());
            long[] chosen = new long[positions.length];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = terms[positions[i]];
            }
            blocks.add(new Block(start / size, Terms.pack(chosen, chosen.length, Grams.TERM_BYTES)));
        }
        return blocks;
    }

    @Override
    public void remove(ReferenceId reference) {
        fingerprints.remove(reference);
    }

    @Override
    public List<Match> search(Fingerprint copy, SearchOptions options) {
        TextFingerprint fingerprint = accepted(copy);
        return fingerprint.unmatchable().isPresent()
                ? List.of()
                : copies.with(fingerprint.text().length(), () -> matches(fingerprint, options));
    }

    private List<Match> matches(TextFingerprint fingerprint, SearchOptions options) {
        Folded text = Fold.fold(fingerprint.text());
        Map<ReferenceId, Match> matches = new LinkedHashMap<>();
        for (ReferenceId reference : fingerprints.withDigest(fingerprint.digest())) {
            withReference(reference, stored -> Optional.of(same(reference, stored, text, fingerprint)))
                    .ifPresent(match -> matches.put(reference, match));
        }
        if (options.weakest() != Grade.EXACT) {
            Map<Integer, GramTable> windows = new HashMap<>();
            for (Retrieved retrieved : retrieve(text, parameters.candidateBlocks(), parameters.candidateReferences())) {
                if (!matches.containsKey(retrieved.reference)) {
                    verify(retrieved, text, windows).ifPresent(match -> matches.put(match.reference(), match));
                }
            }
        }
        return matches.values().stream()
                .filter(match -> match.grade().compareTo(options.weakest()) <= 0)
                .sorted(BEST_FIRST)
                .limit(options.limit())
                .toList();
    }

    private <T> Optional<T> withReference(ReferenceId reference, Function<Folded, Optional<T>> comparison) {
        return fingerprints
                .print(reference)
                .flatMap(bytes -> references.with(
                        TextFingerprint.mostCharacters(bytes),
                        () -> comparison.apply(
                                Fold.fold(((TextFingerprint) Fingerprint.decode(Medium.TEXT, bytes)).text()))));
    }

    private static Match same(ReferenceId reference, Folded stored, Folded copy, TextFingerprint fingerprint) {
        int length = copy.length();
        int cjk = Decision.cjk(copy);
        Piece all = new Piece(0, length, 0, length, List.of(new Run(0, 0, length)), length, cjk, length);
        return match(reference, stored, copy, List.of(all), Grade.EXACT, 0, new SameContent(fingerprint.digest()));
    }

    /** A reference whose blocks share grams with windows of the copy. */
    private static final class Retrieved {
        private final ReferenceId reference;
        private final SortedMap<Integer, BitSet> windowsByBlock = new TreeMap<>();
        private double score;

        Retrieved(ReferenceId reference) {
            this.reference = reference;
        }
    }

    private List<Retrieved> retrieve(Folded copy, int blocks, int references) {
        Map<ReferenceId, Retrieved> found = new HashMap<>();
        int size = parameters.windowCharacters();
        for (int start = 0; start < copy.length(); start += size) {
            int window = start / size;
            TermQuery query = query(copy, start, blocks);
            if (query.count() == 0) {
                continue;
            }
            for (Candidate candidate : retriever.retrieve(query).candidates()) {
                Retrieved retrieved = found.computeIfAbsent(candidate.reference(), Retrieved::new);
                retrieved.score += candidate.score();
                retrieved
                        .windowsByBlock
                        .computeIfAbsent(candidate.block(), _ -> new BitSet())
                        .set(window);
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparingDouble((Retrieved retrieved) -> -retrieved.score)
                        .thenComparing(retrieved -> retrieved.reference))
                .limit(references)
                .toList();
    }

    private TermQuery query(Folded copy, int start, int blocks) {
        int end = Math.min(copy.length(), start + parameters.windowCharacters());
        long[] terms = Grams.terms(copy.characters(), copy.length(), start, end);
        int count = 0;
        for (long term : terms) {
            if (term != Grams.NONE) {
                terms[count++] = term;
            }
        }
        return new TermQuery(terms, new byte[count], count, 1, blocks, parameters.readBudget(), false);
    }

    /** Those that share a stretch with it that counts; whether it is enough for a match depends on which of both is the copy. */
    @Override
    public Set<ReferenceId> copiesOf(Fingerprint reference) {
        TextFingerprint fingerprint = accepted(reference);
        return fingerprint.unmatchable().isPresent()
                ? Set.of()
                : copies.with(fingerprint.text().length(), () -> copiesOf(fingerprint));
    }

    private Set<ReferenceId> copiesOf(TextFingerprint fingerprint) {
        Folded text = Fold.fold(fingerprint.text());
        Set<ReferenceId> found = new HashSet<>(fingerprints.withDigest(fingerprint.digest()));
        Map<Integer, GramTable> windows = new HashMap<>();
        for (Retrieved retrieved : retrieve(text, MOST_COPIES, MOST_COPIES)) {
            Optional<List<Cluster>> shared = withReference(
                    retrieved.reference, stored -> Optional.of(clusters(pieces(retrieved, stored, text, windows))));
            if (shared.filter(clusters -> !clusters.isEmpty()).isPresent()) {
                found.add(retrieved.reference);
            }
        }
        return found;
    }

    private Optional<Match> verify(Retrieved retrieved, Folded copy, Map<Integer, GramTable> windows) {
        return withReference(
                retrieved.reference,
                stored -> decide(retrieved.reference, stored, copy, pieces(retrieved, stored, copy, windows)));
    }

    private List<Piece> pieces(Retrieved retrieved, Folded stored, Folded copy, Map<Integer, GramTable> windows) {
        List<Run> seeds = new ArrayList<>();
        int blockSize = parameters.blockCharacters();
        retrieved.windowsByBlock.forEach((block, found) -> {
            int from = block * blockSize;
            if (from < stored.length()) {
                GramStretch grams = new GramStretch(stored, from, Math.min(stored.length(), from + blockSize), false);
                found.stream().forEach(window -> Seeds.join(grams, window(copy, window, windows), seeds));
            }
        });
        return new TextVerification(stored, copy, parameters).pieces(seeds);
    }

    private List<Cluster> clusters(List<Piece> pieces) {
        return Cluster.of(pieces).stream()
                .filter(cluster -> cluster.weight() >= parameters.lightestCluster())
                .toList();
    }

    private GramTable window(Folded copy, int window, Map<Integer, GramTable> kept) {
        if (kept.size() == KEPT_WINDOWS && !kept.containsKey(window)) {
            kept.clear();
        }
        int start = window * parameters.windowCharacters();
        int end = Math.min(copy.length(), start + parameters.windowCharacters());
        return kept.computeIfAbsent(window, _ -> new GramTable(new GramStretch(copy, start, end, false)));
    }

    private Optional<Match> decide(ReferenceId reference, Folded stored, Folded copy, List<Piece> pieces) {
        List<Cluster> clusters = clusters(pieces);
        if (clusters.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = Decision.of(clusters, stored, copy, indexCharacters, parameters);
        return decision.grade().map(grade -> {
            List<Piece> shared = clusters.stream()
                    .flatMap(cluster -> cluster.pieces().stream())
                    .toList();
            TextExplanation why = new TextExplanation(
                    shared.stream().mapToInt(Piece::equal).sum(),
                    shared.stream().mapToInt(Piece::longestRun).max().orElse(0),
                    identity(shared));
            return match(reference, stored, copy, shared, grade, decision.falseAlarms(), why);
        });
    }

    private static Match match(
            ReferenceId reference,
            Folded stored,
            Folded copy,
            List<Piece> pieces,
            Grade grade,
            double falseAlarms,
            Explanation why) {
        BitSet ofReference = new BitSet();
        BitSet ofCopy = new BitSet();
        List<Segment> segments = new ArrayList<>();
        for (Piece piece : pieces) {
            ofReference.set(piece.referenceStart(), piece.referenceEnd());
            ofCopy.set(piece.copyStart(), piece.copyEnd());
            segments.add(new Segment(
                    span(stored, piece.referenceStart(), piece.referenceEnd()),
                    span(copy, piece.copyStart(), piece.copyEnd())));
        }
        Coverage coverage = new Coverage(
                (double) ofReference.cardinality() / stored.length(), (double) ofCopy.cardinality() / copy.length());
        TextTransform transform = new TextTransform(Tricks.undone(stored, copy, pieces), identity(pieces));
        return new Match(reference, Medium.TEXT, grade, falseAlarms, coverage, segments, transform, why);
    }

    private static double identity(List<Piece> pieces) {
        int columns = pieces.stream().mapToInt(Piece::columns).sum();
        return columns == 0
                ? 0
                : (double) pieces.stream().mapToInt(Piece::equal).sum() / columns;
    }

    private static Span.Characters span(Folded text, int start, int end) {
        return new Span.Characters(text.offsets().at(start), text.endOf(end - 1));
    }

    @Override
    public void commit(long position) {
        folder.commit(position);
        indexCharacters = measure();
    }

    private double measure() {
        return (double) fingerprints.blocks() * parameters.blockCharacters();
    }

    @Override
    public long position() {
        return folder.position();
    }

    @Override
    public Optional<Fingerprint> fingerprint(ReferenceId reference, Medium medium) {
        return medium == Medium.TEXT
                ? fingerprints.print(reference).map(bytes -> Fingerprint.decode(Medium.TEXT, bytes))
                : Optional.empty();
    }

    @Override
    public void forEachPrint(BiConsumer<ReferenceId, Fingerprint> each) {
        fingerprints.forEachPrint((reference, bytes) -> each.accept(reference, Fingerprint.decode(Medium.TEXT, bytes)));
    }

    @Override
    public IndexStats stats() {
        return new IndexStats(List.of(new IndexStats.MediumStats(
                Medium.TEXT, fingerprints.references(), fingerprints.blocks(), folder.bytes())));
    }

    /** See {@link IndexFolder#deferMerges}. */
    void deferMerges() {
        folder.deferMerges();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    private static TextFingerprint accepted(Fingerprint fingerprint) {
        if (!(fingerprint instanceof TextFingerprint text)) {
            throw new IllegalArgumentException("a text index takes no " + fingerprint.medium() + " fingerprint");
        }
        if (text.version() != TextFingerprinter.VERSION) {
            throw new IllegalArgumentException("text fingerprint of version " + text.version() + ", this index holds "
                    + TextFingerprinter.VERSION + ": make it again from the text");
        }
        return text;
    }
}
