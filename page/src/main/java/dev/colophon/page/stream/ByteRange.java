package dev.colophon.page.stream;

/** A part of a resource: {@code length} bytes from {@code offset} on. */
public record ByteRange(long offset, long length) {

    /** As the value of a Range header (RFC 9110, 14.2). */
    public String header() {
        return "bytes=" + offset + "-" + (offset + length - 1);
    }
}
