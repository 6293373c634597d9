package dev.colophon.warc;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Named fields, one a line, as they stand in a record's header and in blocks of {@code application/warc-fields}. */
final class FieldLines {

    private final StringBuilder lines = new StringBuilder(768);

    /** Control characters in the value, which would end the line, become spaces. */
    FieldLines add(String name, String value) {
        lines.append(name).append(": ");
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            lines.append(c < ' ' || c == 127 ? ' ' : c);
        }
        lines.append("\r\n");
        return this;
    }

    FieldLines add(String name, Optional<String> value) {
        value.ifPresent(present -> add(name, present));
        return this;
    }

    byte[] bytes() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
