package dev.colophon.service.precheck;

import dev.colophon.detect.FingerprintedFile;
import dev.colophon.media.file.FileType;
import java.util.List;

/** What is looked at in a file itself and cannot be in its fingerprint; the names are part of the JSON output. */
public enum NotChecked {
    /** Who made it with what, as its Content Credentials say. */
    CONTENT_CREDENTIALS,
    /** What a page quotes and is for, which may make the use of a work in it lawful. */
    PAGE;

    /** What that is of a file. */
    public static List<NotChecked> of(FingerprintedFile file) {
        return file.type() == FileType.HTML ? List.of(CONTENT_CREDENTIALS, PAGE) : List.of(CONTENT_CREDENTIALS);
    }
}
