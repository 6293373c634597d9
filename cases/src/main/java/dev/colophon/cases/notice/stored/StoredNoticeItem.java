package dev.colophon.cases.notice.stored;

/**
 * A copy that a notice names, as it says so itself.
 *
 * @param number from 1
 * @param sighting its id; it may be no more
 */
public record StoredNoticeItem(int number, String sighting, String url, String workTitle) {}
