package dev.colophon.crawl.source;

/** Why an address whose time has come is not visited now. */
public enum DelayCause {
    /** All sources that lead there are paused. */
    PAUSED,
    /** Those that are not have spent their budget of the day. */
    BUDGET_SPENT,
    /** By a stop word. */
    HOST_BLOCKED,
    /** Its host is let alone for more than a minute. */
    HOST_RESTS
}
