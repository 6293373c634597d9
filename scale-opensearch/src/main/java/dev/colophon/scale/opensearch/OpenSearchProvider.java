package dev.colophon.scale.opensearch;

import dev.colophon.index.IndexLocation;
import dev.colophon.index.IndexProvider;

/** Keeps indexes at addresses such as {@code opensearch+https://search.example:9200/colophon}. */
public final class OpenSearchProvider implements IndexProvider {

    /** {@link java.util.ServiceLoader} makes it by this constructor. */
    public OpenSearchProvider() {}

    @Override
    public boolean takes(IndexLocation location) {
        return location.address().startsWith(ClusterAddress.SCHEME);
    }

    @Override
    public Kept at(IndexLocation location) {
        return new ClusterIndex(location);
    }
}
