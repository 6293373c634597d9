package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexException;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Works of all media in a cluster of three real nodes answer as those in folders, also while the index is made anew, and to 20
 * clients at once while the node that manages the cluster is killed. With {@code --long} there are more of them.
 */
@Tag("full")
class ClusterMediaIT {

    private static final SearchOptions ALL = new SearchOptions(1_000, Grade.CANDIDATE);

    private static final boolean LONG = Boolean.getBoolean("colophon.long");

    private static final List<MadeMedia> MEDIA = LONG
            ? List.of(
                    MadeMedia.sounds(10, 480),
                    MadeMedia.pictures(24, 640),
                    MadeMedia.films(8, 240),
                    MadeMedia.texts(60, 800))
            : List.of(MadeMedia.sounds(2, 8), MadeMedia.pictures(4, 8), MadeMedia.films(2, 4), MadeMedia.texts(6, 16));

    /** They go into an index several times. */
    private static final Map<ReferenceId, Fingerprint> REFERENCES = new HashMap<>();

    private static final int CLIENTS = 20;

    /** How often each query is asked while a node is killed. */
    private static final int ROUNDS = LONG ? 1 : 2;

    private static final int REBUILDS = LONG ? 2 : 1;

    @TempDir
    static Path folder;

    private static OpenSearchNodes nodes;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                OpenSearchNodes.plugin().isPresent(),
                "the plug-in's zip is not built: mvn -pl scale-opensearch -am package");
        nodes = OpenSearchNodes.start(folder.resolve("cluster"), 3, true);
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    /** A query, what a folder answers, and of which work it was made. */
    private record Labelled(Fingerprint copy, List<Match> expected, Optional<ReferenceId> label) {

        boolean isRight() {
            return expected.stream()
                    .map(Match::reference)
                    .toList()
                    .equals(label.stream().toList());
        }
    }

    @Test
    void oneFolderThreeFoldersAndThreeNodesAnswerAlikeAlsoWhenOneIsKilled() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("media", 3, 1));
        try (FingerprintIndex one = LocalIndex.open(folder.resolve("one"), Access.WRITE);
                FingerprintIndex three = LocalIndex.open(
                        List.of(folder.resolve("a"), folder.resolve("b"), folder.resolve("c")),
                        Access.WRITE,
                        reference -> Math.floorMod(reference.value().hashCode(), 3));
                FingerprintIndex cluster = kept.open(folder.resolve("beside"), Access.WRITE)) {
            List<FingerprintIndex> all = List.of(one, three, cluster);
            fill(all);
            nodes.awaitGreen();
            List<Labelled> queries = new ArrayList<>();
            for (MadeMedia made : MEDIA) {
                for (int i = 0; i < made.queries(); i++) {
                    Fingerprint copy = made.copy().apply(i);
                    Labelled query = new Labelled(copy, one.search(copy, ALL), made.label(i));
                    queries.add(query);
                    assertThat(three.search(copy, ALL))
                            .as("%s %d", made.name(), i)
                            .isEqualTo(query.expected());
                    assertThat(cluster.search(copy, ALL))
                            .as("%s %d", made.name(), i)
                            .isEqualTo(query.expected());
                    if (i < 3) {
                        assertThat(cluster.copiesOf(copy)).isEqualTo(one.copiesOf(copy));
                    }
                }
            }
            System.out.printf(
                    "%d labelled queries: folder, 3 folders and 3 nodes answer all alike; of %d the label alone is found%n",
                    queries.size(), queries.stream().filter(Labelled::isRight).count());
            // The comparison says something: most queries find the one work that they were made of, others nothing.
            assertThat(queries.stream().filter(Labelled::isRight).count()).isGreaterThan(queries.size() * 9L / 10);
            assertThat(held(cluster)).isEqualTo(held(one));
            assertThat(counts(cluster)).isEqualTo(counts(one));
            assertThat(cluster.selfTest(Medium.AUDIO, 10, 1))
                    .hasValueSatisfying(test -> assertThat(test.windows()).isBetween(0, 10));

            assertThat(answersWhileItIsMadeAnew(kept, queries)).isEmpty();
            nodes.awaitGreen();
            assertThat(answersWhileANodeIsKilled(cluster, queries)).isEmpty();
        }
    }

    /** What goes wrong when a client asks one query after the other while the index is made anew; nothing should. */
    private static List<String> answersWhileItIsMadeAnew(ClusterIndex kept, List<Labelled> queries) throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        try (FingerprintIndex reader = kept.open(folder.resolve("beside"), Access.READ)) {
            Thread client = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    int number = asked.getAndIncrement() % queries.size();
                    ask(reader, number, queries.get(number)).ifPresent(wrong::add);
                }
            });
            for (int rebuild = 0; rebuild < REBUILDS; rebuild++) {
                int before = asked.get();
                try (FingerprintIndex fresh = kept.openFresh(folder.resolve("beside"))) {
                    fill(List.of(fresh));
                }
                kept.replace();
                assertThat(asked.get()).as("queries meanwhile").isGreaterThan(before);
            }
            done.set(true);
            client.join();
        }
        return List.copyOf(wrong);
    }

    /** What is wrong about an answer; empty when nothing is. */
    private static Optional<String> ask(FingerprintIndex cluster, int number, Labelled query) {
        try {
            return cluster.search(query.copy(), ALL).equals(query.expected())
                    ? Optional.empty()
                    : Optional.of("wrong answer to query " + number);
        } catch (IndexException e) {
            return Optional.of("no answer to query %d: %s".formatted(number, e.getMessage()));
        }
    }

    /** What goes wrong when clients ask in turns and the node that manages the cluster is killed; nothing should. */
    private static List<String> answersWhileANodeIsKilled(FingerprintIndex cluster, List<Labelled> queries)
            throws Exception {
        int count = ROUNDS * queries.size();
        AtomicInteger next = new AtomicInteger();
        CountDownLatch quarter = new CountDownLatch(count / 4);
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger answers = new AtomicInteger();
        Runnable client = () -> {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                int asked = number % queries.size();
                ask(cluster, asked, queries.get(asked)).ifPresent(wrong::add);
                answers.incrementAndGet();
                quarter.countDown();
            }
        };
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().start(client));
        }
        quarter.await();
        nodes.kill(nodes.manager());
        int before = answers.get();
        for (Thread thread : clients) {
            thread.join();
        }
        assertThat(answers.get() - before).as("answers after that").isPositive();
        return List.copyOf(wrong);
    }

    /** In several segments, some of it removed again. */
    private static void fill(List<FingerprintIndex> all) {
        for (MadeMedia made : MEDIA) {
            put(all, new ReferenceId("removed-" + made.name()), reference(made, 0));
            putWorks(all, made, 0, made.works() / 2);
        }
        all.forEach(index -> index.commit(1));
        for (MadeMedia made : MEDIA) {
            putWorks(all, made, made.works() / 2, made.works());
            all.forEach(index -> index.remove(new ReferenceId("removed-" + made.name())));
        }
        all.forEach(index -> index.commit(2));
    }

    private static void putWorks(List<FingerprintIndex> all, MadeMedia made, int from, int to) {
        for (int work = from; work < to; work++) {
            put(all, made.id(work), reference(made, work));
        }
    }

    private static Fingerprint reference(MadeMedia made, int work) {
        return REFERENCES.computeIfAbsent(made.id(work), _ -> made.reference().apply(work));
    }

    private static void put(List<FingerprintIndex> all, ReferenceId id, Fingerprint fingerprint) {
        all.forEach(index -> index.put(id, fingerprint));
    }

    private static Map<ReferenceId, Fingerprint> held(FingerprintIndex index) {
        Map<ReferenceId, Fingerprint> held = new HashMap<>();
        index.forEachPrint(held::put);
        return held;
    }

    private static List<String> counts(FingerprintIndex index) {
        return index.stats().media().stream()
                .map(medium -> "%s %d %d".formatted(medium.medium(), medium.references(), medium.documents()))
                .toList();
    }
}
