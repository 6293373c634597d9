package dev.colophon.demo.network.copies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Altered copies of films. */
public final class FilmCopies {

    /** The media playlist of a stream, in its folder. */
    static final String PLAYLIST = "index.m3u8";
    /** The multivariant playlist. */
    public static final String MASTER = "master.m3u8";

    private FilmCopies() {}

    static void make(Alteration alteration, Path work, Path target, Encoder encoder) throws IOException {
        switch (alteration) {
            case CLIP -> film(work, List.of("-ss", "3", "-t", "9"), "scale=-2:320", target, encoder);
            case MIRRORED_CLIP -> film(work, List.of("-ss", "2", "-t", "9"), "hflip,scale=-2:240", target, encoder);
            case LINES_240 -> film(work, List.of(), "scale=-2:240", target, encoder);
            case MUTED_BARS -> film(work, List.of("-an"), "scale=-2:240,pad=iw:320:0:40", target, encoder);
            case STREAMED -> stream(work, target, encoder);
            default -> throw new IllegalArgumentException(alteration + " is not for films");
        }
    }

    private static void film(Path work, List<String> options, String filter, Path target, Encoder encoder)
            throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-vf", filter, "-c:v", "mpeg4", "-b:v", "350k", "-c:a", "aac", "-b:a", "48k"));
        encoder.run(List.of(work), all, target);
    }

    /** RFC 8216: segments of MPEG-TS, their playlist, and one above it. */
    private static void stream(Path work, Path folder, Encoder encoder) throws IOException {
        Files.createDirectories(folder);
        encoder.run(
                List.of(work),
                List.of(
                        "-vf",
                        "scale=-2:240",
                        "-c:v",
                        "mpeg2video",
                        "-r",
                        "25",
                        "-g",
                        "25",
                        "-b:v",
                        "500k",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "64k",
                        "-f",
                        "hls",
                        "-hls_time",
                        "4",
                        "-hls_playlist_type",
                        "vod"),
                folder.resolve(PLAYLIST));
        Files.writeString(
                folder.resolve(MASTER),
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=650000,RESOLUTION=320x240\n" + PLAYLIST + "\n");
    }
}
