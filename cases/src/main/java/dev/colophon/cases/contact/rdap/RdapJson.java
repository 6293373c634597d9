package dev.colophon.cases.contact.rdap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON of strangers, within bounds. */
final class RdapJson {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 100_000;

    private RdapJson() {}

    /**
     * The object that these bytes are.
     *
     * @param longest in bytes
     * @throws IOException when they are none, are longer, or are nested deeper than 64; the message is one line
     */
    static JsonNode object(byte[] bytes, int longest) throws IOException {
        if (bytes.length > longest) {
            throw new IOException("it is longer than %,d bytes".formatted(longest));
        }
        ObjectMapper json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxStringLength(LONGEST_TEXT)
                                .build())
                        .build())
                .build();
        JsonNode root;
        try {
            root = json.readTree(bytes);
        } catch (IOException e) {
            throw new IOException("it cannot be read as JSON", e);
        }
        if (root == null || !root.isObject()) {
            throw new IOException("it is no JSON object");
        }
        return root;
    }
}
