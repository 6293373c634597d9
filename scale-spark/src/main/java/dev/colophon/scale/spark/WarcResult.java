package dev.colophon.scale.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one WARC file: the first row of what is kept of it.
 *
 * @param searched the state of the index
 * @param complete whether it was read to its end
 * @param counts by their names
 * @param known whether that was kept of an earlier run
 */
record WarcResult(CollectionFile file, String searched, boolean complete, Map<String, Long> counts, boolean known)
        implements Serializable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    String row() {
        ObjectNode row = MAPPER.createObjectNode();
        row.put("kind", "WARC");
        row.put("warc", file.uri());
        row.put("bytes", file.bytes());
        row.put("modified", file.modified());
        row.put("searched", searched);
        row.put("complete", complete);
        ObjectNode counted = row.putObject("counts");
        new TreeMap<>(counts).forEach(counted::put);
        return row.toString();
    }

    /**
     * Reads what {@link #row} wrote.
     *
     * @throws IOException when it is something else
     */
    static WarcResult known(String row) throws IOException {
        JsonNode json = MAPPER.readTree(row);
        Map<String, Long> counts = new TreeMap<>();
        json.path("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        return new WarcResult(
                new CollectionFile(
                        json.path("warc").asText(),
                        json.path("bytes").asLong(),
                        json.path("modified").asLong()),
                json.path("searched").asText(),
                json.path("complete").asBoolean(),
                counts,
                true);
    }

    /** The row of a file that could not be read, or not to its end. */
    static String failureRow(CollectionFile file, String reason) {
        return MAPPER.createObjectNode()
                .put("kind", "FAILURE")
                .put("address", file.uri())
                .put("warc", file.uri())
                .put("reason", reason)
                .toString();
    }
}
