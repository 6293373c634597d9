package dev.colophon.server.web.record;

import dev.colophon.cases.audit.AuditEvent;
import dev.colophon.cases.audit.AuditEvent.Kind;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.report.html.ReportWords;
import dev.colophon.sightings.decision.DecisionState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** What the recipient of a notice, or the user whom it is about, does. */
    private static final Set<String> FROM_OUTSIDE =
            Set.of("ACKNOWLEDGED", "BOUNCED", "REMOVAL_CLAIMED", "COUNTER_RECEIVED", "CONTENT_RESTORED");

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

    /** Who did it: a person or program by its name, a rule, somebody outside; or that nobody wrote it down. */
    public static String who(AuditEvent event, Tongue words) {
        return event.actor().map(words.report()::title).orElseGet(() -> words.say(unnamed(event)));
    }

    private static String unnamed(AuditEvent event) {
        return switch (event.kind()) {
            case WORK, EVIDENCE, SOURCE, CAMPAIGN, OWNER -> "audit.unrecorded";
            case ACCOUNT -> "audit.outside";
            case NOTICE -> FROM_OUTSIDE.contains(event.what()) ? "audit.outside" : "audit.program";
            case OFFER -> "audit.outside";
            case DECISION, GROUP, LICENCE, POLICY, CASE -> "audit.rule";
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
                    case GROUP -> "/groups/" + event.subject();
                    case WORK -> "/works/" + event.subject();
                    case LICENCE, OFFER -> "/licences";
                    case POLICY -> "/policies";
                    case EVIDENCE -> "/evidence/" + event.subject();
                    case CAMPAIGN -> "/campaigns";
                    case CASE -> "/cases/" + event.subject();
                    case NOTICE -> "/notices/" + event.subject();
                    case SOURCE -> "/sources";
                    case ACCOUNT -> "/admin";
                    case OWNER -> null;
                });
    }

    /** What it was done to, as short as it is known by. */
    public static String subject(AuditEvent event, ReportWords words) {
        return switch (event.kind()) {
            case DECISION, GROUP, WORK, LICENCE, OFFER, POLICY ->
                event.subject().substring(Math.max(0, event.subject().length() - 8));
            case CASE, NOTICE, EVIDENCE -> event.subject();
            case CAMPAIGN, OWNER, ACCOUNT -> words.title(event.subject());
            case SOURCE -> words.place(event.subject());
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
