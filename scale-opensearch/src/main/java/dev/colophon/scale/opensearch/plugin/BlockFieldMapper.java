package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.Terms;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.mapper.FieldMapper;
import org.opensearch.index.mapper.MappedFieldType;
import org.opensearch.index.mapper.Mapper;
import org.opensearch.index.mapper.MapperParsingException;
import org.opensearch.index.mapper.ParametrizedFieldMapper;
import org.opensearch.index.mapper.ParseContext;
import org.opensearch.index.mapper.TextSearchInfo;
import org.opensearch.index.mapper.ValueFetcher;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.index.query.QueryShardException;
import org.opensearch.search.lookup.SearchLookup;

/**
 * The field {@code fingerprint_block}: the terms of one block of a reference, {@code {"number": 0, "width": 6, "terms": "…"}} with
 * the terms in base64 one after the other. It stands in a nested document; the reference is the {@code _id} of the outer one. What
 * it becomes are the very Lucene fields of a folder's blocks, so that the same retrieval reads both.
 */
final class BlockFieldMapper extends ParametrizedFieldMapper {

    static final String TYPE = "fingerprint_block";

    static final Mapper.TypeParser PARSER = new TypeParser((name, _) -> new Builder(name));

    private static final int WIDEST = 6;

    /** Makes one from a mapping, which says nothing of it but its type. */
    static final class Builder extends ParametrizedFieldMapper.Builder {

        Builder(String name) {
            super(name);
        }

        @Override
        protected List<Parameter<?>> getParameters() {
            return List.of();
        }

        @Override
        public BlockFieldMapper build(BuilderContext context) {
            return new BlockFieldMapper(
                    name,
                    new BlockFieldType(buildFullName(context)),
                    multiFieldsBuilder.build(this, context),
                    copyTo.build());
        }
    }

    /** Nothing that a query of OpenSearch can ask for. */
    private static final class BlockFieldType extends MappedFieldType {

        BlockFieldType(String name) {
            super(name, true, false, false, TextSearchInfo.NONE, Map.of());
        }

        @Override
        public String typeName() {
            return TYPE;
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
                    context, "[%s] holds hashes: ask POST INDEX%s".formatted(name(), RestRetrieveAction.PATH));
        }
    }

    private BlockFieldMapper(
            String name, MappedFieldType type, FieldMapper.MultiFields fields, FieldMapper.CopyTo copies) {
        super(name, type, fields, copies);
    }

    @Override
    protected void parseCreateField(ParseContext context) throws IOException {
        if (context.doc().getParent() == null) {
            throw new MapperParsingException("[%s] must stand in a nested document".formatted(name()));
        }
        XContentParser parser = context.parser();
        if (parser.currentToken() != XContentParser.Token.START_OBJECT) {
            throw new MapperParsingException("[%s] must be an object".formatted(name()));
        }
        int number = -1;
        int width = 0;
        byte[] terms = {};
        for (var token = parser.nextToken(); token != XContentParser.Token.END_OBJECT; token = parser.nextToken()) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "number" -> number = parser.intValue(false);
                case "width" -> width = parser.intValue(false);
                case "terms" -> terms = decoded(parser.text());
                default -> throw new MapperParsingException("[%s] knows no [%s]".formatted(name(), key));
            }
        }
        if (number < 0) {
            throw new MapperParsingException("[number] of [%s] must be 0 or more".formatted(name()));
        }
        if (width < 1 || width > WIDEST) {
            throw new MapperParsingException("[width] of [%s] must be 1 to %d".formatted(name(), WIDEST));
        }
        if (terms.length % width != 0) {
            throw new MapperParsingException("[terms] of [%s] are %d bytes, which is no multiple of its [width] %d"
                    .formatted(name(), terms.length, width));
        }
        ParseContext.Document block = context.doc();
        block.add(new BinaryDocValuesField(
                Fields.BLOCK_OF, new BytesRef(context.sourceToParse().id())));
        block.add(new NumericDocValuesField(Fields.BLOCK, number));
        block.add(Fields.terms(Terms.sortDistinct(terms, width), width));
    }

    private byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MapperParsingException("[terms] of [%s] is no base64: %s".formatted(name(), e.getMessage()));
        }
    }

    @Override
    public ParametrizedFieldMapper.Builder getMergeBuilder() {
        return new Builder(simpleName());
    }

    @Override
    protected String contentType() {
        return TYPE;
    }
}
