package dev.colophon.watch.page;

import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;

/** Which links lead to media, judged by the end of the path and by the declared type. */
final class MediaNames {

    private static final Set<String> SUFFIXES = Set.of(
            "mp3", "m4a", "aac", "ogg", "oga", "opus", "flac", "wav", "wma", "aif", "aiff", "ape", "mid", "mp4", "m4v",
            "webm", "mkv", "mov", "avi", "wmv", "flv", "mpg", "mpeg", "ogv", "ts", "3gp", "rmvb", "jpg", "jpeg", "png",
            "gif", "webp", "bmp", "tif", "tiff", "avif", "heic", "jxl", "pdf", "epub", "mobi", "azw3", "txt", "docx",
            "doc", "odt", "rtf", "fb2", "zip", "gz", "tgz");

    private MediaNames() {}

    static boolean byPath(HttpUrl url) {
        String last = url.pathSegments().getLast().toLowerCase(Locale.ROOT);
        return SUFFIXES.contains(last.substring(last.lastIndexOf('.') + 1)) && last.indexOf('.') >= 0;
    }

    static boolean byType(String type) {
        String lower = type.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("audio/")
                || lower.startsWith("video/")
                || lower.startsWith("image/")
                || lower.startsWith("application/pdf")
                || lower.startsWith("application/epub");
    }
}
