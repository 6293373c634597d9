package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.codec.Documents;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.mapper.FieldMapper;
import org.opensearch.index.mapper.Mapper;
import org.opensearch.index.mapper.MapperParsingException;
import org.opensearch.index.mapper.ParametrizedFieldMapper;
import org.opensearch.index.mapper.ParseContext;

/**
 * The field {@code fingerprint_block}: the terms of one block of a reference, {@code {"number": 0, "width": 6, "terms": "…"}} with
 * the terms in base64 one after the other; further keys are {@code part}, what is kept of the fingerprint with the block, in base64,
 * and {@code lengths}, whether it is kept how many terms it has. It stands in a nested document; the reference is the {@code _id} of
 * the outer one. What it becomes are the very Lucene fields of a folder's blocks, so that the same retrieval reads both.
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
                    new UnsearchableFieldType(buildFullName(context), TYPE),
                    multiFieldsBuilder.build(this, context),
                    copyTo.build());
        }
    }

    private BlockFieldMapper(
            String name, UnsearchableFieldType type, FieldMapper.MultiFields fields, FieldMapper.CopyTo copies) {
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
        byte[] part = {};
        boolean lengths = false;
        for (var token = parser.nextToken(); token != XContentParser.Token.END_OBJECT; token = parser.nextToken()) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "number" -> number = parser.intValue(false);
                case "width" -> width = parser.intValue(false);
                case "terms" -> terms = decoded(key, parser.text());
                case "part" -> part = decoded(key, parser.text());
                case "lengths" -> lengths = parser.booleanValue();
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
        Documents.ofBlock(context.sourceToParse().id(), number, terms, width, lengths, part)
                .forEach(context.doc()::add);
    }

    private byte[] decoded(String key, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MapperParsingException("[%s] of [%s] is no base64: %s".formatted(key, name(), e.getMessage()));
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
