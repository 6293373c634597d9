package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sounds, pictures and films in a cluster of three real nodes answer as those in folders, also while a node is away. */
@Tag("long")
class ClusterMediaIT {

    private static final SearchOptions ALL = new SearchOptions(1_000, Grade.CANDIDATE);

    /** Labelled queries are so many times as many. */
    private static final int TIMES = Boolean.getBoolean("colophon.long") ? 10 : 1;

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

    static List<MadeMedia> media() {
        return List.of(
                MadeMedia.sounds(10, 32 * TIMES), MadeMedia.pictures(24, 48 * TIMES), MadeMedia.films(8, 16 * TIMES));
    }

    @ParameterizedTest
    @MethodSource("media")
    void oneFolderThreeFoldersAndThreeNodesAnswerAlike(MadeMedia made) throws Exception {
        ClusterIndex kept = new ClusterIndex(nodes.location(made.name(), 3, 1));
        Path home = folder.resolve(made.name());
        try (FingerprintIndex one = LocalIndex.open(home.resolve("one"), Access.WRITE);
                FingerprintIndex three = LocalIndex.open(
                        List.of(home.resolve("a"), home.resolve("b"), home.resolve("c")),
                        Access.WRITE,
                        reference -> Math.floorMod(reference.value().hashCode(), 3));
                FingerprintIndex cluster = kept.open(home.resolve("beside"), Access.WRITE)) {
            List<FingerprintIndex> all = List.of(one, three, cluster);
            fill(all, made);
            nodes.awaitGreen();
            List<Fingerprint> queries = new ArrayList<>();
            List<List<Match>> expected = new ArrayList<>();
            int labelledRight = 0;
            for (int i = 0; i < made.queries(); i++) {
                Fingerprint query = made.copy().apply(i);
                queries.add(query);
                List<Match> matches = one.search(query, ALL);
                expected.add(matches);
                labelledRight += matches.stream()
                                .map(Match::reference)
                                .toList()
                                .equals(made.label(i).stream().toList())
                        ? 1
                        : 0;
                assertThat(three.search(query, ALL)).as("query %d", i).isEqualTo(matches);
                assertThat(cluster.search(query, ALL)).as("query %d", i).isEqualTo(matches);
            }
            assertThat(labelledRight).isGreaterThan(made.queries() * 9 / 10);
            for (int i = 0; i < 6; i++) {
                assertThat(cluster.copiesOf(queries.get(i))).isEqualTo(one.copiesOf(queries.get(i)));
            }
            assertThat(held(cluster)).isEqualTo(held(one));
            assertThat(counts(cluster)).isEqualTo(counts(one));
            assertThat(cluster.selfTest(Medium.AUDIO, 10, 1))
                    .hasValueSatisfying(test -> assertThat(test.windows()).isBetween(0, 10));

            nodes.kill(1);
            try {
                for (int i = 0; i < made.queries(); i++) {
                    assertThat(cluster.search(queries.get(i), ALL))
                            .as("query %d after a node was killed", i)
                            .isEqualTo(expected.get(i));
                }
            } finally {
                nodes.restart(1);
                nodes.awaitNodes(3);
                nodes.awaitGreen();
            }
        }
    }

    /** In several segments, some of it removed again. */
    private static void fill(List<FingerprintIndex> all, MadeMedia made) {
        ReferenceId removed = new ReferenceId("removed");
        for (FingerprintIndex index : all) {
            index.put(removed, made.reference().apply(0));
        }
        for (int work = 0; work < made.works(); work++) {
            Fingerprint fingerprint = made.reference().apply(work);
            for (FingerprintIndex index : all) {
                index.put(made.id(work), fingerprint);
                if (work % 5 == 4) {
                    index.commit(work);
                }
            }
        }
        for (FingerprintIndex index : all) {
            index.remove(removed);
            index.commit(made.works());
        }
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
