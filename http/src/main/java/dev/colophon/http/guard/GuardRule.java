package dev.colophon.http.guard;

/** What every outgoing request must satisfy; the identifier is printed with each refusal. */
public enum GuardRule {
    /** The URL can be read, and is of sane length. */
    URL("SSRF-1"),
    /** Only http and https. */
    SCHEME("SSRF-2"),
    /** No user name or password before the host. */
    USER_INFO("SSRF-3"),
    /** The literal host, every DNS answer and the connected peer are public. */
    ADDRESS("SSRF-4"),
    /** A port of the web: 80–90, 443, 8000–8999, without those that the Fetch standard blocks. */
    PORT("SSRF-5"),
    /** Not a host that the user has blocked. */
    BLOCKED("STOP-1");

    private final String id;

    GuardRule(String id) {
        this.id = id;
    }

    /** Such as {@code SSRF-4}. */
    public String id() {
        return id;
    }
}
