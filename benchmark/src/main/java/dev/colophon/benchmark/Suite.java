package dev.colophon.benchmark;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.Segment;
import dev.colophon.index.Span;
import dev.colophon.media.MediaReader;
import dev.colophon.media.Part;
import dev.colophon.media.Readable;
import dev.colophon.media.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers a corpus, makes labelled copies of it, and counts what is found. Negatives are the same copies searched while
 * their own work is not in the index: real media, of the same kinds, with the same alterations.
 */
public final class Suite {

    /** Largest error of a segment's ends in the reference: seconds, characters. */
    private static final double SECONDS = 1;

    private static final double CHARACTERS = 50;

    /** Letters in a row that two texts do not share by chance. */
    private static final int SHARED_LETTERS = 14;

    private final MediaReader media;
    private final FingerprintIndex index;
    private final Path folder;
    private final long seed;

    public Suite(MediaReader media, FingerprintIndex index, Path folder, long seed) {
        this.media = media;
        this.index = index;
        this.folder = folder;
        this.seed = seed;
    }

    /** A registered work of the corpus. */
    private record Work(Corpus.Item item, ReferenceId reference, List<Fingerprint> prints) {}

    /** A copy as read. */
    private record Query(Copies.Copy copy, List<Fingerprint> prints) {}

    /** Runs everything. */
    public SuiteReport run(List<Corpus.Item> items) throws IOException {
        List<Work> works = register(items);
        Map<String, SuiteReport.Row> rows = new LinkedHashMap<>();
        List<String> falseMatches = new ArrayList<>();
        List<String> misses = new ArrayList<>();
        int negatives = 0;
        for (Work work : works) {
            List<Query> queries = queries(work.item());
            for (Query query : queries) {
                Optional<String> miss = miss(work, query);
                miss.ifPresent(misses::add);
                rows.merge(
                        work.item().medium() + " " + query.copy().transform(),
                        new SuiteReport.Row(1, miss.isEmpty() ? 1 : 0),
                        SuiteReport.Row::plus);
            }
            index.remove(work.reference());
            index.commit(index.position() + 1);
            for (Query query : queries) {
                negatives++;
                for (Match match : search(query, Grade.STRONG)) {
                    if (!sharesWording(query.copy(), works, match)) {
                        falseMatches.add(describe(query, match));
                    }
                }
            }
            work.prints().forEach(print -> index.put(work.reference(), print));
            index.commit(index.position() + 1);
        }
        return new SuiteReport(works.size(), rows, misses, negatives, falseMatches);
    }

    private List<Work> register(List<Corpus.Item> items) throws IOException {
        List<Work> works = new ArrayList<>();
        for (Corpus.Item item : items) {
            ReferenceId reference = new ReferenceId("work-" + works.size());
            List<Fingerprint> prints = prints(item.file(), Role.REFERENCE);
            prints.forEach(print -> index.put(reference, print));
            works.add(new Work(item, reference, prints));
        }
        index.commit(1);
        return works;
    }

    private List<Query> queries(Corpus.Item item) throws IOException {
        Path work = Files.createDirectories(folder.resolve("copies"));
        List<Query> queries = new ArrayList<>();
        for (Copies.Copy copy :
                copies(item.medium()).of(item, work, seed + item.file().hashCode())) {
            queries.add(new Query(copy, prints(copy.file(), Role.COPY)));
            Files.delete(copy.file());
        }
        return queries;
    }

    private static Copies copies(Medium medium) {
        return switch (medium) {
            case AUDIO -> new AudioCopies();
            case IMAGE -> new ImageCopies();
            case VIDEO -> new VideoCopies();
            case TEXT -> new TextCopies();
        };
    }

    private List<Fingerprint> prints(Path file, Role role) throws IOException {
        return switch (media.read(file, role)) {
            case Readable(List<Part> parts) ->
                parts.stream().map(Part::fingerprint).toList();
            case Unreadable why -> throw new IOException(file + " could not be read: " + why);
        };
    }

    private List<Match> search(Query query, Grade weakest) {
        SearchOptions options = new SearchOptions(20, weakest);
        return query.prints().stream()
                .flatMap(print -> index.search(print, options).stream())
                .toList();
    }

    /**
     * Whether a text really holds a line of the other work: the collections of poems of the corpus overlap. Decided by plain
     * comparison of letters, not by the engine.
     */
    private static boolean sharesWording(Copies.Copy copy, List<Work> works, Match match) throws IOException {
        if (match.medium() != Medium.TEXT
                || !(copy.truth().orElseThrow() instanceof Span.Characters(int start, int end))) {
            return false;
        }
        Work other = works.stream()
                .filter(work -> work.reference().equals(match.reference()))
                .findFirst()
                .orElseThrow();
        String passage = letters(Files.readString(copy.source().file()).substring(start, end));
        String text = letters(Files.readString(other.item().file()));
        for (int at = 0; at + SHARED_LETTERS <= passage.length(); at++) {
            if (text.contains(passage.substring(at, at + SHARED_LETTERS))) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Why this copy does not count as found, or empty. */
    private Optional<String> miss(Work work, Query query) {
        List<Match> right = search(query, Grade.CANDIDATE).stream()
                .filter(match -> match.reference().equals(work.reference()))
                .toList();
        String name = query.copy().transform() + " of " + work.item().file().getFileName();
        if (right.isEmpty()) {
            return Optional.of(name + ": not found");
        }
        Optional<Span> truth = query.copy().truth();
        if (truth.isPresent() && right.stream().noneMatch(match -> agrees(match, truth.get()))) {
            return Optional.of(name + ": segments " + right.getFirst().segments() + " are not at " + truth.get());
        }
        return Optional.empty();
    }

    /** The segments together must cover the true stretch, their outer ends within the allowed error. */
    private static boolean agrees(Match match, Span truth) {
        return switch (truth) {
            case Span.Time(double start, double end) ->
                Math.abs(low(match) - start) <= SECONDS && Math.abs(high(match) - end) <= SECONDS;
            case Span.Characters(int start, int end) ->
                Math.abs(low(match) - start) <= CHARACTERS && Math.abs(high(match) - end) <= CHARACTERS;
            case Span.Quad _ -> true;
        };
    }

    private static double low(Match match) {
        return match.segments().stream()
                .map(Segment::inReference)
                .mapToDouble(span -> switch (span) {
                    case Span.Time(double start, double _) -> start;
                    case Span.Characters(int start, int _) -> start;
                    case Span.Quad _ -> 0;
                })
                .min()
                .orElse(Double.NaN);
    }

    private static double high(Match match) {
        return match.segments().stream()
                .map(Segment::inReference)
                .mapToDouble(span -> switch (span) {
                    case Span.Time(double _, double end) -> end;
                    case Span.Characters(int _, int end) -> end;
                    case Span.Quad _ -> 1;
                })
                .max()
                .orElse(Double.NaN);
    }

    private static String describe(Query query, Match match) {
        return "%s of %s matches %s: %s %s"
                .formatted(
                        query.copy().transform(),
                        query.copy().source().file().getFileName(),
                        match.reference(),
                        match.grade(),
                        match.why().sentence());
    }
}
