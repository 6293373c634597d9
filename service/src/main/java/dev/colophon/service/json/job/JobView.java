package dev.colophon.service.json.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.service.job.JobAnswer;
import dev.colophon.service.job.JobKind;
import dev.colophon.service.job.KeptJob;
import dev.colophon.service.job.Obstacle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How something stands that is done in the background; the schema is {@code job.schema.json}. */
public record JobView(
        String id,
        JobKind kind,
        State state,
        @Nullable String subject,
        Instant accepted,
        @Nullable Instant ended,
        int done,
        int all,
        @Nullable String waits,
        @Nullable String failure,
        @Nullable List<?> items,
        @Nullable List<String> messages) {

    /** How it stands. */
    public enum State {
        /** It is done now, or is going to be, by this server or the next. */
        OPEN,
        ENDED,
        /** It ended before all was done. */
        FAILED
    }

    /** Such as of a URL; a drive has one letter. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

    /** What came of each; files have the names under which they were handed in, wherever they lay meanwhile, and addresses stay. */
    public static List<JsonNode> items(JobKind kind, JobAnswer answer) {
        return kind == JobKind.REGISTER || kind == JobKind.CHECK || kind == JobKind.KEEP
                ? answer.items().stream().map(JobView::named).toList()
                : answer.items();
    }

    private static JsonNode named(JsonNode item) {
        ObjectNode named = item.deepCopy();
        String file = item.path("file").asText();
        return isAddress(file)
                ? named
                : named.put("file", file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))));
    }

    /** Whether what was looked into stands at an address, and lies in no file that was handed in. */
    public static boolean isAddress(String place) {
        return SCHEME.matcher(place).lookingAt();
    }

    /**
     * One that is written down.
     *
     * @param done so many files are done, as far as the server that asks knows
     * @param obstacle what it waits for, as far as that server knows
     */
    public static JobView of(KeptJob job, int done, Optional<Obstacle> obstacle) {
        Optional<JobAnswer> answer = job.answer();
        return new JobView(
                job.id(),
                job.kind(),
                job.ended().isEmpty() ? State.OPEN : job.isFailed() ? State.FAILED : State.ENDED,
                job.subject().isEmpty() ? null : job.subject(),
                job.accepted(),
                job.ended().orElse(null),
                answer.map(JobAnswer::done).orElse(done),
                answer.map(JobAnswer::all).orElse(job.files()),
                obstacle.filter(_ -> job.ended().isEmpty()).map(Obstacle::line).orElse(null),
                answer.flatMap(came -> Optional.ofNullable(came.failure())).orElse(null),
                answer.map(came -> items(job.kind(), came)).orElse(null),
                answer.map(JobAnswer::messages)
                        .filter(messages -> !messages.isEmpty())
                        .orElse(null));
    }
}
