package dev.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.colophon.registry.RegisteredMatch;
import java.util.List;

/** Matches within a line that is put together by hand. */
public final class FindingJson {

    private FindingJson() {}

    /** @param place where the copy is */
    public static ArrayNode matches(List<RegisteredMatch> matches, String place) {
        return JsonLines.MAPPER.valueToTree(MatchView.of(matches, place));
    }
}
