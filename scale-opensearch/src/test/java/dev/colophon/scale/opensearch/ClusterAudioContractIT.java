package dev.colophon.scale.opensearch;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.AudioContract;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Sounds in a cluster of one node and several shards keep what every index promises. */
@Tag("long")
class ClusterAudioContractIT extends AudioContract {

    @TempDir
    static Path cluster;

    private static OneNode node;

    @BeforeAll
    static void start() throws Exception {
        node = OneNode.start(cluster, ClusterIndex.Engine.AUDIO);
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Override
    protected FingerprintIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return node.open(folders, access);
    }
}
