package dev.colophon.http.body;

/**
 * Why bytes are fewer than the server had. The kinds are those of {@code WARC-Truncated} (ISO 28500).
 *
 * @param reason one phrase for people, with the figures
 */
public record Truncation(Kind kind, String reason) {

    /** The vocabulary of the standard. */
    public enum Kind {
        LENGTH,
        TIME,
        DISCONNECT,
        UNSPECIFIED
    }
}
