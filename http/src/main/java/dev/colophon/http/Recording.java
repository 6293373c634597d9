package dev.colophon.http;

import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of one exchange as they passed the connection, after TLS and before any decoding.
 *
 * @param request request line, headers, empty line
 * @param response status line, headers, body in its transfer coding, as far as it was received; without interim answers
 *     (1xx) before it and without what a server sent beyond its end
 * @param headLength how many bytes of the response are status line, headers and empty line
 * @param cut why the response is not whole, if it is not
 * @param addresses all that the name server gave, empty where the URL has an address in place of a name
 * @param tls how the connection was secured, when it was
 * @param elapsed from the first byte sent to the last byte received
 */
public record Recording(
        byte[] request,
        StoredBytes response,
        int headLength,
        Optional<Truncation> cut,
        List<InetAddress> addresses,
        Optional<Tls> tls,
        Duration elapsed) {

    public Recording {
        addresses = List.copyOf(addresses);
    }

    /**
     * A TLS connection.
     *
     * @param protocol such as {@code TLSv1.3}
     * @param cipher the suite, as the standard names it
     * @param chain SHA-256 of each certificate, the server's first, lower-case hexadecimal
     * @param names the DNS names in the server's certificate
     * @param certificates the chain itself, each certificate in DER
     */
    public record Tls(
            String protocol, String cipher, List<String> chain, List<String> names, List<byte[]> certificates) {
        public Tls {
            chain = List.copyOf(chain);
            certificates = List.copyOf(certificates);
            names = List.copyOf(names);
        }
    }
}
