package dev.colophon.scale.opensearch;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A cluster of one node in which contract kits open indexes of one engine, of several shards each. */
final class OneNode implements Closeable {

    private final OpenSearchNodes nodes;
    private final ClusterIndex.Engine engine;

    private OneNode(OpenSearchNodes nodes, ClusterIndex.Engine engine) {
        this.nodes = nodes;
        this.engine = engine;
    }

    static OneNode start(Path folder, ClusterIndex.Engine engine) throws Exception {
        Assumptions.assumeTrue(
                OpenSearchNodes.plugin().isPresent(),
                "the plug-in's zip is not built: mvn -pl scale-opensearch -am package");
        return new OneNode(OpenSearchNodes.start(folder, 1, true), engine);
    }

    /** @param folders that only say by their names which index is meant, and by their number how it is divided */
    FingerprintIndex open(List<Path> folders, Access access) {
        return ClusterIndex.open(
                nodes.location("kit-" + Integer.toHexString(folders.hashCode()), folders.size() + 1, 0),
                engine,
                access);
    }

    @Override
    public void close() {
        nodes.close();
    }
}
