package dev.colophon.evidence.time;

import java.io.IOException;
import java.net.URI;

/** How bytes get to an authority and back; the caller's client decides what may be reached. */
@FunctionalInterface
public interface ByteExchange {

    /**
     * Sends a POST request with this content type and returns the body of the answer.
     *
     * @throws IOException when there was none with status 200
     */
    byte[] post(URI url, String contentType, byte[] body) throws IOException;
}
