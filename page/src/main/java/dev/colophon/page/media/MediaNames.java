package dev.colophon.page.media;

import java.util.Locale;
import java.util.Set;

/** Which links lead to media, judged by the end of the path and by the declared type. */
public final class MediaNames {

    private static final Set<String> SUFFIXES = Set.of(
            "mp3", "m4a", "m4b", "aac", "ogg", "oga", "opus", "flac", "wav", "wma", "aif", "aiff", "ape", "mid", "mp4",
            "m4v", "webm", "mkv", "mov", "avi", "wmv", "flv", "mpg", "mpeg", "ogv", "ts", "3gp", "rmvb", "m3u8", "mpd",
            "jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "avif", "heic", "jxl", "pdf", "epub", "mobi",
            "azw3", "txt", "docx", "doc", "odt", "rtf", "fb2", "djvu", "pptx", "ppt", "cbz", "cbr", "zip", "gz", "tgz",
            "rar", "7z", "tar");

    private static final Set<String> STYLE_SUFFIXES = Set.of("woff", "woff2", "ttf", "otf", "eot", "css");
    private static final Set<String> STREAM_TYPES = Set.of(
            "application/vnd.apple.mpegurl",
            "application/x-mpegurl",
            "audio/mpegurl",
            "audio/x-mpegurl",
            "application/dash+xml");
    private static final int LONGEST_SUFFIX = 7;

    private MediaNames() {}

    /** The lower-case suffix of an address's last path segment, or the empty string. */
    public static String suffix(String url) {
        int end = url.length();
        for (int i = 0; i < end; i++) {
            char c = url.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
            }
        }
        int dot = url.lastIndexOf('.', end - 1);
        if (dot < 0 || end - dot > LONGEST_SUFFIX + 1 || url.lastIndexOf('/', end - 1) > dot) {
            return "";
        }
        int slashes = url.indexOf("://");
        boolean inHost = slashes >= 0 && url.indexOf('/', slashes + 3) < 0;
        return inHost ? "" : url.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }

    static boolean byPath(String url) {
        return SUFFIXES.contains(suffix(url));
    }

    static boolean byType(String type) {
        String lower = type.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("audio/")
                || lower.startsWith("video/")
                || lower.startsWith("image/")
                || lower.startsWith("application/pdf")
                || lower.startsWith("application/epub")
                || isStreamType(lower);
    }

    /** Whether the address is a playlist of HLS or a description of DASH. */
    static boolean isStream(String url) {
        String suffix = suffix(url);
        return suffix.equals("m3u8") || suffix.equals("mpd");
    }

    static boolean isStreamType(String type) {
        String lower = type.strip().toLowerCase(Locale.ROOT);
        int parameters = lower.indexOf(';');
        return STREAM_TYPES.contains(
                parameters < 0 ? lower : lower.substring(0, parameters).strip());
    }

    /** What style sheets name besides pictures. */
    static boolean isFontOrStyle(String url) {
        return STYLE_SUFFIXES.contains(suffix(url));
    }
}
