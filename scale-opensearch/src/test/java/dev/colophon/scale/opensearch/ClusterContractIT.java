package dev.colophon.scale.opensearch;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexLocation;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.text.TextContract;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Texts in a cluster of one node and several shards keep what every index promises. */
@Tag("full")
class ClusterContractIT extends TextContract {

    @TempDir
    static Path cluster;

    private static OpenSearchNodes nodes;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                OpenSearchNodes.plugin().isPresent(),
                "the plug-in's zip is not built: mvn -pl scale-opensearch -am package");
        nodes = OpenSearchNodes.start(cluster, 1, true);
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    /** The folders only say by their names which index is meant. */
    @Override
    protected FingerprintIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        IndexLocation location =
                nodes.location("kit-" + Integer.toHexString(folders.hashCode()), folders.size() + 1, 0);
        return ClusterIndex.texts(location, access);
    }
}
