package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.text.TextIndex;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what a search of texts costs in a folder and in a cluster of three nodes on the same machine, in turns. */
@Tag("long")
class QueryCostIT {

    private static final int WORKS = Integer.getInteger("colophon.works", 2_000);
    private static final int QUERIES = 150;
    private static final int ROUNDS = Integer.getInteger("colophon.rounds", 3);
    private static final SearchOptions ALL = new SearchOptions(1_000, Grade.CANDIDATE);

    @TempDir
    Path folder;

    /** Of one search. */
    private record Cost(double medianMillis, double processorMillis, double processorMillisOfNodes) {}

    @Test
    void printsTheCostOfASearch() throws Exception {
        Assumptions.assumeTrue(
                OpenSearchNodes.plugin().isPresent(),
                "the plug-in's zip is not built: mvn -pl scale-opensearch -am package");
        MadeTexts texts = new MadeTexts(WORKS, 8);
        List<Fingerprint> queries =
                IntStream.range(0, QUERIES).mapToObj(texts::copy).toList();
        try (OpenSearchNodes nodes = OpenSearchNodes.start(folder.resolve("nodes"), 3, true);
                FingerprintIndex local = TextIndex.open(folder.resolve("local"), Access.WRITE);
                FingerprintIndex cluster =
                        ClusterIndex.open(nodes.location("cost", 3, 1), ClusterIndex.Engine.TEXT, Access.WRITE)) {
            for (FingerprintIndex index : List.of(local, cluster)) {
                for (int i = 0; i < WORKS; i++) {
                    index.put(texts.id(i), texts.reference(i));
                }
                index.commit(1);
            }
            nodes.awaitGreen();
            System.out.printf("| round | where | p50 ms | processor ms here | in the nodes |%n|---|---|---|---|---|%n");
            Map<String, Double> threads = Map.of();
            for (int round = 0; round <= ROUNDS; round++) {
                if (round == ROUNDS) {
                    threads = nodes.processorMillisByThreads();
                }
                Cost here = cost(local, queries, nodes);
                Cost there = cost(cluster, queries, nodes);
                if (round > 0) { // the first warms up
                    print(round, "folder", here);
                    print(round, "cluster", there);
                    System.out.printf(
                            "load %.0f%n",
                            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
                }
            }
            for (var now : nodes.processorMillisByThreads().entrySet()) {
                System.out.printf(
                        "last round, %s of the nodes: %.1f ms a search%n",
                        now.getKey(), (now.getValue() - threads.getOrDefault(now.getKey(), 0.0)) / QUERIES);
            }
            System.out.printf(
                    "%d references, %d blocks; folder %d bytes, cluster %d bytes with a copy of each shard%n",
                    local.stats().media().getFirst().references(),
                    local.stats().media().getFirst().documents(),
                    local.stats().media().getFirst().bytes(),
                    cluster.stats().media().getFirst().bytes());
            assertThat(cluster.search(queries.getFirst(), ALL)).isEqualTo(local.search(queries.getFirst(), ALL));
        }
    }

    private static Cost cost(FingerprintIndex index, List<Fingerprint> queries, OpenSearchNodes nodes) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = system.getProcessCpuTime();
        Duration ofNodes = nodes.processorTime();
        long[] nanos = new long[queries.size()];
        for (int i = 0; i < nanos.length; i++) {
            long begin = System.nanoTime();
            index.search(queries.get(i), ALL);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return new Cost(
                nanos[nanos.length / 2] / 1e6,
                (system.getProcessCpuTime() - processor) / 1e6 / nanos.length,
                nodes.processorTime().minus(ofNodes).toMillis() / (double) nanos.length);
    }

    private static void print(int round, String where, Cost cost) {
        System.out.printf(
                "| %d | %s | %.1f | %.1f | %.1f |%n",
                round, where, cost.medianMillis(), cost.processorMillis(), cost.processorMillisOfNodes());
    }
}
