package dev.colophon.warc.read;

/**
 * What could not be read.
 *
 * @param place a file with the offset, an entry of a WACZ, or the URL of a record
 * @param damaged whether something is broken; else it is left out by design
 * @param reason one line for people
 */
public record WarcProblem(String place, boolean damaged, String reason) implements WarcItem {}
