package dev.colophon.media.file;

/** What a file is by its content. */
public enum FileType {
    JPEG(Kind.PICTURE, "JPEG picture"),
    PNG(Kind.PICTURE, "PNG picture"),
    GIF(Kind.PICTURE, "GIF picture"),
    BMP(Kind.PICTURE, "BMP picture"),
    WEBP(Kind.PICTURE, "WebP picture"),
    TIFF(Kind.PICTURE, "TIFF picture"),
    HEIF(Kind.FOREIGN_PICTURE, "AVIF or HEIC picture"),
    JPEG_XL(Kind.FOREIGN_PICTURE, "JPEG XL picture"),
    JPEG_2000(Kind.FOREIGN_PICTURE, "JPEG 2000 picture"),
    ANIMATED_GIF(Kind.FILM, "animated GIF"),
    ANIMATED_WEBP(Kind.FILM, "animated WebP"),
    SOUND(Kind.SOUND, "sound"),
    /** May hold sound, film or both. */
    FILM(Kind.FILM, "film or sound"),
    PLAIN_TEXT(Kind.TEXT, "text"),
    HTML(Kind.TEXT, "HTML page"),
    PDF(Kind.DOCUMENT, "PDF document"),
    EPUB(Kind.DOCUMENT, "EPUB book"),
    WORD(Kind.DOCUMENT, "Word document"),
    OPEN_DOCUMENT(Kind.DOCUMENT, "OpenDocument text"),
    OLD_OFFICE(Kind.DOCUMENT, "Office document of the old binary form"),
    RTF(Kind.DOCUMENT, "RTF document"),
    ZIP(Kind.ARCHIVE, "ZIP archive"),
    TAR(Kind.ARCHIVE, "TAR archive"),
    GZIP(Kind.ARCHIVE, "gzip file"),
    PLAYLIST(Kind.PLAYLIST, "playlist"),
    OTHER_ARCHIVE(Kind.OTHER, "archive of a kind that is not opened (7z, RAR, xz, bzip2, zstd)"),
    JAR(Kind.OTHER, "program archive (JAR, APK)"),
    OTHER_OFFICE(Kind.OTHER, "office document other than text"),
    SVG(Kind.OTHER, "SVG drawing"),
    WARC(Kind.OTHER, "WARC web archive"),
    FINGERPRINT(Kind.OTHER, "fingerprint"),
    MIDI(Kind.OTHER, "MIDI file: notes, not sound"),
    UNKNOWN(Kind.OTHER, "file of unknown content");

    /** What a file holds, and so which reader it is for. */
    public enum Kind {
        /** Read in our process by a bounded parser. */
        PICTURE,
        /** Read by an ffmpeg child. */
        FOREIGN_PICTURE,
        SOUND,
        FILM,
        TEXT,
        DOCUMENT,
        ARCHIVE,
        PLAYLIST,
        OTHER
    }

    private final Kind kind;
    private final String words;

    FileType(Kind kind, String words) {
        this.kind = kind;
        this.words = words;
    }

    /** What it holds. */
    public Kind kind() {
        return kind;
    }

    /** For messages. */
    public String words() {
        return words;
    }
}
