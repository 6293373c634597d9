package dev.colophon.benchmark.recall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.colophon.benchmark.corpus.Condition;
import dev.colophon.benchmark.corpus.Copies;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.Kinship;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.SearchOutcome.Kind;
import dev.colophon.detect.FileFingerprinter;
import dev.colophon.detect.Part;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Refusal;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.transform.Span;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.Unreadable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Registers works, makes copies of them and of others, and searches: the same for every medium. Media of copies are deleted
 * as soon as they are fingerprinted.
 */
public final class Suite {

    /** A clip of a work; the same number is the same place. */
    public record Clip(Item source, int number) {}

    private final FileFingerprinter fingerprinter = new FileFingerprinter(new MediaReader());
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Kinship kinship = new Kinship();
    private final Map<ReferenceId, Item> items = new LinkedHashMap<>();
    private final Map<Item, ReferenceId> references = new LinkedHashMap<>();
    private final Map<Item, List<Fingerprint>> prints = new LinkedHashMap<>();
    private final List<String> skipped = Collections.synchronizedList(new ArrayList<>());

    private final FingerprintIndex index;
    private final Map<Medium, Copies> copies;
    private final Path scratch;
    private final Optional<FingerprintCache> cache;
    private final Steps steps;
    private final long seed;

    /**
     * Prepares a suite.
     *
     * @param index an empty index
     * @param copies who makes the copies of each medium
     * @param scratch a folder for copies while they are read
     * @param cache where fingerprints are kept for the next run, or empty
     * @param seed of every random choice
     */
    public Suite(
            FingerprintIndex index,
            Map<Medium, Copies> copies,
            Path scratch,
            Optional<FingerprintCache> cache,
            Steps steps,
            long seed) {
        this.index = index;
        this.copies = copies;
        this.scratch = scratch;
        this.cache = cache;
        this.steps = steps;
        this.seed = seed;
    }

    /** So many clips, spread over the works in turn. */
    public static List<Clip> clips(List<Item> works, int count) {
        return IntStream.range(0, works.isEmpty() ? 0 : count)
                .mapToObj(i -> new Clip(works.get(i % works.size()), i / works.size()))
                .toList();
    }

    /** What could not be read or made, with the reason. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** The works that are registered, by what the index calls them. */
    public Map<ReferenceId, Item> works() {
        return Collections.unmodifiableMap(items);
    }

    /** The works that are registered, with their fingerprints. */
    public Map<Item, List<Fingerprint>> registered() {
        return Collections.unmodifiableMap(prints);
    }

    /** Fingerprints the works and puts them into the index. */
    public void register(List<Item> works) throws IOException {
        List<Optional<List<Fingerprint>>> read;
        try (Steps.Step step = steps.begin("registering", works.size())) {
            read = Cores.map(works, work -> {
                Optional<List<Fingerprint>> one = orSkipped(work.name(), () -> prints(work, Role.REFERENCE));
                step.done(work.name());
                return one;
            });
        }
        Map<Item, List<Fingerprint>> readable = new LinkedHashMap<>();
        for (int i = 0; i < works.size(); i++) {
            Item work = works.get(i);
            read.get(i).ifPresent(one -> readable.put(work, one));
        }
        register(readable);
    }

    /** Puts fingerprints that were made before into the index. */
    public void register(Map<Item, List<Fingerprint>> works) {
        works.forEach((work, made) -> {
            ReferenceId reference = new ReferenceId("work-" + items.size());
            items.put(reference, work);
            references.put(work, reference);
            prints.put(work, made);
            made.forEach(print -> index.put(reference, print));
        });
        index.commit(index.position() + 1);
    }

    /** The fingerprints of a work, from the cache when they are there. */
    List<Fingerprint> prints(Item work, Role role) throws IOException {
        if (cache.isEmpty()) {
            return read(work.file(), role);
        }
        return cache.get()
                .get(
                        String.join("|", "file", work.digest(), role.name()),
                        () -> new FingerprintCache.Entry(Optional.empty(), read(work.file(), role)))
                .prints();
    }

    /** The fingerprints of a file. */
    public List<Fingerprint> read(Path file, Role role) throws IOException {
        return switch (fingerprinter.read(file, role)) {
            case Readable(List<Part> parts) ->
                parts.stream().map(Part::fingerprint).toList();
            case Refusal(Unreadable why) ->
                throw new IOException(file.getFileName() + " could not be read: " + why.detail());
        };
    }

    private <T> Optional<T> orSkipped(String what, java.util.concurrent.Callable<T> work) throws IOException {
        try {
            return Optional.of(work.call());
        } catch (IOException e) {
            skipped.add(what + ": " + Tools.oneLine(e));
            return Optional.empty();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Copies of clips under every condition, fingerprinted. */
    public List<Query> queries(String verb, List<Clip> clips) throws IOException {
        try (Steps.Step step = steps.begin(verb, clips.size())) {
            return Cores.map(clips, clip -> {
                        List<Query> made = orSkipped(clip.source().name(), () -> queries(clip))
                                .orElse(List.of());
                        step.done(clip.source().name());
                        return made;
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private List<Query> queries(Clip clip) throws IOException {
        Copies maker = Objects.requireNonNull(copies.get(clip.source().medium()));
        List<Condition> conditions = maker.conditions(clip.source());
        Map<Condition, FingerprintCache.Entry> entries = new LinkedHashMap<>();
        List<Condition> missing = new ArrayList<>();
        for (Condition condition : conditions) {
            Optional<FingerprintCache.Entry> kept =
                    cache.isPresent() ? cache.get().get(key(clip, condition)) : Optional.empty();
            kept.ifPresentOrElse(entry -> entries.put(condition, entry), () -> missing.add(condition));
        }
        List<Query> queries = new ArrayList<>();
        entries.forEach((condition, entry) -> queries.add(new Query(
                clip.source(), clip.number(), condition, entry.truth().map(Span.class::cast), entry.prints())));
        if (!missing.isEmpty()) {
            queries.addAll(make(maker, clip, missing));
        }
        return queries;
    }

    private List<Query> make(Copies maker, Clip clip, List<Condition> conditions) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "clip");
        try {
            List<Query> queries = new ArrayList<>();
            for (Copies.Copy copy : maker.make(clip.source(), clip.number(), conditions, folder, seed)) {
                List<Fingerprint> read = read(copy.file(), Role.COPY);
                queries.add(new Query(clip.source(), clip.number(), copy.condition(), copy.truth(), read));
                if (cache.isPresent()) {
                    Optional<Span.Time> truth = copy.truth().map(Span.Time.class::cast);
                    cache.get().put(key(clip, copy.condition()), new FingerprintCache.Entry(truth, read));
                }
            }
            return queries;
        } finally {
            Tools.deleteTree(folder);
        }
    }

    private String key(Clip clip, Condition condition) {
        return String.join(
                "|",
                "copy",
                clip.source().digest(),
                Integer.toString(clip.number()),
                Long.toString(seed),
                condition.recipe());
    }

    /** Searches for copies of registered works; those that must not be found are {@link Kind#UNLIKE}. */
    public List<SearchOutcome> searchCopies(List<Query> queries) throws IOException {
        return search("searching", queries, false);
    }

    /** Searches for copies of works that are not registered. */
    public List<SearchOutcome> searchApart(List<Query> queries) throws IOException {
        return search("searching what is not registered", queries, true);
    }

    private List<SearchOutcome> search(String verb, List<Query> queries, boolean apart) throws IOException {
        try (Steps.Step step = steps.begin(verb, queries.size())) {
            return Cores.map(queries, query -> {
                Kind kind = apart ? Kind.APART : query.condition().expectMatch() ? Kind.COPY : Kind.UNLIKE;
                SearchOutcome outcome = search(query, kind);
                step.done(query.source().name());
                return outcome;
            });
        }
    }

    /** Searches for copies of registered works while the work of each is out of the index. */
    public List<SearchOutcome> searchWithdrawn(List<Query> queries) throws IOException {
        List<SearchOutcome> outcomes = new ArrayList<>();
        Map<Item, List<Query>> byWork =
                queries.stream().collect(groupingBy(Query::source, LinkedHashMap::new, toList()));
        try (Steps.Step step = steps.begin("searching with the work taken out", byWork.size())) {
            for (Map.Entry<Item, List<Query>> entry : byWork.entrySet()) {
                ReferenceId reference = Objects.requireNonNull(references.get(entry.getKey()));
                index.remove(reference);
                index.commit(index.position() + 1);
                outcomes.addAll(Cores.map(entry.getValue(), query -> search(query, Kind.WITHDRAWN)));
                Objects.requireNonNull(prints.get(entry.getKey())).forEach(print -> index.put(reference, print));
                index.commit(index.position() + 1);
                step.done(entry.getKey().name());
            }
        }
        return outcomes;
    }

    /** Which registered works a copy truly contains something of. */
    public Predicate<ReferenceId> known(Query query) {
        return reference -> kinship.shares(query.source(), query.truth(), Objects.requireNonNull(items.get(reference)));
    }

    /** The name of a registered work. */
    public String name(ReferenceId reference) {
        return Objects.requireNonNull(items.get(reference)).name();
    }

    /** One search, on this thread. */
    public SearchOutcome search(Query query, Kind kind) {
        long before = threads.getCurrentThreadCpuTime();
        List<Match> matches = query.prints().stream()
                .flatMap(print -> index.search(print, SearchOptions.DEFAULT).stream())
                .toList();
        double millis = (threads.getCurrentThreadCpuTime() - before) / 1e6;
        List<Match> right = new ArrayList<>();
        List<Match> wrong = new ArrayList<>();
        for (Match match : matches) {
            Item work = Objects.requireNonNull(items.get(match.reference()));
            boolean kin = kinship.shares(query.source(), query.truth(), work);
            (kin && kind != Kind.UNLIKE ? right : wrong).add(match);
        }
        Optional<Match> first = wrong.stream().findFirst();
        return new SearchOutcome(
                query,
                kind,
                right.stream().findFirst(),
                right.stream().anyMatch(match -> SearchOutcome.isPlaced(match, query.truth())),
                first,
                first.map(match -> Objects.requireNonNull(items.get(match.reference()))),
                millis);
    }
}
