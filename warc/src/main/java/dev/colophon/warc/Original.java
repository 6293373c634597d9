package dev.colophon.warc;

/**
 * The capture whose content a revisit found again.
 *
 * @param url its {@code WARC-Target-URI}
 * @param date its {@code WARC-Date}, as {@link WarcSpan#date} gave it
 * @param payloadSha256 of its body without transfer coding, lower-case hexadecimal
 */
public record Original(String url, String date, String payloadSha256) {}
