package dev.colophon.cases.webhook;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a webhook can be told. */
public enum WebhookEvent {
    /** A copy of a work was found at a place for the first time. */
    SIGHTING_FOUND("sighting.found"),
    /** A person or a rule has decided of a sighting, or taken that back. */
    DECISION_MADE("decision.made"),
    /** A notice has left. */
    NOTICE_SENT("notice.sent"),
    /** Its recipient, or whom it accuses, has answered. */
    NOTICE_ANSWERED("notice.answered"),
    /** A copy that was looked for is gone. */
    COPY_REMOVED("copy.removed"),
    /** A copy that was gone is there again. */
    COPY_REAPPEARED("copy.reappeared"),
    /** Nothing: somebody tries whether the webhook is reached. No webhook is told it otherwise. */
    TEST("webhook.test");

    private final String type;

    WebhookEvent(String type) {
        this.type = type;
    }

    /** As it stands in messages, such as {@code sighting.found}. */
    public String type() {
        return type;
    }

    /** The event of a word that somebody may choose. */
    public static Optional<WebhookEvent> of(String type) {
        return choosable().stream().filter(event -> event.type.equals(type)).findFirst();
    }

    /** Those that somebody may choose. */
    public static Set<WebhookEvent> choosable() {
        return Arrays.stream(values()).filter(event -> event != TEST).collect(Collectors.toUnmodifiableSet());
    }

    /** Their words in their order, with commas between. */
    public static String all() {
        return Arrays.stream(values())
                .filter(event -> event != TEST)
                .map(WebhookEvent::type)
                .collect(Collectors.joining(", "));
    }
}
