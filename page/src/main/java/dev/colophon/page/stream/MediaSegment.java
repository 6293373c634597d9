package dev.colophon.page.stream;

import java.util.Optional;

/**
 * A piece of a stream (RFC 8216, 3).
 *
 * @param url where it is
 * @param range which part of that, where it is not all
 * @param start seconds from the beginning of the playlist
 * @param seconds how long it plays
 * @param sequence its media sequence number
 * @param discontinuity whether encoding or time stamps begin anew with it
 * @param protection how it is protected
 * @param map what must stand before it to be decoded
 */
public record MediaSegment(
        String url,
        Optional<ByteRange> range,
        double start,
        double seconds,
        long sequence,
        boolean discontinuity,
        Protection protection,
        Optional<MediaMap> map) {

    /**
     * A media initialization section (EXT-X-MAP, RFC 8216, 4.3.2.5).
     *
     * @param url where it is
     * @param range which part of that, where it is not all
     * @param protection how it is protected
     */
    public record MediaMap(String url, Optional<ByteRange> range, Protection protection) {}

    /** Whether it is protected in a way that is not ours to open. */
    public boolean encrypted() {
        return protection instanceof Protection.Encrypted
                || map.filter(found -> found.protection() instanceof Protection.Encrypted)
                        .isPresent();
    }
}
