package dev.colophon.browser;

import dev.colophon.http.Recording;
import java.net.InetAddress;
import java.util.Optional;

/**
 * One answer that a page received over HTTP/1.1, a redirect included.
 *
 * @param status HTTP status
 * @param type media type without parameters, lower case; empty string where the server gave none
 * @param bytes of the body after content decoding
 * @param sha256 of these bytes in lower-case hexadecimal; empty string when not from the guard
 * @param peer the address that answered
 * @param tls how the connection was secured, when it was
 * @param fromGuard false for an answer that the browser repeated from the memory of this same render
 */
public record BrowserResponse(
        String url,
        int status,
        String type,
        long bytes,
        String sha256,
        Optional<InetAddress> peer,
        Optional<Recording.Tls> tls,
        boolean fromGuard) {}
