package dev.colophon.media.file;

import dev.colophon.media.child.ChildPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what a file is from its first 64 KiB (and, for ZIP, the names in its directory; for GIF, its blocks); never from
 * its name. Magic numbers are those of the formats' own specifications.
 */
public final class TypeSniffer {

    static final int HEAD_BYTES = 65_536;

    private static final Set<String> STILL_BRANDS =
            Set.of("avif", "avis", "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");
    /** FLAC, ID3 tag, Sun, Core Audio, AMR, WavPack, Monkey's Audio, True Audio, Musepack, Wave64, Creative Voice. */
    private static final List<String> SOUND_WORDS = List.of(
            "fLaC",
            "ID3",
            ".snd",
            "caff",
            "#!AMR",
            "wvpk",
            "MAC ",
            "TTA1",
            "MPCK",
            "MP+",
            "riff.",
            "Creative Voice File");

    /** Matroska, Ogg, ASF, FLV, RealMedia, MPEG program and video streams, IVF, YUV4MPEG2, NUT. */
    private static final List<String> FILM_MAGIC = List.of(
            "1a45dfa3",
            "4f676753",
            "3026b2758e66cf11",
            "464c5601",
            "2e524d46",
            "000001ba",
            "000001b3",
            "444b4946",
            "595556344d50454732",
            "6e75742f6d756c74696d65646961");

    /** First boxes of ISO media files, and of QuickTime files that have no ftyp. */
    private static final Set<String> BOXES = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");

    private static final Pattern HTML = Pattern.compile(
            "^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*(<!doctype\\s+html|<html|<head|<body)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern HTML_PIECE = Pattern.compile(
            "^\\s*<(title|meta|div|p|table|article|section|h[1-6]|script|style|span)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern SVG = Pattern.compile(
            "^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*|<!DOCTYPE\\s+svg[^>]*>\\s*)*<svg[\\s>]", Pattern.DOTALL);
    private static final Pattern PLAYLIST = Pattern.compile(
            "^\\s*(#EXTM3U|ffconcat\\s+version|\\[playlist]|v=0\\s*\\R\\s*o=|(<\\?xml[^>]*>\\s*)?(<asx|<MPD|<SmoothStreamingMedia|<\\?wpl|<smil|<playlist)"
                    + "|(file|stream)\\s+['\"]?[^\\n]+\\n\\s*(file|stream|duration|inpoint|outpoint)\\b|file\\s+'[^'\\n]*'\\s*$|concat:\\S+\\s*$)",
            Pattern.CASE_INSENSITIVE);

    private TypeSniffer() {}

    /** The type of a file, by its first bytes. */
    public static FileType sniff(Path file) throws IOException {
        byte[] head = head(file);
        FileType type = sniff(head);
        return switch (type) {
            case ZIP -> {
                try (ChildPath plain = ChildPath.of(file)) {
                    yield ZipKind.of(plain.path(), head);
                }
            }
            case GIF -> AnimatedGif.isAnimatedGif(file) ? FileType.ANIMATED_GIF : type;
            default -> type;
        };
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    /** From the first bytes alone: ZIP-based documents come out as ZIP, every GIF as GIF. */
    public static FileType sniff(byte[] head) {
        FileType type = picture(head);
        if (type == FileType.UNKNOWN) {
            type = document(head);
        }
        boolean text = TextDecoder.looksLikeText(head);
        // Short magic words may begin a text; sound and film nearly always have zero bytes or control characters.
        if (type == FileType.UNKNOWN && (isUncompressedFilm(head) || !(text && !hasZero(head)))) {
            type = soundOrFilm(head);
        }
        if (type == FileType.UNKNOWN && text) {
            type = text(head);
        }
        return type == FileType.UNKNOWN && MpegAudio.startsIn(head) ? FileType.SOUND : type;
    }

    private static FileType picture(byte[] head) {
        if (starts(head, "ffd8ff")) {
            return FileType.JPEG;
        } else if (starts(head, "89504e470d0a1a0a")) {
            return FileType.PNG;
        } else if (ascii(head, 0, "GIF87a") || ascii(head, 0, "GIF89a")) {
            return FileType.GIF;
        } else if (ascii(head, 0, "BM")
                && head.length > 18
                && head[15] == 0
                && head[16] == 0
                && head[17] == 0
                && head[6] == 0) {
            return FileType.BMP;
        } else if (ascii(head, 0, "RIFF") && ascii(head, 8, "WEBP")) {
            return ascii(head, 12, "VP8X") && head.length > 20 && (head[20] & 2) != 0
                    ? FileType.ANIMATED_WEBP
                    : FileType.WEBP;
        } else if (starts(head, "49492a00") || starts(head, "4d4d002a")) {
            return FileType.TIFF;
        } else if (starts(head, "ff0a") || starts(head, "0000000c4a584c20")) {
            return FileType.JPEG_XL;
        } else if (starts(head, "0000000c6a502020") || starts(head, "ff4fff51")) {
            return FileType.JPEG_2000;
        }
        return ascii(head, 4, "ftyp") && head.length >= 12 && STILL_BRANDS.contains(latin(head, 8, 4))
                ? FileType.HEIF
                : FileType.UNKNOWN;
    }

    private static FileType document(byte[] head) {
        if (latin(head, 0, 1_024).indexOf("%PDF-") == 0
                || (latin(head, 0, 1_024).contains("%PDF-") && !TextDecoder.looksLikeText(head))) {
            return FileType.PDF;
        } else if (starts(head, "504b0304") || starts(head, "504b0506") || starts(head, "504b0708")) {
            return FileType.ZIP;
        } else if (starts(head, "1f8b08")) {
            return FileType.GZIP;
        } else if (head.length >= 262 && ascii(head, 257, "ustar")) {
            return FileType.TAR;
        } else if (starts(head, "d0cf11e0a1b11ae1")) {
            return FileType.OLD_OFFICE;
        } else if (ascii(head, 0, "{\\rtf")) {
            return FileType.RTF;
        } else if (ascii(head, 0, "WARC/")) {
            return FileType.WARC;
        } else if (starts(head, "934346500d0a1a0a")) {
            return FileType.FINGERPRINT;
        } else if (starts(head, "377abcaf271c")
                || ascii(head, 0, "Rar!")
                || starts(head, "fd377a585a00")
                || ascii(head, 0, "BZh")
                || starts(head, "28b52ffd")) {
            return FileType.OTHER_ARCHIVE;
        }
        return FileType.UNKNOWN;
    }

    private static FileType soundOrFilm(byte[] head) {
        if (ascii(head, 0, "MThd")) {
            return FileType.MIDI;
        }
        String form = latin(head, 8, 4);
        if (ascii(head, 0, "RIFF") || ascii(head, 0, "RF64") || ascii(head, 0, "FORM")) {
            boolean wave = form.equals("WAVE") || form.equals("AIFF") || form.equals("AIFC");
            return wave ? FileType.SOUND : form.equals("AVI ") ? FileType.FILM : FileType.UNKNOWN;
        }
        boolean sound = SOUND_WORDS.stream().anyMatch(word -> ascii(head, 0, word))
                || starts(head, "0b77")
                || starts(head, "7ffe8001");
        if (sound) {
            return FileType.SOUND;
        }
        boolean film = FILM_MAGIC.stream().anyMatch(magic -> starts(head, magic))
                || BOXES.contains(latin(head, 4, 4))
                || transportStream(head, 0)
                || transportStream(head, 4);
        return film ? FileType.FILM : FileType.UNKNOWN;
    }

    /** YUV4MPEG2, whose bytes are those of pixels: these may all be characters. */
    private static boolean isUncompressedFilm(byte[] head) {
        return ascii(head, 0, "YUV4MPEG2 ") && latin(head, 0, 1_024).contains("\nFRAME");
    }

    private static boolean transportStream(byte[] head, int offset) {
        int packet = 188 + offset;
        return head.length > offset + 4 * packet
                && head[offset] == 0x47
                && head[offset + packet] == 0x47
                && head[offset + 2 * packet] == 0x47
                && head[offset + 3 * packet] == 0x47;
    }

    private static FileType text(byte[] head) {
        String start = TextDecoder.preview(head);
        if (PLAYLIST.matcher(start).lookingAt()) {
            return FileType.PLAYLIST;
        } else if (SVG.matcher(start).lookingAt()) {
            return FileType.SVG;
        }
        return HTML.matcher(start).lookingAt() || HTML_PIECE.matcher(start).lookingAt()
                ? FileType.HTML
                : FileType.PLAIN_TEXT;
    }

    private static boolean hasZero(byte[] head) {
        return latin(head, 0, head.length).indexOf('\0') >= 0;
    }

    static boolean starts(byte[] head, String hex) {
        byte[] magic = HexFormat.of().parseHex(hex);
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean ascii(byte[] head, int offset, String magic) {
        return latin(head, offset, magic.length()).equals(magic);
    }

    /** Bytes as ISO 8859-1, one character each. */
    public static String latin(byte[] head, int offset, int length) {
        int from = Math.min(offset, head.length);
        return new String(head, from, Math.min(length, head.length - from), StandardCharsets.ISO_8859_1);
    }
}
