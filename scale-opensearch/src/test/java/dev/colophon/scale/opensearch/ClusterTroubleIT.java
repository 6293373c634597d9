package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexException;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever befalls a cluster of three real nodes: right answers, or one line that says why there is none. */
@Tag("long")
class ClusterTroubleIT {

    private static final SearchOptions ALL = new SearchOptions(1_000, Grade.CANDIDATE);

    private static final int WORKS = 12;
    private static final int REBUILDS = 6;

    private static final MadeTexts TEXTS = new MadeTexts(WORKS, 21);

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

    private static void fill(FingerprintIndex index, int works) {
        for (int i = 0; i < works; i++) {
            index.put(TEXTS.id(i), TEXTS.reference(i));
        }
        index.commit(works);
    }

    /** Of a query that finds its work. */
    private static Fingerprint query() {
        return TEXTS.copy(0);
    }

    @Test
    void noSearchFailsOrLosesAMatchWhileTheIndexIsMadeAnew() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("beside", 3, 1));
        List<Fingerprint> queries = List.of(TEXTS.copy(0), TEXTS.copy(3), TEXTS.copy(4), TEXTS.copy(7));
        try (FingerprintIndex index = kept.open(folder, Access.WRITE)) {
            fill(index, WORKS);
        }
        try (FingerprintIndex reader = kept.open(folder, Access.READ)) {
            List<List<Match>> expected = new ArrayList<>();
            queries.forEach(query -> expected.add(reader.search(query, ALL)));
            assertThat(expected.getFirst()).hasSize(1);
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger searches = new AtomicInteger();
            List<CompletableFuture<Void>> searching = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                searching.add(CompletableFuture.runAsync(
                        () -> {
                            while (!done.get()) {
                                int number = searches.getAndIncrement() % queries.size();
                                assertThat(reader.search(queries.get(number), ALL))
                                        .isEqualTo(expected.get(number));
                            }
                        },
                        task -> Thread.ofPlatform().start(task)));
            }
            String state = kept.state();
            for (int rebuild = 0; rebuild < REBUILDS; rebuild++) {
                try (FingerprintIndex fresh = kept.openFresh(folder)) {
                    fill(fresh, WORKS);
                }
                kept.replace();
                assertThat(kept.state()).isNotEqualTo(state);
                state = kept.state();
            }
            done.set(true);
            searching.forEach(CompletableFuture::join);
            assertThat(searches.get()).isGreaterThan(REBUILDS);
        }
        assertThat(nodes.get(0, "/_cat/indices/beside-*?h=index").body().lines())
                .hasSize(3);
    }

    @Test
    void halfARebuildIsNeverSearchedAndGoesWithTheNextOne() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("half", 2, 1));
        try (FingerprintIndex index = kept.open(folder, Access.WRITE)) {
            fill(index, WORKS);
        }
        try (FingerprintIndex half = kept.openFresh(folder)) {
            fill(half, 1);
        }
        try (FingerprintIndex reader = new ClusterIndex(nodes.location("half", 2, 1)).open(folder, Access.READ)) {
            assertThat(reader.position()).isEqualTo(WORKS);
            assertThat(reader.search(TEXTS.copy(4), ALL)).hasSize(1);
        }
        assertThat(nodes.get(0, "/_cat/indices/half-*?h=index").body().lines()).hasSize(6);
        ClusterIndex again = new ClusterIndex(nodes.location("half", 2, 1));
        try (FingerprintIndex fresh = again.openFresh(folder)) {
            fill(fresh, WORKS);
        }
        again.replace();
        assertThat(nodes.get(0, "/_cat/indices/half-*?h=index").body().lines()).hasSize(3);
        try (FingerprintIndex reader = again.open(folder, Access.READ)) {
            assertThat(reader.search(TEXTS.copy(4), ALL)).hasSize(1);
        }
    }

    /** OpenSearch blocks indexes of a node whose disk is nearly full; here the block is set by hand. */
    @Test
    void aFullDiskIsSaidAndNothingIsLostByIt() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("full", 2, 1));
        try (FingerprintIndex index = kept.open(folder, Access.WRITE)) {
            fill(index, 4);
            nodes.send("PUT", "/full-*/_settings", "{\"index.blocks.read_only_allow_delete\": true}");
            index.put(TEXTS.id(4), TEXTS.reference(4));
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> index.commit(5))
                        .isInstanceOf(IndexException.class)
                        .hasMessageMatching(
                                "the index cluster .* cannot answer \\([^\\n]*read-only-allow-delete block\\S*\\): "
                                        + "free space on the disks of its nodes");
            }
            assertThat(index.search(query(), ALL)).hasSize(1);
            assertThat(index.search(TEXTS.copy(4), ALL)).isEmpty();
            nodes.send("PUT", "/full-*/_settings", "{\"index.blocks.read_only_allow_delete\": null}");
            index.commit(5);
            assertThat(index.search(TEXTS.copy(4), ALL)).hasSize(1);
        }
    }

    /** Here OpenSearch itself finds that more space should be free than there is. */
    @Test
    void aDiskWithTooLittleSpaceIsSaidAlsoOfARebuild() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("flood", 2, 1));
        try (FingerprintIndex index = kept.open(folder, Access.WRITE)) {
            fill(index, 4);
            watermarks("\"9000tb\"");
            try {
                index.put(TEXTS.id(4), TEXTS.reference(4));
                assertThat(awaitCommit(index, false)).matches("[^\\n]*: free space on the disks of its nodes");
                assertThat(index.search(query(), ALL)).hasSize(1);
                assertThatThrownBy(() -> kept.openFresh(folder).close())
                        .isInstanceOf(IndexException.class)
                        .hasMessageMatching("[^\\n]*: free space on the disks of its nodes");
                assertThat(index.search(query(), ALL)).hasSize(1);
            } finally {
                watermarks("null");
                // As somebody does who has freed space.
                nodes.send("PUT", "/_cluster/settings", "{\"persistent\": {\"cluster.blocks.create_index\": null}}");
                nodes.send("PUT", "/flood-*/_settings", "{\"index.blocks.read_only_allow_delete\": null}");
            }
            assertThat(awaitCommit(index, true)).isEmpty();
            assertThat(index.search(TEXTS.copy(4), ALL)).hasSize(1);
        }
    }

    /** Commits until it works or does not, which the nodes find out by themselves; says why it does not. */
    private static String awaitCommit(FingerprintIndex index, boolean works) throws InterruptedException {
        String said = "";
        for (int second = 0; second < 180; second++) {
            try {
                index.commit(5);
                said = "";
            } catch (IndexException e) {
                said = String.valueOf(e.getMessage());
            }
            if (said.isEmpty() == works) {
                break;
            }
            TimeUnit.SECONDS.sleep(1); // an external process: there is nothing to be told by
            index.put(TEXTS.id(4), TEXTS.reference(4));
        }
        return said;
    }

    private static void watermarks(String free) throws IOException, InterruptedException {
        String disk = "\"cluster.routing.allocation.disk.";
        nodes.send(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"cluster.info.update.interval\": %s, %sthreshold_enabled\": %s, %swatermark.low\": %s, %swatermark.high\": %s, %swatermark.flood_stage\": %s}}"
                        .formatted(
                                free.equals("null") ? "null" : "\"10s\"",
                                disk,
                                free.equals("null") ? "null" : "true",
                                disk,
                                free,
                                disk,
                                free,
                                disk,
                                free));
    }

    /** It cannot know what the others took in since. */
    @Test
    void aNodeThatHasLostTheOthersDoesNotAnswer() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("alone", 2, 2));
        try (FingerprintIndex index = kept.open(folder, Access.WRITE)) {
            fill(index, WORKS);
            nodes.awaitGreen();
            assertThat(index.search(query(), ALL)).hasSize(1);
            nodes.kill(1);
            nodes.kill(2);
            try {
                nodes.awaitAlone(0);
                assertThatThrownBy(() -> index.search(query(), ALL))
                        .isInstanceOf(IndexException.class)
                        .hasMessageMatching("the index cluster [^\\n]* cannot answer \\([^\\n]+\\): [^\\n]+");
            } finally {
                nodes.restart(1);
                nodes.restart(2);
                nodes.awaitNodes(3);
                nodes.awaitGreen();
            }
            assertThat(index.search(query(), ALL)).hasSize(1);
        }
    }

    @Test
    void whatIsWrittenToAnIndexThatIsGoneMakesNone() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("gone", 1, 1));
        try (FingerprintIndex index = kept.open(folder, Access.WRITE)) {
            fill(index, 2);
            try (FingerprintIndex fresh = kept.openFresh(folder)) {
                fill(fresh, 2);
            }
            kept.replace();
            index.put(TEXTS.id(3), TEXTS.reference(3));
            assertThatThrownBy(() -> index.commit(3)).isInstanceOf(IndexException.class);
        }
        assertThat(nodes.get(0, "/_cat/indices/gone-*?h=index").body().lines()).hasSize(3);
    }

    @Test
    void aFunctionOfAnotherVersionIsRefused() throws Exception {
        new ClusterIndex(nodes.location("other", 1, 0))
                .open(folder, Access.WRITE)
                .close();
        var unknown = nodes.send(
                "POST", "/other-text/_colophon/compute", "{\"function\": \"stored-0\", \"query\": \"AAAAAA==\"}");
        assertThat(unknown.statusCode()).isEqualTo(501);
        assertThat(unknown.body()).contains("stored-0");
        for (String bad : List.of(
                "{\"function\": \"stored-1\", \"query\": \"?\"}",
                "{\"function\": \"stored-1\", \"query\": \"AAAAAQ==\"}",
                "{\"function\": \"ranking\"",
                "{\"function\": 1}",
                "{\"functions\": \"x\"}")) {
            int status =
                    nodes.send("POST", "/other-text/_colophon/compute", bad).statusCode();
            assertThat(status).as(bad).isIn(400, 501);
        }
    }

    @Test
    void aHeadThatIsWrongIsToldByItsKey() throws IOException, InterruptedException {
        new ClusterIndex(nodes.location("heads", 1, 0))
                .open(folder, Access.WRITE)
                .close();
        for (String[] bad : new String[][] {
            {"{\"blocks\": 0}", "[digest]"},
            {"{\"digest\": \"00\", \"blocks\": 0}", "[digest]"},
            {"{\"digest\": \"00000000000000000000000000000000\"}", "[blocks]"},
            {"{\"digest\": \"00000000000000000000000000000000\", \"blocks\": 0, \"flat\": \"?\"}", "[flat]"},
            {"{\"print\": \"\"}", "[print]"},
        }) {
            var answer = nodes.send("PUT", "/heads-audio/_doc/1", "{\"fingerprint\": %s}".formatted(bad[0]));
            assertThat(answer.statusCode()).as(bad[0]).isEqualTo(400);
            assertThat(answer.body()).contains(bad[1]);
        }
    }
}
