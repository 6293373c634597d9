package dev.colophon.service.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.service.json.JsonLines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job, as it is kept.
 *
 * @param done so many of all files or places
 * @param all so many there were
 * @param items what came of each, as JSON of the schemas
 * @param uses what the use of each work in a file that was checked asks for, by the place of the file and the id of the work
 * @param notCompared the code of why nothing of a file could be compared, such as {@code TOO_PLAIN}, by the place of the file
 * @param messages what was said on the way, in English
 * @param failure the line that says why it ended before all was done, in English; null where it did not
 */
public record JobAnswer(
        int done,
        int all,
        List<JsonNode> items,
        Map<String, Map<String, String>> uses,
        Map<String, String> notCompared,
        List<String> messages,
        @Nullable String failure) {

    public JobAnswer {
        items = List.copyOf(items);
        uses = Map.copyOf(uses);
        notCompared = Map.copyOf(notCompared);
        messages = List.copyOf(messages);
    }

    /** One that failed before anything came of it. */
    static JobAnswer failed(int all, String failure) {
        return new JobAnswer(0, all, List.of(), Map.of(), Map.of(), List.of(), failure);
    }

    /** One with what came of each, as records of the schemas. */
    public static JobAnswer of(
            int done,
            int all,
            List<?> views,
            Map<String, Map<String, String>> uses,
            Map<String, String> notCompared,
            List<String> messages,
            Optional<String> failure) {
        List<JsonNode> items = views.stream()
                .map(view -> JsonLines.read(JsonLines.line(view), JsonNode.class))
                .toList();
        return new JobAnswer(done, all, items, uses, notCompared, messages, failure.orElse(null));
    }

    /** What came of each. */
    public List<JobItem> each() {
        return items.stream().map(JobItem::new).toList();
    }

    /** What the use of a work in a file asks for, as a word of the messages. */
    public Optional<String> use(String place, String work) {
        return Optional.ofNullable(uses.getOrDefault(place, Map.of()).get(work));
    }
}
