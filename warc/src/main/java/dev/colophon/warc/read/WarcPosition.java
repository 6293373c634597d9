package dev.colophon.warc.read;

/**
 * Where a record begins.
 *
 * @param file name of the WARC file; inside a WACZ, {@code name.wacz!/archive/data.warc.gz}
 * @param offset of the record, or of the gzip member that holds it, in bytes of the WARC file as it is
 */
public record WarcPosition(String file, long offset) {}
