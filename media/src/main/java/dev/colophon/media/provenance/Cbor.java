package dev.colophon.media.provenance;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads CBOR (RFC 8949) within limits. The keys of its maps are texts; those that are numbers are their digits. */
final class Cbor {

    private static final int DEEPEST = 32;

    private static final ObjectMapper MAPPER = new ObjectMapper(CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxDocumentLength(StoreFinder.MOST_BYTES)
                    .maxStringLength(StoreFinder.MOST_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private Cbor() {}

    static JsonNode read(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** The first of these that is there. */
    static Optional<JsonNode> first(JsonNode map, String... names) {
        for (String name : names) {
            JsonNode found = map.path(name);
            if (!found.isMissingNode() && !found.isNull()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    static Optional<String> text(JsonNode map, String... names) {
        return first(map, names).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    static Optional<byte[]> bytes(JsonNode node) {
        try {
            return node.isBinary() ? Optional.of(node.binaryValue()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        for (Iterator<JsonNode> all =
                        array.isArray() ? array.elements() : List.<JsonNode>of().iterator();
                all.hasNext(); ) {
            items.add(all.next());
        }
        return items;
    }
}
