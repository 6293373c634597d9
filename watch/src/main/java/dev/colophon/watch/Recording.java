package dev.colophon.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of one exchange as they passed the connection, after TLS and before any decoding.
 *
 * @param request request line, headers, empty line
 * @param response status line, headers, body in its transfer coding, as far as it was received
 * @param tls how the connection was secured, when it was
 * @param elapsed from the first byte sent to the last byte received
 */
public record Recording(byte[] request, StoredBytes response, Optional<Tls> tls, Duration elapsed) {

    /**
     * A TLS connection.
     *
     * @param protocol such as {@code TLSv1.3}
     * @param cipher the suite, as the standard names it
     * @param chain SHA-256 of each certificate, the server's first, lower-case hexadecimal
     * @param names the DNS names in the server's certificate
     */
    public record Tls(String protocol, String cipher, List<String> chain, List<String> names) {
        public Tls {
            chain = List.copyOf(chain);
            names = List.copyOf(names);
        }
    }
}
