package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.fingerprint.text.Fold;
import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexLocation;
import dev.colophon.index.IndexStats;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.index.postings.IndexShards;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.text.TextIndex;
import dev.colophon.index.text.gram.Grams;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what a search of each medium costs in a folder and in a cluster of three nodes on the same machine, in turns; and what asking
 * for the blocks that share most of 1,000 terms of a text costs, without comparing anything.
 */
@Tag("long")
class QueryCostIT {

    private static final int WORKS = Integer.getInteger("colophon.works", 400);
    /** As many, unless there are to be more texts than what the other media are a part of. */
    private static final int TEXTS = Integer.getInteger("colophon.texts", WORKS);

    private static final int ROUNDS = Integer.getInteger("colophon.rounds", 6);
    private static final SearchOptions ALL = new SearchOptions(1_000, Grade.CANDIDATE);

    private static final List<MadeMedia> MEDIA = List.of(
            MadeMedia.texts(TEXTS, 150),
            MadeMedia.sounds(WORKS / 20, 40),
            MadeMedia.pictures(WORKS / 8, 32),
            MadeMedia.films(WORKS / 40, 16));

    /** What is asked of the terms alone, at the size that the bar of 8 ms names. */
    private static final int TERMS = 1_000;

    private static final long READ_BUDGET = 400_000;

    private static final Pattern ANSWERED = Pattern.compile("\"colophon_[a-z]+\":([0-9]+)");

    @TempDir
    Path folder;

    /** Of one search. */
    private record Cost(double medianMillis, double processorMillis, double processorMillisOfNodes, double requests) {}

    @Test
    void printsTheCostOfASearch() throws Exception {
        Assumptions.assumeTrue(
                OpenSearchNodes.plugin().isPresent(),
                "the plug-in's zip is not built: mvn -pl scale-opensearch -am package");
        try (OpenSearchNodes nodes = OpenSearchNodes.start(folder.resolve("nodes"), 3, true);
                FingerprintIndex local = LocalIndex.open(folder.resolve("local"), Access.WRITE);
                FingerprintIndex cluster =
                        new ClusterIndex(nodes.location("cost", 3, 1)).open(folder.resolve("beside"), Access.WRITE)) {
            fill(local, cluster);
            nodes.awaitGreen();
            for (String engine : List.of("audio", "visual", "text")) {
                System.out.printf(
                        "postings of %s: %,d%n",
                        engine, postings(folder.resolve("local").resolve(engine)));
            }
            try (TermIndex localTerms = IndexShards.open(
                            List.of(folder.resolve("local").resolve("text")), Access.READ, TextIndex.scheme(), _ -> 0);
                    TermIndex clusterTerms = terms(nodes.location("cost", 3, 1))) {
                List<Asked<?>> asked = asked(local, cluster, localTerms, clusterTerms);
                print(asked, nodes);
                System.out.printf("folder %s%ncluster %s%n", sizes(local), sizes(cluster));
                asked.forEach(Asked::assertSameAnswers);
            }
        }
    }

    private static void fill(FingerprintIndex local, FingerprintIndex cluster) {
        for (MadeMedia made : MEDIA) {
            for (int work = 0; work < made.works(); work++) {
                Fingerprint reference = made.reference().apply(work);
                local.put(made.id(work), reference);
                cluster.put(made.id(work), reference);
            }
        }
        local.commit(1);
        cluster.commit(1);
    }

    /** What is asked of a folder and of a cluster. */
    private record Asked<Q>(String name, List<Q> queries, Function<Q, ?> ofFolder, Function<Q, ?> ofCluster) {

        void assertSameAnswers() {
            for (Q query : queries) {
                assertThat(ofCluster.apply(query)).isEqualTo(ofFolder.apply(query));
            }
        }
    }

    private static List<Asked<?>> asked(
            FingerprintIndex local, FingerprintIndex cluster, TermIndex localTerms, TermIndex clusterTerms) {
        List<Asked<?>> all = new ArrayList<>();
        for (MadeMedia made : MEDIA) {
            all.add(new Asked<>(
                    made.name(),
                    IntStream.range(0, made.queries()).mapToObj(made.copy()).toList(),
                    copy -> local.search(copy, ALL),
                    copy -> cluster.search(copy, ALL)));
        }
        MadeMedia texts = MEDIA.getFirst();
        all.add(new Asked<>(
                "%,d terms".formatted(TERMS),
                termQueries(IntStream.range(0, texts.queries())
                        .mapToObj(texts.copy())
                        .toList()),
                query -> localTerms.terms().retrieve(query).candidates(),
                query -> clusterTerms.terms().retrieve(query).candidates()));
        return all;
    }

    private static void print(List<Asked<?>> asked, OpenSearchNodes nodes) throws Exception {
        System.out.printf(
                "| round | asked | p50 ms: folder | cluster | times | processor ms: folder | asker | nodes | requests | load |%n"
                        + "|---|---|---|---|---|---|---|---|---|---|%n");
        Map<String, Double> threads = Map.of();
        for (int round = 0; round <= ROUNDS; round++) {
            if (round == ROUNDS) {
                threads = nodes.processorMillisByThreads();
            }
            for (Asked<?> one : asked) {
                print(round, one, nodes);
            }
        }
        int all = asked.stream().mapToInt(one -> one.queries().size()).sum();
        for (var now : nodes.processorMillisByThreads().entrySet()) {
            System.out.printf(
                    "last round, %s of the nodes: %.1f ms a search%n",
                    now.getKey(), (now.getValue() - threads.getOrDefault(now.getKey(), 0.0)) / all);
        }
    }

    private static TermIndex terms(IndexLocation cluster) {
        ClusterClient client = new ClusterClient(ClusterAddress.of(cluster.address()), cluster);
        ClusterIndices indices = new ClusterIndices(client, "text", TextIndex.scheme());
        return new ClusterTermIndex(client, ClusterIndexInUse.of(indices, indices.inUse(Access.READ)), Access.READ);
    }

    /** The first terms of those copies that have so many. */
    private static List<TermQuery> termQueries(List<Fingerprint> copies) {
        List<TermQuery> queries = new ArrayList<>();
        for (Fingerprint copy : copies) {
            Folded text = Fold.fold(((TextFingerprint) copy).text());
            long[] terms = Arrays.stream(Grams.terms(text.characters(), text.length(), 0, text.length()))
                    .filter(term -> term != Grams.NONE)
                    .limit(TERMS)
                    .toArray();
            if (terms.length == TERMS) {
                queries.add(new TermQuery(terms, new byte[TERMS], TERMS, 1, 64, READ_BUDGET, false));
            }
        }
        return queries;
    }

    /** How many postings a folder holds. */
    private static long postings(Path engine) throws IOException {
        long postings = 0;
        try (FSDirectory directory = FSDirectory.open(engine);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                Terms terms = leaf.reader().terms(Fields.TERMS);
                postings += terms == null ? 0 : terms.getSumDocFreq();
            }
        }
        return postings;
    }

    private static List<String> sizes(FingerprintIndex index) {
        return index.stats().media().stream()
                .map(IndexStats.MediumStats::toString)
                .toList();
    }

    private static <Q> Cost cost(Function<Q, ?> search, List<Q> queries, OpenSearchNodes nodes)
            throws IOException, InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long answered = answered(nodes);
        long processor = system.getProcessCpuTime();
        Duration ofNodes = nodes.processorTime();
        long[] nanos = new long[queries.size()];
        for (int i = 0; i < nanos.length; i++) {
            long begin = System.nanoTime();
            var _ = search.apply(queries.get(i));
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        double count = nanos.length;
        return new Cost(
                nanos[nanos.length / 2] / 1e6,
                (system.getProcessCpuTime() - processor) / 1e6 / count,
                nodes.processorTime().minus(ofNodes).toMillis() / count,
                (answered(nodes) - answered) / count);
    }

    /** How many requests to the plug-in all nodes have answered. */
    private static long answered(OpenSearchNodes nodes) throws IOException, InterruptedException {
        return ANSWERED.matcher(nodes.get(0, "/_nodes/usage/rest_actions").body())
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static <Q> void print(int round, Asked<Q> asked, OpenSearchNodes nodes)
            throws IOException, InterruptedException {
        Cost here = cost(asked.ofFolder(), asked.queries(), nodes);
        Cost there = cost(asked.ofCluster(), asked.queries(), nodes);
        System.out.printf(
                "| %d | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.0f |%n",
                round,
                asked.name(),
                here.medianMillis(),
                there.medianMillis(),
                there.medianMillis() / here.medianMillis(),
                here.processorMillis(),
                there.processorMillis(),
                there.processorMillisOfNodes(),
                there.requests(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
