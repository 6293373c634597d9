package dev.colophon.media;

import java.util.List;

/**
 * What of a file was handed to a {@link MediaSink}.
 *
 * @param tracks at least one; a film has its pictures and, when it has a sound track, its sound
 */
public record Tracks(List<Track> tracks) implements Decoding {

    public Tracks {
        tracks = List.copyOf(tracks);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("a readable file has at least one track");
        }
    }
}
