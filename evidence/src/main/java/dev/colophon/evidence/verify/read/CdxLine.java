package dev.colophon.evidence.verify.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a CDXJ index: a sortable key, a time of 14 digits, and what stands where.
 *
 * @param number from 1
 */
public record CdxLine(int number, String key, String time, JsonObject fields) {

    private static final int MAX_BYTES = 32 << 20;

    /** As many as there may be records. */
    private static final int MAX_LINES = 100_000;

    private static final Pattern LINE = Pattern.compile("([!-~]+) ([0-9]{14}) (\\{.*\\})");

    /** Reads an index that is one gzip member. */
    public static List<CdxLine> read(InputStream packed, String part) throws MalformedPart {
        String text = new String(GzipMembers.single(packed, part, MAX_BYTES), UTF_8);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new MalformedPart(part, Message.of("cdxj.cut"));
        }
        List<CdxLine> lines = new ArrayList<>();
        byte[] before = {};
        if (text.chars().filter(c -> c == '\n').count() > MAX_LINES) {
            throw new MalformedPart(part, Message.of("lines.many", MAX_LINES));
        }
        for (String line : text.isEmpty() ? new String[0] : text.split("\n")) {
            int number = lines.size() + 1;
            Matcher fields = LINE.matcher(line);
            if (!fields.matches()) {
                throw new MalformedPart(part + "#" + number, Message.of("cdxj.form"));
            }
            byte[] bytes = line.getBytes(UTF_8);
            if (Arrays.compareUnsigned(before, bytes) >= 0) {
                throw new MalformedPart(part + "#" + number, Message.of("cdxj.order"));
            }
            before = bytes;
            JsonObject json = StrictJson.object(fields.group(3).getBytes(UTF_8), part + "#" + number);
            lines.add(new CdxLine(number, fields.group(1), fields.group(2), json));
        }
        return lines;
    }
}
