package dev.colophon.cases.message.answer;

import dev.colophon.cases.message.answer.NoticeAnswer.DeliveryAction;
import dev.colophon.cases.message.answer.NoticeAnswer.DeliveryReport;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of {@code message/delivery-status} (RFC 3464): a block about the mail, then one about each recipient. */
final class DeliveryStatus {

    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern BLOCKS = Pattern.compile("\r?\n[ \t]*\r?\n");
    private static final Pattern FOLDED = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    private DeliveryStatus() {}

    /** A report of each recipient whose block says what became of the mail. */
    static List<DeliveryReport> reports(String body, Optional<String> messageId) {
        return Arrays.stream(BLOCKS.split(body))
                .limit(MOST_RECIPIENTS + 1L)
                .map(DeliveryStatus::fields)
                .flatMap(fields -> report(fields, messageId).stream())
                .toList();
    }

    private static Optional<DeliveryReport> report(Map<String, String> fields, Optional<String> messageId) {
        Optional<DeliveryAction> action =
                Optional.ofNullable(fields.get("action")).flatMap(DeliveryStatus::action);
        Optional<String> recipient = Optional.ofNullable(fields.get("final-recipient"))
                .or(() -> Optional.ofNullable(fields.get("original-recipient")))
                .map(value -> value.substring(value.indexOf(';') + 1).strip());
        return action.flatMap(what -> recipient.map(who -> new DeliveryReport(
                who,
                what,
                status(fields.getOrDefault("status", "")),
                Optional.ofNullable(fields.get("diagnostic-code")),
                messageId)));
    }

    private static Optional<DeliveryAction> action(String word) {
        return Arrays.stream(DeliveryAction.values())
                .filter(one -> one.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static String status(String value) {
        Matcher status = STATUS.matcher(value);
        return status.find() ? status.group() : "";
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new HashMap<>();
        FOLDED.matcher(block).replaceAll(" ").lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return fields;
    }
}
