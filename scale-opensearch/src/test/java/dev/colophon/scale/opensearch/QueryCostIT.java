package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexStats;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.index.postings.codec.Fields;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Prints what a search of each medium costs in a folder and in a cluster of three nodes on the same machine, in turns. */
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
            Map<MadeMedia, List<Fingerprint>> queries = new LinkedHashMap<>();
            for (MadeMedia made : MEDIA) {
                for (int work = 0; work < made.works(); work++) {
                    Fingerprint reference = made.reference().apply(work);
                    local.put(made.id(work), reference);
                    cluster.put(made.id(work), reference);
                }
                queries.put(
                        made,
                        IntStream.range(0, made.queries()).mapToObj(made.copy()).toList());
            }
            local.commit(1);
            cluster.commit(1);
            nodes.awaitGreen();
            for (String engine : List.of("audio", "visual", "text")) {
                System.out.printf(
                        "postings of %s: %,d%n",
                        engine, postings(folder.resolve("local").resolve(engine)));
            }
            System.out.printf(
                    "| round | medium | p50 ms: folder | cluster | times | processor ms: folder | asker | nodes | requests | load |%n"
                            + "|---|---|---|---|---|---|---|---|---|---|%n");
            Map<String, Double> threads = Map.of();
            for (int round = 0; round <= ROUNDS; round++) {
                if (round == ROUNDS) {
                    threads = nodes.processorMillisByThreads();
                }
                for (MadeMedia made : MEDIA) {
                    List<Fingerprint> copies = queries.getOrDefault(made, List.of());
                    print(round, made, cost(local, copies, nodes), cost(cluster, copies, nodes));
                }
            }
            int all = MEDIA.stream().mapToInt(MadeMedia::queries).sum();
            for (var now : nodes.processorMillisByThreads().entrySet()) {
                System.out.printf(
                        "last round, %s of the nodes: %.1f ms a search%n",
                        now.getKey(), (now.getValue() - threads.getOrDefault(now.getKey(), 0.0)) / all);
            }
            System.out.printf("folder %s%ncluster %s%n", sizes(local), sizes(cluster));
            for (MadeMedia made : MEDIA) {
                Fingerprint copy = queries.getOrDefault(made, List.of()).getFirst();
                assertThat(cluster.search(copy, ALL)).isEqualTo(local.search(copy, ALL));
            }
        }
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

    private static Cost cost(FingerprintIndex index, List<Fingerprint> queries, OpenSearchNodes nodes)
            throws IOException, InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long answered = answered(nodes);
        long processor = system.getProcessCpuTime();
        Duration ofNodes = nodes.processorTime();
        long[] nanos = new long[queries.size()];
        for (int i = 0; i < nanos.length; i++) {
            long begin = System.nanoTime();
            index.search(queries.get(i), ALL);
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

    private static void print(int round, MadeMedia made, Cost here, Cost there) {
        System.out.printf(
                "| %d | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.0f |%n",
                round,
                made.name(),
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
