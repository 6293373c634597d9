package dev.colophon.page.stream;

import java.util.Optional;

/** How segments are protected (EXT-X-KEY, RFC 8216, 4.3.2.4). */
public sealed interface Protection {

    /** Not at all. */
    record Open() implements Protection {}

    /**
     * AES-128 in CBC mode over whole segments, with a key that is served to everybody who asks.
     *
     * @param keyUrl where its 16 bytes are
     * @param iv 32 hexadecimal digits; where it is not given, the number of the segment serves
     */
    record Aes128(String keyUrl, Optional<String> iv) implements Protection {}

    /** In a way that is not ours to open, such as {@code SAMPLE-AES} or a key system of DRM. */
    record Encrypted(String method) implements Protection {}
}
