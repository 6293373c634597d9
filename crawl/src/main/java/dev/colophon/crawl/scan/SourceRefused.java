package dev.colophon.crawl.scan;

/** An argument that names nothing that can be scanned. The message is one line: what, why, what to do. */
public final class SourceRefused extends Exception {

    public SourceRefused(String message) {
        super(message);
    }
}
