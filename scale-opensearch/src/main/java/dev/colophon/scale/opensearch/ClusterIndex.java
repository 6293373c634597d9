package dev.colophon.scale.opensearch;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexLocation;
import dev.colophon.index.IndexProvider;
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.index.local.MediaIndex;
import dev.colophon.index.text.TextIndex;
import dev.colophon.index.visual.VisualIndex;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An index whose texts are in a cluster. Sounds, pictures and films stay in the folder. Verification and grading are those of a
 * folder: the cluster proposes candidates and keeps fingerprints.
 */
final class ClusterIndex implements IndexProvider.Kept {

    private static final String TEXT = "text";

    private final IndexLocation location;
    private final ClusterAddress address;
    /** Its name, from {@link #openFresh} to {@link #replace}. */
    private Optional<String> fresh = Optional.empty();

    ClusterIndex(IndexLocation location) {
        this.location = location;
        this.address = ClusterAddress.of(location.address());
    }

    @Override
    public FingerprintIndex open(Path folder, Access access) {
        return all(folder, access, () -> texts(access));
    }

    @Override
    public synchronized FingerprintIndex openFresh(Path folder) {
        return all(folder, Access.WRITE, this::freshTexts);
    }

    /** Opens the texts. */
    @FunctionalInterface
    private interface TextOpener {
        TextIndex open();
    }

    private static FingerprintIndex all(Path folder, Access access, TextOpener texts) {
        return MediaIndex.open(
                () -> AudioIndex.open(folder.resolve("audio"), access),
                () -> VisualIndex.open(folder.resolve("visual"), access),
                texts::open);
    }

    /** The texts alone. */
    static TextIndex texts(IndexLocation location, Access access) {
        return new ClusterIndex(location).texts(access);
    }

    private TextIndex texts(Access access) {
        return opened(client -> {
            ClusterIndices indices = new ClusterIndices(client, TEXT, TextIndex.scheme());
            return new ClusterTermIndex(client, indices.inUse(access), access);
        });
    }

    private TextIndex freshTexts() {
        return opened(client -> {
            ClusterIndices indices = new ClusterIndices(client, TEXT, TextIndex.scheme());
            ClusterIndices.Opened made = indices.makeFresh();
            fresh = made.writeTo();
            return new ClusterTermIndex(client, made, Access.WRITE);
        });
    }

    /** Opens what lies below an index of texts; what it is asked by is closed with it. */
    @FunctionalInterface
    private interface TermIndexOpener {
        ClusterTermIndex open(ClusterClient client);
    }

    private TextIndex opened(TermIndexOpener opener) {
        ClusterClient client = new ClusterClient(address, location);
        try {
            return TextIndex.over(opener.open(client));
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public synchronized void replace() {
        String filled = fresh.orElseThrow(() -> new IllegalStateException("nothing was made anew"));
        try (ClusterClient client = new ClusterClient(address, location)) {
            new ClusterIndices(client, TEXT, TextIndex.scheme()).replaceBy(filled);
        }
        fresh = Optional.empty();
    }
}
