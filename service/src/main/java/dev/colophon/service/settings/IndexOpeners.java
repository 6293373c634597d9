package dev.colophon.service.settings;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexLocation;
import dev.colophon.index.IndexProvider;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.registry.Catalogue;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** How the search index is opened: in the home, or where a setting says that it is kept. */
final class IndexOpeners {

    /** The launcher says by this property where the part is that asks a cluster; no other command loads it. */
    private static final String PART = "colophon.opensearch";

    private IndexOpeners() {}

    static Catalogue.IndexOpener of(Optional<IndexLocation> location) {
        return location.<Catalogue.IndexOpener>map(Elsewhere::new).orElse(LocalIndex::open);
    }

    /** Opens what is kept elsewhere; who keeps it is looked for when it is first opened. */
    private static final class Elsewhere implements Catalogue.IndexOpener {

        private final IndexLocation location;
        private IndexProvider.@Nullable Kept kept;

        Elsewhere(IndexLocation location) {
            this.location = location;
        }

        private synchronized IndexProvider.Kept kept() {
            if (kept == null) {
                kept = provider(location).at(location);
            }
            return kept;
        }

        @Override
        public FingerprintIndex apply(Path folder, Access access) {
            return kept().open(folder, access);
        }

        @Override
        public FingerprintIndex fresh(Path folder) {
            return kept().openFresh(folder);
        }

        @Override
        public void replace() {
            kept().replace();
        }

        @Override
        public String state() {
            return kept().state();
        }
    }

    private static IndexProvider provider(IndexLocation location) {
        return ServiceLoader.load(IndexProvider.class, loader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.takes(location))
                .findFirst()
                .orElseThrow(
                        () -> new IndexException(
                                location.address().startsWith("opensearch+")
                                        ? "COLOPHON_INDEX names an OpenSearch cluster, and the part of Colophon that asks one is not here: start it by `./colophon` of its sources with COLOPHON_INDEX set, which builds it"
                                        : "COLOPHON_INDEX must be opensearch+https://HOST:PORT/NAME: check it, or leave it out to keep the index in the home"));
    }

    private static ClassLoader loader() {
        ClassLoader own = IndexOpeners.class.getClassLoader();
        List<URL> parts = new ArrayList<>();
        try {
            for (String part : System.getProperty(PART, "").split(File.pathSeparator, -1)) {
                if (!part.isBlank()) {
                    parts.add(Path.of(part).toUri().toURL());
                }
            }
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("-D%s names no file".formatted(PART), e);
        }
        // Open for as long as the process runs: so are the classes that come from it.
        return parts.isEmpty() ? own : new URLClassLoader(parts.toArray(URL[]::new), own);
    }
}
