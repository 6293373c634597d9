package dev.colophon.http;

/** One step of a redirect chain, as the server gave it. */
public record Redirect(String from, int status, String to) {

    /** Whether it led from https to http. */
    public boolean downgrade() {
        return from.startsWith("https:") && to.startsWith("http:");
    }
}
