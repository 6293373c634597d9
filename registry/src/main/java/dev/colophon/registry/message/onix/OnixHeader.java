package dev.colophon.registry.message.onix;

import dev.colophon.registry.message.record.MessageDate;
import dev.colophon.registry.message.xml.MessageElement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who sends a message, and when it was made. */
record OnixHeader(Optional<String> sender, Optional<MessageDate> date) {

    static final OnixHeader NONE = new OnixHeader(Optional.empty(), Optional.empty());

    private static final Pattern SENT = Pattern.compile("(\\d{8})(?:T(\\d{4})(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    static OnixHeader of(MessageElement header) {
        Optional<String> sender = header.first("Sender", "SenderName");
        return new OnixHeader(
                sender,
                header.first("SentDateTime")
                        .flatMap(OnixHeader::moment)
                        .flatMap(made -> sender.map(name -> new MessageDate(made, name))));
    }

    /** A day begins in UTC, and a time without an offset is of UTC. */
    private static Optional<Instant> moment(String sent) {
        Matcher matcher = SENT.matcher(sent.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            if (matcher.group(2) == null) {
                return Optional.of(LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            }
            String seconds = matcher.group(3) == null ? "00" : matcher.group(3);
            ZoneOffset offset = matcher.group(4) == null ? ZoneOffset.UTC : ZoneOffset.of(matcher.group(4));
            return Optional.of(LocalDateTime.parse(matcher.group(1) + matcher.group(2) + seconds, MOMENT)
                    .toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
