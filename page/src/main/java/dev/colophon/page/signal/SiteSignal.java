package dev.colophon.page.signal;

/**
 * Something seen on a site that other sites may have too.
 *
 * @param site a host name, lower case
 * @param value in the normal form of its kind, at most 500 characters
 * @param seenOn the URL where it was seen
 */
public record SiteSignal(String site, SignalKind kind, String value, String seenOn) {}
