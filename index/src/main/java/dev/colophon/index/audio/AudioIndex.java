package dev.colophon.index.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.Access;
import dev.colophon.index.Coverage;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexStats;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.SelfTest;
import dev.colophon.index.audio.term.AudioTermParameters;
import dev.colophon.index.audio.term.AudioTerms;
import dev.colophon.index.audio.term.AudioTerms.Kind;
import dev.colophon.index.audio.term.PackedPeaks;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.postings.Block;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.IndexShards;
import dev.colophon.index.postings.Scheme;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.search.SameContentSearch;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The registered sounds. Takes {@link AudioFingerprint}s only. Thread-safe. */
public final class AudioIndex implements FingerprintIndex {

    private static final String SCHEME = Scheme.of("audio-" + AudioParameters.VERSION, AudioTermParameters.DEFAULT);

    private static final MatchGrader GRADER = MatchGrader.DEFAULT;

    private final TermIndex terms;
    private final FingerprintStore store;
    private final Fingerprints fingerprints;
    private final Finder finder;
    private final SameContentSearch sameContent;

    private AudioIndex(TermIndex terms) {
        this.terms = terms;
        this.store = terms.fingerprints();
        this.fingerprints = new Fingerprints(store);
        this.finder = new Finder(terms.terms(), fingerprints, AudioSearchParameters.DEFAULT, GRADER.sounds());
        this.sameContent = new SameContentSearch(store::withDigest, GRADER, Coverage::ofCopy);
    }

    /**
     * Opens a folder.
     *
     * @throws IndexException when it is unusable, held by another writer, or of another version
     */
    public static AudioIndex open(Path folder, Access access) {
        return open(List.of(folder), access, _ -> 0);
    }

    /**
     * Opens the folders among which an index is divided.
     *
     * @param shardOf the number of the folder that a reference belongs to, always the same for the same reference
     * @throws IndexException when one is unusable, held by another writer, or of another version
     */
    public static AudioIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return new AudioIndex(IndexShards.open(folders, access, SCHEME, shardOf));
    }

    /** What lies elsewhere than in folders, made as {@link #scheme} says. */
    public static AudioIndex over(TermIndex terms) {
        return new AudioIndex(terms);
    }

    /** Names how what lies in an index of sounds was made; see {@link Scheme}. */
    public static String scheme() {
        return SCHEME;
    }

    @Override
    public void put(ReferenceId reference, Fingerprint fingerprint) {
        AudioFingerprint sound = sound(fingerprint);
        List<Block> blocks = sound.unmatchable().isPresent() ? List.of() : blocks(sound.spectralPeaks());
        store.put(
                reference,
                Entry.inParts(sound.digest(), Fingerprints.head(sound, !blocks.isEmpty()))
                        .withBlocks(blocks, AudioTerms.WIDTH));
    }

    private static AudioFingerprint sound(Fingerprint fingerprint) {
        if (!(fingerprint instanceof AudioFingerprint sound)) {
            throw new IllegalArgumentException("the audio index takes no " + fingerprint.medium() + " fingerprint");
        }
        if (sound.version() != AudioParameters.VERSION) {
            throw new IllegalArgumentException(
                    "audio fingerprint of version %d, this index holds version %d: make it again"
                            .formatted(sound.version(), AudioParameters.VERSION));
        }
        return sound;
    }

    /** One block for each 2.5 s, also where there is none: its peaks, and the terms of the groups that one of them begins. */
    private static List<Block> blocks(Peaks peaks) {
        Peaks alone = peaks.upTo(Peaks.LAST_ALONE);
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        int fromAlone = 0;
        for (int number = 0; from < peaks.size(); number++) {
            double end = (number + 1.0) * AudioTerms.BLOCK;
            int to = peaks.firstAt(end);
            int toAlone = alone.firstAt(end);
            Packed terms = new Packed();
            for (Kind kind : Kind.values()) {
                AudioTerms.ofReference(alone, kind, fromAlone, toAlone, (term, _, _) -> terms.add(term));
            }
            blocks.add(new Block(number, terms.bytes(), PackedPeaks.pack(peaks, from, to, number)));
            from = to;
            fromAlone = toAlone;
        }
        return blocks;
    }

    /** Terms one after the other, big-endian. */
    private static final class Packed {

        private ByteBuffer buffer = ByteBuffer.allocate(1 << 13);

        void add(int term) {
            if (!buffer.hasRemaining()) {
                buffer = ByteBuffer.allocate(2 * buffer.capacity()).put(buffer.flip());
            }
            buffer.putInt(term);
        }

        byte[] bytes() {
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            return bytes;
        }
    }

    @Override
    public void remove(ReferenceId reference) {
        store.remove(reference);
    }

    @Override
    public List<Match> search(Fingerprint copy, SearchOptions options) {
        AudioFingerprint sound = sound(copy);
        return sameContent.search(
                sound,
                options,
                reference -> Optional.of(whole(reference, sound)),
                _ -> search(sound).matches());
    }

    @Override
    public Set<ReferenceId> copiesOf(Fingerprint reference) {
        AudioFingerprint sound = sound(reference);
        if (sound.unmatchable().isPresent()) {
            return Set.of();
        }
        Set<ReferenceId> copies = sameContent.copiesOf(sound);
        copies.addAll(new CopySearch(finder, GRADER.sounds(), AudioSearchParameters.DEFAULT, search(sound)).copies());
        return copies;
    }

    private Search search(AudioFingerprint copy) {
        return new Search(finder, fingerprints, GRADER, AudioSearchParameters.DEFAULT, copy);
    }

    /**
     * What each window of a copy says of references other than those it is known to be a copy of.
     *
     * @param known whether the copy, or a part of it, truly is one of a reference
     */
    public List<NullTrial> trials(AudioFingerprint copy, Predicate<ReferenceId> known) {
        if (sound(copy).unmatchable().isPresent()) {
            return List.of();
        }
        NullTrials trials = new NullTrials(finder, fingerprints, GRADER.sounds());
        return search(copy).windows().stream()
                .map(window -> trials.of(window, known))
                .toList();
    }

    private static Alignment whole(ReferenceId reference, AudioFingerprint copy) {
        Span.Time whole = new Span.Time(0, copy.seconds());
        return new Alignment(
                reference,
                Medium.AUDIO,
                new Coverage(1, 1),
                List.of(new Segment(whole, whole)),
                new AudioTransform(1, 0),
                new SameContent(copy.digest()),
                new Evidence.Digest());
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
        return medium == Medium.AUDIO
                ? fingerprints.get(reference).map(Fingerprints.Sound::fingerprint)
                : Optional.empty();
    }

    @Override
    public void forEachPrint(BiConsumer<ReferenceId, Fingerprint> each) {
        fingerprints.forEach(each::accept);
    }

    @Override
    public Optional<SelfTest> selfTest(Medium medium, int windows, long seed) {
        return medium == Medium.AUDIO
                ? Optional.of(
                        new NullTrials(finder, fingerprints, GRADER.sounds()).selfTest(store.someBlocks(windows, seed)))
                : Optional.empty();
    }

    @Override
    public IndexStats stats() {
        return new IndexStats(
                List.of(new IndexStats.MediumStats(Medium.AUDIO, store.references(), store.blocks(), terms.bytes())));
    }

    /** Puts off what makes the index fast until {@link #compact}, for a bulk registration. */
    public void deferMerges() {
        terms.deferMerges();
    }

    /** Makes the index as fast as it can be; commit to keep it. */
    public void compact() {
        terms.compact();
    }

    /** How many postings all searches have read since the index was opened. */
    public long postingsRead() {
        return terms.postingsRead();
    }

    @Override
    public void close() throws IOException {
        terms.close();
    }
}
