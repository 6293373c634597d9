package dev.colophon.page.stream;

/** A playlist of HLS (RFC 8216), or why the bytes are none. */
public sealed interface Playlist permits MasterPlaylist, MediaPlaylist, Playlist.Unreadable {

    /** Larger ones are not read. */
    int LARGEST = 1 << 20;

    /** What a media playlist lists beyond this is dropped, and {@link MediaPlaylist#cut} says so. */
    int MOST_SEGMENTS = 20_000;

    /** No playlist: why, on one line. */
    record Unreadable(String reason) implements Playlist {}

    /**
     * Reads a playlist. Never fails.
     *
     * @param body the bytes as they came, after content decoding; UTF-8
     * @param url where it was found: absolute, http or https
     */
    static Playlist read(byte[] body, String url) {
        return new PlaylistReader(url).read(body);
    }
}
