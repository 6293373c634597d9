package dev.colophon.page.stream;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One way in which a stream is offered (EXT-X-STREAM-INF, RFC 8216, 4.3.4.2).
 *
 * @param url of its media playlist
 * @param bandwidth its peak in bits a second, 0 where it is not said
 * @param lines the height of its picture
 * @param audioOnly whether its codecs are said and none of them is of pictures
 * @param audioGroup the renditions that hold its sound
 */
public record Variant(String url, long bandwidth, OptionalInt lines, boolean audioOnly, Optional<String> audioGroup) {}
