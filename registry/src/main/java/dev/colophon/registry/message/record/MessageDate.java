package dev.colophon.registry.message.record;

import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a message was made, and by whom. It is kept with the works that the message speaks of: messages do not always come in their
 * order, and an older one does not take back what a newer one says.
 */
public record MessageDate(Instant made, String sender) {

    /** The name under which it is kept. */
    public static final String FIELD = "message_date";

    private static final String OF = " of ";

    /** Reads the date of a message. */
    public static Optional<MessageDate> of(String date, String sender) {
        return moment(date).map(made -> new MessageDate(made, sender));
    }

    /** A moment as XML has it; one without an offset is of UTC. */
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.matches(".*(Z|[+-]\\d{2}:\\d{2})")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** That of the message that said this, if it had one. */
    public static Optional<MessageDate> of(DescriptiveMetadata said) {
        return said.fields().stream()
                .filter(field -> field.name().equals(FIELD))
                .map(StatedField::content)
                .filter(words -> words.contains(OF))
                .flatMap(words -> {
                    int end = words.indexOf(OF);
                    return of(words.substring(0, end), words.substring(end + OF.length())).stream();
                })
                .findFirst();
    }

    /** Whether the same sender has sent a newer one. */
    public boolean isOutdatedBy(MessageDate other) {
        return sender.equals(other.sender) && made.isBefore(other.made);
    }

    /** {@code 2026-03-01T12:00:00Z of Example Records}, as it is kept. */
    public String words() {
        return made + OF + sender;
    }
}
