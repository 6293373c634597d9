package dev.colophon.crawl.scan;

/** A scan was told to end before it came to its end: what it kept stays, and the rest is looked into another time. */
public final class ScanStopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ScanStopped() {
        super("the scan was told to end", null, false, false);
    }
}
