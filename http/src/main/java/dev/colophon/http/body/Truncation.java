package dev.colophon.http.body;

/**
 * Why bytes are fewer than the server had. The kinds are those of {@code WARC-Truncated} (ISO 28500).
 *
 * @param reason one phrase for people, with the figures
 * @param declared whether a record that was made elsewhere says so of itself: there is no more of it to be had
 */
public record Truncation(Kind kind, String reason, boolean declared) {

    /** Of what is received here. */
    public Truncation(Kind kind, String reason) {
        this(kind, reason, false);
    }

    /** The vocabulary of the standard. */
    public enum Kind {
        LENGTH,
        TIME,
        DISCONNECT,
        UNSPECIFIED
    }
}
