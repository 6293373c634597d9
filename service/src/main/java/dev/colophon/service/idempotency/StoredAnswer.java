package dev.colophon.service.idempotency;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a program was answered, to be answered again.
 *
 * @param headers that go with it, such as {@code Content-Type}
 */
public record StoredAnswer(int status, Map<String, String> headers, String body) {

    public StoredAnswer {
        headers = Map.copyOf(headers);
    }

    /** The headers as they are kept: name and value, one a line. */
    String headerLines() {
        StringBuilder lines = new StringBuilder();
        headers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> lines.append(header.getKey())
                        .append(": ")
                        .append(header.getValue().replaceAll("[\\r\\n]", " "))
                        .append('\n'));
        return lines.toString();
    }

    static StoredAnswer of(int status, String headerLines, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headerLines.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return new StoredAnswer(status, headers, body);
    }
}
