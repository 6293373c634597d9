package dev.colophon.server.web.record;

import dev.colophon.cases.audit.AuditEvent;
import dev.colophon.cases.audit.AuditEvent.Kind;
import dev.colophon.server.view.Tongue;
import dev.colophon.sightings.decision.DecisionState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What the page of the audit shows.
 *
 * @param kind the name of the kind that is shown; empty for all
 * @param day that is shown; empty for all
 * @param more whether others come after these
 * @param behind whether others come before these
 */
public record AuditView(List<AuditEvent> events, String kind, String day, boolean more, boolean behind) {

    public AuditView {
        events = List.copyOf(events);
    }

    /** All that can be chosen. */
    public static List<Kind> kinds() {
        return Arrays.asList(Kind.values());
    }

    /** What was done, in words. */
    public static String what(AuditEvent event, Tongue words) {
        String key = "audit." + event.kind().name() + "." + event.what();
        if (words.has(key)) {
            return words.say(key);
        }
        return switch (event.kind()) {
            case DECISION -> state(event.what()).map(words.report()::state).orElse(event.what());
            case NOTICE ->
                words.report().language().has("notice.event." + event.what())
                        ? words.report().say("notice.event." + event.what())
                        : event.what();
            default -> event.what();
        };
    }

    private static Optional<DecisionState> state(String name) {
        return Arrays.stream(DecisionState.values())
                .filter(state -> state.name().equals(name))
                .findFirst();
    }

    /** The page of what it was done to, where one can also see whether it can be undone. */
    public static Optional<String> address(AuditEvent event) {
        return Optional.ofNullable(
                switch (event.kind()) {
                    case DECISION -> "/sightings/" + event.subject();
                    case WORK -> "/works/" + event.subject();
                    case LICENCE, OFFER -> "/licences";
                    case POLICY -> "/policies";
                    case EVIDENCE -> "/evidence/" + event.subject();
                    case CAMPAIGN -> "/campaigns";
                    case CASE, NOTICE -> null;
                });
    }

    /** What it was done to, as short as it is known by. */
    public static String subject(AuditEvent event) {
        return switch (event.kind()) {
            case DECISION, WORK, LICENCE, OFFER, POLICY ->
                event.subject().substring(Math.max(0, event.subject().length() - 8));
            case CASE, NOTICE, EVIDENCE, CAMPAIGN -> event.subject();
        };
    }

    /** The address of these, from the first or behind the last. */
    public String address(boolean behindLast) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!kind.isEmpty()) {
            query.add("kind=" + encoded(kind));
        }
        if (!day.isEmpty()) {
            query.add("day=" + encoded(day));
        }
        if (behindLast) {
            AuditEvent last = events.getLast();
            query.add("after=" + encoded(last.at().toEpochMilli() + " " + last.key()));
        }
        return "/audit" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
