package dev.colophon.benchmark.lawful;

/** Who owns the works of the suite. */
enum SuiteOwner {
    AUTHOR("Ada Brown"),
    /** Licensed the host of the lawful pages. */
    LICENSOR("Lena Stone"),
    /** Gave all works to everybody. */
    GIVER("沈墨"),
    /** Shows the works on the host of the lawful pages. */
    HOST("Otto Marsh");

    private final String owner;

    SuiteOwner(String owner) {
        this.owner = owner;
    }

    /** As registered, and as pages name it. */
    String owner() {
        return owner;
    }
}
