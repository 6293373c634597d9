package dev.colophon.page.terms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /.well-known/tdmrep.json} (TDM Reservation Protocol, section on the file on the origin server): of the rules that fit an
 * address, the first in the file counts.
 */
final class TdmRepFile {

    static final int MOST_RULES = 1_000;

    private static final int DEEPEST = 16;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxDocumentLength(SiteTerms.MOST_BYTES)
                    .build())
            .build());

    private TdmRepFile() {}

    /**
     * A rule.
     *
     * @param location a pattern
     * @param policy where a licence can be had, as it is written; may be blank
     */
    record Rule(String location, boolean reserved, String policy) {}

    /**
     * The rules, in the order of the file.
     *
     * @throws IllegalArgumentException when it is no such file, or has more rules than are read
     */
    static List<Rule> read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
        Iterable<JsonNode> items = root.isObject() ? List.of(root) : root;
        List<Rule> rules = new ArrayList<>();
        for (JsonNode item : items) {
            if (item.path("location").isTextual() && item.has("tdm-reservation")) {
                rules.add(new Rule(
                        item.path("location").asText(),
                        item.path("tdm-reservation").asText().strip().equals("1"),
                        item.path("tdm-policy").asText("")));
            }
            if (rules.size() > MOST_RULES) {
                throw new IllegalArgumentException("more than " + MOST_RULES + " rules");
            }
        }
        if (rules.isEmpty() && !root.isEmpty()) {
            throw new IllegalArgumentException("no rule in it");
        }
        return rules;
    }
}
