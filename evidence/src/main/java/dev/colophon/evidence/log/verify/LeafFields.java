package dev.colophon.evidence.log.verify;

import dev.colophon.evidence.messages.Message;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few forms that fields have. None needs an escape in JSON, so a reader can refuse every backslash. */
final class LeafFields {

    private static final int MAX_BYTES = 4096;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern MEMBER = Pattern.compile("\"([a-z]+)\":(?:\"([^\"\\\\]*)\"|(true|false|1))[,}]");

    private LeafFields() {}

    static Instant time(Instant time) {
        if (time.isBefore(Instant.EPOCH) || !time.isBefore(END)) {
            throw new IllegalArgumentException("a time outside the years 1970 to 9999");
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static void word(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("a word must match " + WORD);
        }
    }

    static void salted(Subject subject) {
        if (!subject.salted()) {
            throw new IllegalArgumentException("the subject of a decision, a notice or a pre-check must be salted");
        }
    }

    static Map<String, String> read(byte[] leaf) {
        String text = SignedNote.text(leaf, MAX_BYTES, "what.leaf");
        Map<String, String> fields = new TreeMap<>();
        Matcher member = MEMBER.matcher(text);
        int at = 1;
        while (text.startsWith("{") && member.find(at) && member.start() == at) {
            String quoted = member.group(2);
            fields.put(member.group(1), quoted == null ? member.group(3) : quoted);
            at = member.end();
        }
        if (at != text.length() || fields.isEmpty()) {
            throw LogException.malformed(Message.of("leaf.flat"));
        }
        return fields;
    }

    static String get(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw LogException.malformed(Message.of("leaf.missing", name));
        }
        return value;
    }
}
