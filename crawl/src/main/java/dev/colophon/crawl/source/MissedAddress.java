package dev.colophon.crawl.source;

/** An address that sources lead to, and of which nothing was had. */
public sealed interface MissedAddress permits FailingAddress, BarredAddress {

    String url();
}
