package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.codec.Documents;
import dev.colophon.index.postings.codec.Fields;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.util.BytesRef;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.mapper.FieldMapper;
import org.opensearch.index.mapper.Mapper;
import org.opensearch.index.mapper.MapperParsingException;
import org.opensearch.index.mapper.ParametrizedFieldMapper;
import org.opensearch.index.mapper.ParseContext;

/**
 * The field {@code fingerprint_head}: the digest of a reference in hexadecimal, how many blocks it has, and in base64 its fingerprint
 * as a whole, or what belongs to no block of it, and what every scan reads, {@code {"digest": "…", "blocks": 3, "whole": "…", "head":
 * "…", "flat": "…"}}. It stands in the outer document, whose {@code _id} is the reference, and becomes the Lucene fields of a folder's
 * fingerprint.
 */
final class FingerprintFieldMapper extends ParametrizedFieldMapper {

    static final String TYPE = "fingerprint_head";

    static final Mapper.TypeParser PARSER = new TypeParser((name, _) -> new Builder(name));

    private static final int DIGEST_BYTES = 16;

    /** Bytes of a term at most. */
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
        public FingerprintFieldMapper build(BuilderContext context) {
            return new FingerprintFieldMapper(
                    name,
                    new UnsearchableFieldType(buildFullName(context), TYPE),
                    multiFieldsBuilder.build(this, context),
                    copyTo.build());
        }
    }

    private FingerprintFieldMapper(
            String name, UnsearchableFieldType type, FieldMapper.MultiFields fields, FieldMapper.CopyTo copies) {
        super(name, type, fields, copies);
    }

    @Override
    protected void parseCreateField(ParseContext context) throws IOException {
        if (context.doc().getParent() != null) {
            throw new MapperParsingException("[%s] must stand in the outer document".formatted(name()));
        }
        XContentParser parser = context.parser();
        if (parser.currentToken() != XContentParser.Token.START_OBJECT) {
            throw new MapperParsingException("[%s] must be an object".formatted(name()));
        }
        BytesRef digest = new BytesRef();
        int blocks = -1;
        Optional<byte[]> whole = Optional.empty();
        Optional<byte[]> head = Optional.empty();
        Optional<byte[]> flat = Optional.empty();
        byte[] terms = {};
        int width = 1;
        for (var token = parser.nextToken(); token != XContentParser.Token.END_OBJECT; token = parser.nextToken()) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "digest" -> digest = digest(parser.text());
                case "blocks" -> blocks = parser.intValue(false);
                case "whole" -> whole = Optional.of(decoded(key, parser.text()));
                case "head" -> head = Optional.of(decoded(key, parser.text()));
                case "flat" -> flat = Optional.of(decoded(key, parser.text()));
                case "terms" -> terms = decoded(key, parser.text());
                case "width" -> width = parser.intValue(false);
                default -> throw new MapperParsingException("[%s] knows no [%s]".formatted(name(), key));
            }
        }
        if (digest.length == 0) {
            throw new MapperParsingException("[digest] of [%s] is missing".formatted(name()));
        }
        if (blocks < 0) {
            throw new MapperParsingException("[blocks] of [%s] must be 0 or more".formatted(name()));
        }
        if (width < 1 || width > WIDEST) {
            throw new MapperParsingException("[width] of [%s] must be 1 to %d".formatted(name(), WIDEST));
        }
        if (terms.length % width != 0) {
            throw new MapperParsingException("[terms] of [%s] are %d bytes, which is no multiple of its [width] %d"
                    .formatted(name(), terms.length, width));
        }
        String reference = context.sourceToParse().id();
        Documents.ofFingerprint(reference, digest, whole, head, flat, terms, width)
                .forEach(context.doc()::add);
        context.doc().add(new NumericDocValuesField(Fields.BLOCKS_BEFORE, blocks));
    }

    private BytesRef digest(String text) {
        try {
            if (text.length() == 2 * DIGEST_BYTES) {
                return new BytesRef(HexFormat.of().parseHex(text));
            }
        } catch (IllegalArgumentException _) { // said below
        }
        throw new MapperParsingException(
                "[digest] of [%s] must be %d digits in hexadecimal".formatted(name(), 2 * DIGEST_BYTES));
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
