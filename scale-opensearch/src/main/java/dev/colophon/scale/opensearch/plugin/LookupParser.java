package dev.colophon.scale.opensearch.plugin;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.LookedUp;
import dev.colophon.index.postings.shard.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.XContentParser;

/**
 * Reads {@code {"digest": "…", "prints": 32, "format": "…", "queries": [{"terms": "…", "places": "…", "minimum": 1, "limit": 64,
 * "read_budget": 400000, "neighbours": false}]}}. Terms are base64 of so
 * many bytes each, big-endian, as {@code width} says, 8 without; places of one byte each, all 0 where they are left out. Whatever is
 * wrong is said with the key that it is in.
 */
final class LookupParser {

    static final int MOST_QUERIES = 64;

    /** A window of sound asks for some 70,000. */
    static final int MOST_TERMS = 1 << 19;

    static final int MOST_CANDIDATES = 65_536;

    static final int MOST_PRINTS = 1_024;

    private final XContentParser parser;

    private LookupParser(XContentParser parser) {
        this.parser = parser;
    }

    /**
     * What is asked.
     *
     * @param digest of which references are looked for, too
     * @param prints how many fingerprints come along
     */
    record Asked(List<TermQuery> queries, Optional<ContentDigest> digest, int prints) {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is anything else; the message names the key
     * @throws OpenSearchStatusException when the answer is expected in another form
     */
    static Asked parse(XContentParser parser) throws IOException {
        return new LookupParser(parser).asked();
    }

    private Asked asked() throws IOException {
        expect(parser.nextToken(), XContentParser.Token.START_OBJECT, "the body");
        List<TermQuery> queries = List.of();
        Optional<ContentDigest> digest = Optional.empty();
        int prints = 0;
        while (parser.nextToken() != XContentParser.Token.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "queries" -> queries = queries();
                case "digest" -> digest = Optional.of(digest(key));
                case "prints" -> prints = (int) number(key, 0, MOST_PRINTS);
                case "format" -> checkFormat(key);
                default ->
                    throw new IllegalArgumentException(
                            "[%s] is unknown: a body has [queries], [digest], [prints], [format]".formatted(key));
            }
        }
        return new Asked(queries, digest, prints);
    }

    private List<TermQuery> queries() throws IOException {
        expect(parser.currentToken(), XContentParser.Token.START_ARRAY, "[queries]");
        List<TermQuery> queries = new ArrayList<>();
        while (parser.nextToken() != XContentParser.Token.END_ARRAY) {
            expect(parser.currentToken(), XContentParser.Token.START_OBJECT, "each of [queries]");
            queries.add(query());
            if (queries.size() > MOST_QUERIES) {
                throw new IllegalArgumentException("[queries] are more than %d".formatted(MOST_QUERIES));
            }
        }
        return queries;
    }

    private ContentDigest digest(String key) throws IOException {
        expect(parser.currentToken(), XContentParser.Token.VALUE_STRING, "[" + key + "]");
        if (!parser.text().matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("[%s] must be 16 bytes in hexadecimal".formatted(key));
        }
        // Digests are looked for by their bytes, whatever they were taken over.
        return ContentDigest.of(ContentDigest.Basis.FILE, parser.text());
    }

    private void checkFormat(String key) throws IOException {
        expect(parser.currentToken(), XContentParser.Token.VALUE_STRING, "[" + key + "]");
        if (!parser.text().equals(LookedUp.FORMAT)) {
            throw new OpenSearchStatusException(
                    "[format] {} is none of this plug-in, which answers {}",
                    RestStatus.NOT_IMPLEMENTED,
                    parser.text(),
                    LookedUp.FORMAT);
        }
    }

    private TermQuery query() throws IOException {
        byte[] packed = {};
        int width = Long.BYTES;
        byte[] places = {};
        int minimum = 1;
        int limit = 0;
        long budget = 0;
        boolean neighbours = false;
        while (parser.nextToken() != XContentParser.Token.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "terms" -> packed = bytes(key);
                case "width" -> width = (int) number(key, 1, Long.BYTES);
                case "places" -> places = bytes(key);
                case "minimum" -> minimum = Math.max(1, (int) number(key, Integer.MIN_VALUE, Integer.MAX_VALUE));
                case "limit" -> limit = (int) number(key, 1, MOST_CANDIDATES);
                case "read_budget" -> budget = number(key, 1, Long.MAX_VALUE);
                case "neighbours" -> neighbours = flag(key);
                default -> throw new IllegalArgumentException("[%s] is unknown".formatted(key));
            }
        }
        long[] terms = terms(packed, width);
        if (places.length == 0) {
            places = new byte[terms.length];
        }
        if (places.length != terms.length) {
            throw new IllegalArgumentException("[places] are %d, [terms] %d".formatted(places.length, terms.length));
        }
        for (byte place : places) {
            if (place < 0) {
                throw new IllegalArgumentException("[places] must be 0 to 127");
            }
        }
        if (limit == 0) {
            throw new IllegalArgumentException("[limit] is missing");
        }
        if (budget == 0) {
            throw new IllegalArgumentException("[read_budget] is missing");
        }
        return new TermQuery(terms, places, terms.length, minimum, limit, budget, neighbours);
    }

    private static long[] terms(byte[] packed, int width) {
        if (packed.length % width != 0) {
            throw new IllegalArgumentException(
                    "[terms] are %d bytes, which is no multiple of [width] %d".formatted(packed.length, width));
        }
        if (packed.length / width > MOST_TERMS) {
            throw new IllegalArgumentException(
                    "[terms] are %d, at most %d can be asked for".formatted(packed.length / width, MOST_TERMS));
        }
        return Wire.unpack(packed, width);
    }

    private byte[] bytes(String key) throws IOException {
        expect(parser.currentToken(), XContentParser.Token.VALUE_STRING, "[" + key + "]");
        try {
            return Base64.getDecoder().decode(parser.text());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("[%s] is no base64: %s".formatted(key, e.getMessage()), e);
        }
    }

    private long number(String key, long least, long most) throws IOException {
        expect(parser.currentToken(), XContentParser.Token.VALUE_NUMBER, "[" + key + "]");
        long number;
        try {
            number = parser.longValue(false);
        } catch (IllegalArgumentException | IOException e) { // the latter of one that is too large
            throw new IllegalArgumentException("[%s] is no whole number".formatted(key), e);
        }
        if (number < least || number > most) {
            throw new IllegalArgumentException("[%s] is %d, not %d to %d".formatted(key, number, least, most));
        }
        return number;
    }

    private boolean flag(String key) throws IOException {
        expect(parser.currentToken(), XContentParser.Token.VALUE_BOOLEAN, "[" + key + "]");
        return parser.booleanValue();
    }

    private static void expect(XContentParser.@Nullable Token token, XContentParser.Token wanted, String what) {
        if (token != wanted) {
            throw new IllegalArgumentException("%s is %s, not %s"
                    .formatted(
                            what,
                            token == null ? "missing" : token.name().toLowerCase(Locale.ROOT),
                            wanted.name().toLowerCase(Locale.ROOT)));
        }
    }
}
