package dev.colophon.index.text;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.fingerprint.text.Fold;
import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.Access;
import dev.colophon.index.Coverage;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexStats;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.postings.Block;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.IndexShards;
import dev.colophon.index.postings.Scheme;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.postings.codec.Terms;
import dev.colophon.index.postings.shard.LookedUp;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.search.NullStatistics;
import dev.colophon.index.search.SameContentSearch;
import dev.colophon.index.text.gram.CharacterPermits;
import dev.colophon.index.text.gram.Grams;
import dev.colophon.index.text.gram.Winnow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The registered texts. Retrieval reads the copy in windows and asks for blocks that share grams; verification compares
 * characters. Takes {@link TextFingerprint} only.
 */
public final class TextIndex implements FingerprintIndex {

    private static final MatchGrader GRADER = MatchGrader.DEFAULT;

    /**
     * Characters of copies, and of texts that are put in, that are folded at the same time; and of references likewise.
     * Folded, a character takes 3.25 bytes and the text it came from 1 or 2.
     */
    private static final int FOLDED_AT_ONCE = 8_000_000;

    /** Stored fingerprints that are in memory at the same time: each takes 1 or 2 bytes a character, or less. */
    private static final int READ_AT_ONCE = 32;

    /** Of copies that may hold a new work: more than there are of most works. */
    private static final int MOST_COPIES = 20_000;

    private final TermIndex terms;
    private final FingerprintStore fingerprints;
    private final TextRetriever retriever;
    private final TextVerifier verifier;
    private final SameContentSearch sameContent;
    private final TextParameters parameters;
    private final CharacterPermits copies;
    /** Asked for by work that holds a permit of {@link #copies}, never the other way round. */
    private final CharacterPermits references;

    private volatile NullStatistics statistics;

    private TextIndex(TermIndex terms, TextParameters parameters, int foldedAtOnce) {
        this.terms = terms;
        this.fingerprints = terms.fingerprints();
        this.retriever = new TextRetriever(terms.terms(), parameters);
        this.verifier = new TextVerifier(parameters);
        this.sameContent = new SameContentSearch(fingerprints::withDigest, GRADER, Coverage::ofReference);
        this.parameters = parameters;
        this.copies = new CharacterPermits(foldedAtOnce);
        this.references = new CharacterPermits(foldedAtOnce);
        this.statistics = measure();
    }

    /**
     * Opens a folder.
     *
     * @throws dev.colophon.index.IndexException when it is unusable, held by another writer, or of another version
     */
    public static TextIndex open(Path folder, Access access) {
        return open(List.of(folder), access, _ -> 0);
    }

    /**
     * Opens the folders among which an index is divided.
     *
     * @param shardOf the number of the folder that a reference belongs to, always the same for the same reference
     * @throws dev.colophon.index.IndexException when one is unusable, held by another writer, or of another version
     */
    public static TextIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return open(folders, access, shardOf, TextParameters.DEFAULT, FOLDED_AT_ONCE);
    }

    /** @param foldedAtOnce characters of copies, and of references, that are folded at the same time */
    static TextIndex open(
            List<Path> folders,
            Access access,
            ToIntFunction<ReferenceId> shardOf,
            TextParameters parameters,
            int foldedAtOnce) {
        return new TextIndex(IndexShards.open(folders, access, scheme(parameters), shardOf), parameters, foldedAtOnce);
    }

    /** What lies elsewhere than in folders, made as {@link #scheme} says. */
    public static TextIndex over(TermIndex terms) {
        return new TextIndex(terms, TextParameters.DEFAULT, FOLDED_AT_ONCE);
    }

    /** Names how what lies in an index of texts was made; see {@link Scheme}. */
    public static String scheme() {
        return scheme(TextParameters.DEFAULT);
    }

    private static String scheme(TextParameters parameters) {
        return Scheme.of("text-" + TextFingerprinter.VERSION, parameters.layout());
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
        int size = parameters.layout().blockCharacters();
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
        TextRetriever.Query query =
                new TextRetriever.Query(text, parameters.candidateBlocks(), parameters.candidateReferences());
        boolean sameAlone = options.weakest() == Grade.EXACT;
        TextRetriever.Windows first = sameAlone ? new TextRetriever.Windows(List.of(), true) : retriever.first(query);
        LookedUp known = terms.lookUp(
                new TermIndex.Lookup(fingerprint.digest(), first.queries(), first.last() ? READ_AT_ONCE : 0));
        return sameContent.search(
                fingerprint,
                known.same(),
                options,
                reference -> print(reference, known.prints())
                        .flatMap(print -> with(
                                print,
                                stored -> Optional.of(
                                        TextVerifier.whole(reference, stored, text, fingerprint.digest())))),
                same -> alike(text, retriever.retrieve(query, first, known.retrieved()), known.prints(), same));
    }

    private Optional<byte[]> print(ReferenceId reference, Map<ReferenceId, byte[]> known) {
        return Optional.ofNullable(known.get(reference)).or(() -> fingerprints.print(reference));
    }

    private List<Match> alike(
            Folded text, List<TextCandidate> candidates, Map<ReferenceId, byte[]> known, Set<ReferenceId> same) {
        NullStatistics statistics = this.statistics;
        CopyWindows copy = new CopyWindows(text, parameters.windowCharacters());
        List<TextCandidate> others = candidates.stream()
                .filter(candidate -> !same.contains(candidate.reference()))
                .toList();
        return verified(copy, others, known)
                .flatMap(alignment -> GRADER.grade(alignment, statistics).stream())
                .toList();
    }

    /** @param known fingerprints that were read before */
    private Stream<Alignment> verified(
            CopyWindows copy, List<TextCandidate> candidates, Map<ReferenceId, byte[]> known) {
        return IntStream.iterate(0, from -> from < candidates.size(), from -> from + READ_AT_ONCE)
                .mapToObj(from -> candidates.subList(from, Math.min(candidates.size(), from + READ_AT_ONCE)))
                .flatMap(some -> {
                    Map<ReferenceId, byte[]> read = fingerprints.prints(some.stream()
                            .map(TextCandidate::reference)
                            .filter(reference -> !known.containsKey(reference))
                            .toList());
                    return some.stream()
                            .flatMap(candidate -> Optional.ofNullable(known.get(candidate.reference()))
                                    .or(() -> Optional.ofNullable(read.get(candidate.reference())))
                                    .flatMap(print -> with(print, stored -> verifier.verify(copy, stored, candidate)))
                                    .stream());
                });
    }

    private <T> Optional<T> with(byte[] print, Function<Folded, Optional<T>> comparison) {
        return references.with(
                TextFingerprint.mostCharacters(print),
                () -> comparison.apply(Fold.fold(((TextFingerprint) Fingerprint.decode(Medium.TEXT, print)).text())));
    }

    /** Those that share more with it than some of so many copies would by chance, and all in which it could be STRONG. */
    @Override
    public Set<ReferenceId> copiesOf(Fingerprint reference) {
        TextFingerprint fingerprint = accepted(reference);
        return fingerprint.unmatchable().isPresent()
                ? Set.of()
                : copies.with(fingerprint.text().length(), () -> copiesOf(fingerprint));
    }

    private Set<ReferenceId> copiesOf(TextFingerprint fingerprint) {
        NullStatistics statistics = this.statistics;
        Folded text = Fold.fold(fingerprint.text());
        CopyWindows windows = new CopyWindows(text, parameters.windowCharacters());
        Set<ReferenceId> found = sameContent.copiesOf(fingerprint);
        verified(windows, retriever.retrieve(new TextRetriever.Query(text, MOST_COPIES, MOST_COPIES)), Map.of())
                .filter(shared -> GRADER.isWorthASearch(shared, statistics))
                .map(Alignment::reference)
                .forEach(found::add);
        return found;
    }

    @Override
    public void commit(long position) {
        terms.commit(position);
        statistics = measure();
    }

    private NullStatistics measure() {
        return NullStatistics.ofCharacters(
                fingerprints.blocks() * parameters.layout().blockCharacters());
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
        return medium == Medium.TEXT
                ? fingerprints.print(reference).map(bytes -> Fingerprint.decode(Medium.TEXT, bytes))
                : Optional.empty();
    }

    @Override
    public void forEachPrint(BiConsumer<ReferenceId, Fingerprint> each) {
        fingerprints.forEach((reference, stored) ->
                stored.whole().ifPresent(bytes -> each.accept(reference, Fingerprint.decode(Medium.TEXT, bytes))));
    }

    @Override
    public IndexStats stats() {
        return new IndexStats(List.of(new IndexStats.MediumStats(
                Medium.TEXT, fingerprints.references(), fingerprints.blocks(), terms.bytes())));
    }

    /** See {@link TermIndex#deferMerges}. */
    void deferMerges() {
        terms.deferMerges();
    }

    @Override
    public void close() throws IOException {
        terms.close();
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
