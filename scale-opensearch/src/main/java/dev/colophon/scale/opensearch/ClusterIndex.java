package dev.colophon.scale.opensearch;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexLocation;
import dev.colophon.index.IndexProvider;
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.index.local.MediaIndex;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.text.TextIndex;
import dev.colophon.index.visual.VisualIndex;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index in a cluster, which has one of its own for each engine. Verification and grading are those of a folder: the cluster
 * proposes candidates, scans what has to be scanned, and keeps fingerprints.
 */
final class ClusterIndex implements IndexProvider.Kept {

    /** What keeps an index of its own. */
    enum Engine {
        AUDIO("audio", AudioIndex.scheme()),
        VISUAL("visual", VisualIndex.scheme()),
        TEXT("text", TextIndex.scheme());

        private final String medium;
        private final String scheme;

        Engine(String medium, String scheme) {
            this.medium = medium;
            this.scheme = scheme;
        }

        private FingerprintIndex over(TermIndex terms) {
            return switch (this) {
                case AUDIO -> AudioIndex.over(terms);
                case VISUAL -> VisualIndex.over(terms);
                case TEXT -> TextIndex.over(terms);
            };
        }

        private ClusterIndices indices(ClusterClient client) {
            return new ClusterIndices(client, medium, scheme);
        }
    }

    private final IndexLocation location;
    private final ClusterAddress address;
    /** Their names, from {@link #openFresh} to {@link #replace}. */
    private final Map<Engine, String> fresh = new EnumMap<>(Engine.class);

    private @Nullable ClusterClient asking;

    ClusterIndex(IndexLocation location) {
        this.location = location;
        this.address = ClusterAddress.of(location.address());
    }

    /** @param folder in which nothing is */
    @Override
    public FingerprintIndex open(Path folder, Access access) {
        return all(engine -> open(engine, access));
    }

    @Override
    public synchronized FingerprintIndex openFresh(Path folder) {
        fresh.clear();
        return all(this::openFresh);
    }

    private static FingerprintIndex all(Function<Engine, FingerprintIndex> opener) {
        return MediaIndex.open(
                () -> opener.apply(Engine.AUDIO), () -> opener.apply(Engine.VISUAL), () -> opener.apply(Engine.TEXT));
    }

    /** That of one engine alone. */
    static FingerprintIndex open(IndexLocation location, Engine engine, Access access) {
        return new ClusterIndex(location).open(engine, access);
    }

    private FingerprintIndex open(Engine engine, Access access) {
        return opened(engine, client -> {
            ClusterIndices indices = engine.indices(client);
            return new ClusterTermIndex(client, ClusterIndexInUse.of(indices, indices.inUse(access)), access);
        });
    }

    private FingerprintIndex openFresh(Engine engine) {
        return opened(engine, client -> {
            ClusterIndices indices = engine.indices(client);
            ClusterIndices.Opened made = indices.makeFresh();
            fresh.put(engine, made.name().orElseThrow());
            return new ClusterTermIndex(client, ClusterIndexInUse.beside(indices, made), Access.WRITE);
        });
    }

    /** Opens what lies below an engine; what it is asked by is closed with it. */
    private FingerprintIndex opened(Engine engine, Function<ClusterClient, ClusterTermIndex> opener) {
        ClusterClient client = new ClusterClient(address, location);
        try {
            return engine.over(opener.apply(client));
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public String state() {
        ClusterClient client = asking();
        return Arrays.stream(Engine.values())
                .map(engine -> engine.indices(client).state())
                .collect(Collectors.joining(" "));
    }

    /** Stays open: it is asked whenever the index is used. */
    private synchronized ClusterClient asking() {
        if (asking == null) {
            asking = new ClusterClient(address, location);
        }
        return asking;
    }

    @Override
    public synchronized void replace() {
        if (fresh.isEmpty()) {
            throw new IllegalStateException("nothing was made anew");
        }
        try (ClusterClient client = new ClusterClient(address, location)) {
            ClusterIndices.replace(
                    client,
                    fresh.entrySet().stream()
                            .collect(Collectors.toMap(entry -> entry.getKey().indices(client), Map.Entry::getValue)));
        }
        fresh.clear();
    }
}
