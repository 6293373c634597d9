package dev.colophon.scale.opensearch.plugin;

import java.util.Map;
import org.apache.lucene.search.Query;
import org.opensearch.index.mapper.MappedFieldType;
import org.opensearch.index.mapper.TextSearchInfo;
import org.opensearch.index.mapper.ValueFetcher;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.index.query.QueryShardException;
import org.opensearch.search.lookup.SearchLookup;

/** A field that holds nothing that a query of OpenSearch can ask for. */
final class UnsearchableFieldType extends MappedFieldType {

    private final String type;

    UnsearchableFieldType(String name, String type) {
        super(name, true, false, false, TextSearchInfo.NONE, Map.of());
        this.type = type;
    }

    @Override
    public String typeName() {
        return type;
    }

    @Override
    public ValueFetcher valueFetcher(QueryShardContext context, SearchLookup lookup, String format) {
        throw unsearchable(context);
    }

    @Override
    public Query termQuery(Object value, QueryShardContext context) {
        throw unsearchable(context);
    }

    @Override
    public Query existsQuery(QueryShardContext context) {
        throw unsearchable(context);
    }

    private QueryShardException unsearchable(QueryShardContext context) {
        return new QueryShardException(
                context, "[%s] holds parts of fingerprints: ask POST INDEX%s".formatted(name(), RestLookupAction.PATH));
    }
}
