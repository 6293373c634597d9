package dev.colophon.cases.message.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.answer.AnswerContent.Head;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** The header of a mail or of a part of one: the first field of each name counts. */
final class MailHeader {

    static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,250}>");

    private static final int MOST_REFERENCES = 100;
    private static final int LONGEST_VALUE = 10_000;

    /** A parameter of a structured field, with or without quotes. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z0-9*-]{1,40})\\s*=\\s*(?:\"([^\"]{0,500})\"|([^\\s;\"]{1,500}))");

    private final Map<String, String> fields = new HashMap<>();

    void add(String name, String body) {
        String value = body.length() > LONGEST_VALUE ? body.substring(0, LONGEST_VALUE) : body;
        fields.putIfAbsent(
                name.toLowerCase(Locale.ROOT),
                value.replaceAll("[\r\n]+[ \t]*", " ").strip());
    }

    /** The value of a field as it stands. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    /** The words of a field, decoded (RFC 2047); bytes that are not ASCII are taken as UTF-8. */
    String words(String name) {
        String raw = raw(name).orElse("");
        String text = raw.chars().allMatch(c -> c < 0x100) ? new String(raw.getBytes(ISO_8859_1), UTF_8) : raw;
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (RuntimeException _) {
            // A decoder of strangers' words must not cost the mail.
            return text;
        }
    }

    /** A parameter of a structured field, such as the file name of {@code Content-Disposition}. */
    Optional<String> parameter(String field, String name) {
        Matcher parameter = PARAMETER.matcher(raw(field).orElse(""));
        return parameter
                .results()
                .filter(found -> found.group(1).equalsIgnoreCase(name))
                .map(MailHeader::value)
                .findFirst();
    }

    private static String value(MatchResult parameter) {
        return Optional.ofNullable(parameter.group(2)).orElseGet(() -> String.valueOf(parameter.group(3)));
    }

    /** RFC 3834, and what was written before it. */
    boolean isAutomatic() {
        boolean submitted = raw("auto-submitted")
                .filter(value -> !value.toLowerCase(Locale.ROOT).startsWith("no"))
                .isPresent();
        boolean precedence = raw("precedence")
                .filter(value -> value.equalsIgnoreCase("auto_reply"))
                .isPresent();
        return submitted
                || precedence
                || raw("x-autoreply").isPresent()
                || raw("x-autorespond").isPresent();
    }

    Head head() {
        return new Head(
                words("from"), words("subject"), date(), ids("message-id").findFirst(), about());
    }

    private List<String> about() {
        List<String> references = new ArrayList<>(ids("references").toList());
        return Stream.concat(ids("in-reply-to"), references.reversed().stream())
                .distinct()
                .limit(MOST_REFERENCES)
                .toList();
    }

    private Stream<String> ids(String field) {
        return MESSAGE_ID
                .matcher(raw(field).orElse(""))
                .results()
                .map(MatchResult::group)
                .limit(MOST_REFERENCES);
    }

    private Optional<Instant> date() {
        return raw("date").flatMap(text -> {
            try {
                return Optional.of(new MailDateFormat().parse(text).toInstant());
            } catch (ParseException | RuntimeException _) {
                return Optional.empty();
            }
        });
    }
}
