package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexException;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts in a cluster of three real nodes answer as texts in folders, whatever becomes of one node. */
@Tag("long")
class ClusterIT {

    private static final SearchOptions ALL = new SearchOptions(1_000, Grade.CANDIDATE);

    /** Labelled queries. */
    private static final int QUERIES = Boolean.getBoolean("colophon.long") ? 2_000 : 120;

    private static final int WORKS = 60;

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

    @Test
    void oneFolderThreeFoldersAndThreeNodesAnswerAlike() throws Exception {
        MadeTexts texts = new MadeTexts(WORKS, 11);
        ClusterIndex kept = new ClusterIndex(nodes.location("equality", 3, 1));
        try (FingerprintIndex one = LocalIndex.open(folder.resolve("one"), Access.WRITE);
                FingerprintIndex three = LocalIndex.open(
                        List.of(folder.resolve("a"), folder.resolve("b"), folder.resolve("c")),
                        Access.WRITE,
                        reference -> Math.floorMod(reference.value().hashCode(), 3));
                FingerprintIndex cluster = kept.open(folder.resolve("beside"), Access.WRITE)) {
            List<FingerprintIndex> all = List.of(one, three, cluster);
            fill(all, texts);
            nodes.awaitGreen();
            List<Fingerprint> queries = new ArrayList<>();
            List<List<Match>> expected = new ArrayList<>();
            int labelledRight = 0;
            for (int i = 0; i < QUERIES; i++) {
                Fingerprint query = texts.copy(i);
                queries.add(query);
                List<Match> matches = one.search(query, ALL);
                expected.add(matches);
                labelledRight += matches.stream()
                                .map(Match::reference)
                                .toList()
                                .equals(texts.label(i).stream().toList())
                        ? 1
                        : 0;
                assertThat(three.search(query, ALL)).as("query %d", i).isEqualTo(matches);
                assertThat(cluster.search(query, ALL)).as("query %d", i).isEqualTo(matches);
            }
            // The comparison says something: most queries find the one work that they were made of, others nothing.
            assertThat(labelledRight).isGreaterThan(QUERIES * 9 / 10);
            for (int i = 0; i < 20; i++) {
                assertThat(cluster.copiesOf(queries.get(i))).isEqualTo(one.copiesOf(queries.get(i)));
            }
            assertThat(cluster.stats().media().getLast().references())
                    .isEqualTo(one.stats().media().getLast().references());
            assertThat(cluster.stats().media().getLast().documents())
                    .isEqualTo(one.stats().media().getLast().documents());

            nodes.kill(1);
            for (int i = 0; i < QUERIES; i++) {
                assertThat(cluster.search(queries.get(i), ALL))
                        .as("query %d after a node was killed", i)
                        .isEqualTo(expected.get(i));
            }
            // Changes while it is away are on its copies when it is back.
            for (FingerprintIndex index : all) {
                index.put(new ReferenceId("late"), texts.late());
                index.remove(texts.id(2));
                index.commit(99);
            }
            nodes.restart(1);
            nodes.awaitNodes(3);
            nodes.awaitGreen();
            for (int round = 0; round < 20; round++) { // each asks other copies
                assertThat(cluster.search(texts.lateCopy(), ALL)).isEqualTo(one.search(texts.lateCopy(), ALL));
            }
            assertThat(one.search(texts.lateCopy(), ALL)).hasSize(1);
            for (int i = 0; i < QUERIES; i++) {
                assertThat(cluster.search(queries.get(i), ALL))
                        .as("query %d after it came back", i)
                        .isEqualTo(one.search(queries.get(i), ALL));
            }
        }
        try (FingerprintIndex again = kept.open(folder.resolve("beside"), Access.READ)) {
            assertThat(again.position()).isEqualTo(99);
        }
    }

    private static void fill(List<FingerprintIndex> all, MadeTexts texts) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < WORKS; i++) {
            for (FingerprintIndex index : all) {
                index.put(texts.id(i), texts.reference(i));
            }
            if (random.nextInt(40) == 0) {
                int at = i;
                all.forEach(index -> index.commit(at));
            }
        }
        for (int i = 0; i < WORKS; i += 10) {
            int removed = i;
            all.forEach(index -> index.remove(texts.id(removed + 1)));
        }
        all.forEach(index -> index.commit(WORKS));
    }

    @Test
    void aShardThatNobodyHasIsAnErrorAndNeverNoMatch() throws Exception {
        MadeTexts texts = new MadeTexts(9, 3);
        ClusterIndex kept = new ClusterIndex(nodes.location("red", 3, 0));
        try (FingerprintIndex cluster = kept.open(folder.resolve("red"), Access.WRITE)) {
            for (int i = 0; i < 9; i++) {
                cluster.put(texts.id(i), texts.reference(i));
            }
            cluster.commit(1);
            assertThat(cluster.search(texts.copy(0), ALL)).hasSize(1);
            nodes.kill(2);
            for (int i = 0; i < 9; i++) {
                Fingerprint query = texts.copy(i);
                assertThatThrownBy(() -> cluster.search(query, ALL))
                        .isInstanceOf(IndexException.class)
                        .hasMessageMatching(
                                "the index cluster http://127.0.0.1:\\d+ \\(and 2 more\\)/red cannot answer "
                                        + "\\([^\\n]+\\): look at its _cluster/health");
            }
        } finally {
            nodes.restart(2);
            nodes.awaitNodes(3);
        }
    }

    @Test
    void searchesGoOnWhileAnIndexIsMadeAnew() throws IOException {
        MadeTexts texts = new MadeTexts(12, 4);
        ClusterIndex kept = new ClusterIndex(nodes.location("anew", 2, 1));
        try (FingerprintIndex cluster = kept.open(folder.resolve("anew"), Access.WRITE)) {
            for (int i = 0; i < 6; i++) {
                cluster.put(texts.id(i), texts.reference(i));
            }
            cluster.commit(1);
            List<Match> before = cluster.search(texts.copy(0), ALL);
            assertThat(before).hasSize(1);
            try (FingerprintIndex fresh = kept.openFresh(folder.resolve("anew.new"))) {
                for (int i = 0; i < 12; i++) {
                    fresh.put(texts.id(i), texts.reference(i));
                    assertThat(cluster.search(texts.copy(0), ALL)).isEqualTo(before);
                }
                fresh.commit(2);
                assertThat(cluster.search(texts.copy(8), ALL)).isEmpty();
            }
            kept.replace();
            assertThat(cluster.search(texts.copy(8), ALL)).hasSize(1);
            assertThat(cluster.search(texts.copy(0), ALL)).hasSize(1);
        }
        try (FingerprintIndex again = kept.open(folder.resolve("anew"), Access.READ)) {
            assertThat(again.search(texts.copy(11), ALL)).hasSize(1);
        }
    }

    @Test
    void aBadRequestIsToldByItsKey() throws Exception {
        new ClusterIndex(nodes.location("bad", 1, 0))
                .open(folder.resolve("bad"), Access.WRITE)
                .close();
        for (String[] bad : new String[][] {
            {"{\"queries\": [{\"terms\": \"AAAA\", \"limit\": 1, \"read_budget\": 1}]}", "[terms]"},
            {"{\"queries\": [{\"terms\": \"?\", \"limit\": 1, \"read_budget\": 1}]}", "[terms]"},
            {"{\"queries\": [{\"terms\": \"\", \"limit\": 0, \"read_budget\": 1}]}", "[limit]"},
            {"{\"queries\": [{\"terms\": \"\", \"limit\": 1}]}", "[read_budget]"},
            {"{\"queries\": [{\"term\": 1}]}", "[term]"},
            {"{\"query\": []}", "[query]"},
        }) {
            var answer = nodes.send("POST", "/bad-text/_colophon/lookup", bad[0]);
            assertThat(answer.statusCode()).as(bad[0]).isEqualTo(400);
            assertThat(answer.body()).contains(bad[1]);
        }
        var block = nodes.send(
                "PUT",
                "/bad-text/_doc/1",
                "{\"blocks\": [{\"block\": {\"number\": 0, \"width\": 6, \"terms\": \"AAAA\"}}]}");
        assertThat(block.statusCode()).isEqualTo(400);
        assertThat(block.body()).contains("[terms]").contains("[width] 6");
        assertThat(nodes.send("POST", "/nothing/_colophon/lookup", "{\"queries\": []}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theIndexOfAnotherHomeIsNeitherReadNorWrittenNorReplaced() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("owned", 1, 0));
        try (FingerprintIndex index = kept.open(folder.resolve("owned"), Access.WRITE)) {
            assertThat(index.database()).isEmpty();
            index.belongTo("one");
            index.commit(1);
        }
        for (Access access : Access.values()) {
            try (FingerprintIndex index = kept.open(folder.resolve("owned"), access)) {
                assertThat(index.database()).contains("one");
                index.belongTo("one");
                refusesAnother(index);
            }
        }
        try (FingerprintIndex fresh = kept.openFresh(folder.resolve("owned.new"))) {
            refusesAnother(fresh);
            fresh.belongTo("one");
        }
    }

    private static void refusesAnother(FingerprintIndex index) {
        assertThatThrownBy(() -> index.belongTo("two"))
                .isInstanceOf(IndexException.class)
                .hasMessageMatching("`owned` of the index cluster .* is the index of another home.*COLOPHON_INDEX");
    }

    @Test
    void aNodeThatKnowsAnIndexAsItWasBeforeRefuses() throws Exception {
        try (FingerprintIndex index =
                new ClusterIndex(nodes.location("before", 1, 0)).open(folder.resolve("before"), Access.WRITE)) {
            index.commit(7);
        }
        assertThat(asked(7).statusCode()).isEqualTo(200);
        var refused = asked(8);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("as it was at 7, not at 8");
    }

    private static HttpResponse<String> asked(long position) throws Exception {
        return nodes.send("POST", "/before-text/_colophon/lookup?position=" + position, "{\"queries\": []}");
    }

    @Test
    void anotherSchemeIsRefused() throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location("scheme", 1, 0));
        kept.open(folder.resolve("scheme"), Access.WRITE).close();
        nodes.send("PUT", "/scheme-text/_mapping", "{\"_meta\": {\"scheme\": \"text-1-x\", \"position\": 3}}");
        assertThatThrownBy(() -> kept.open(folder.resolve("scheme"), Access.READ))
                .isInstanceOf(IndexException.class)
                .hasMessageMatching(
                        "the index cluster .* holds scheme text-1-x, this version makes text-.*: run `colophon index rebuild`");
        kept.openFresh(folder.resolve("scheme.new")).close();
        kept.replace();
        kept.open(folder.resolve("scheme"), Access.READ).close();
    }
}
