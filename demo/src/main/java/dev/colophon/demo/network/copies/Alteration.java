package dev.colophon.demo.network.copies;

import dev.colophon.fingerprint.Medium;
import java.util.Arrays;
import java.util.List;

/** What was done to a copy: the changes that the engines claim to see through. */
public enum Alteration {
    CLIP_MP3(Medium.AUDIO, "mp3", "20 seconds, MP3 64k"),
    AAC(Medium.AUDIO, "m4a", "AAC 48k"),
    OPUS(Medium.AUDIO, "ogg", "Opus 32k"),
    FASTER(Medium.AUDIO, "mp3", "4 % faster"),
    SLOWER(Medium.AUDIO, "ogg", "2 % slower, Opus 32k"),
    UNDER_SPEECH(Medium.AUDIO, "mp3", "under speech"),
    IN_MIX(Medium.AUDIO, "mp3", "inside a longer mix"),
    FILM_SOUND(Medium.AUDIO, "mp4", "as the sound of another film"),

    HALF_SIZE(Medium.IMAGE, "jpg", "half the size"),
    JPEG_30(Medium.IMAGE, "jpg", "JPEG quality 30"),
    CROPPED(Medium.IMAGE, "jpg", "cropped to 80 %"),
    MIRRORED(Medium.IMAGE, "jpg", "mirrored"),
    TURNED(Medium.IMAGE, "jpg", "turned by 90 degrees"),
    BARS(Medium.IMAGE, "png", "black bars"),

    CLIP(Medium.VIDEO, "mp4", "a clip of 9 seconds"),
    MIRRORED_CLIP(Medium.VIDEO, "mp4", "a clip, mirrored, 240 lines"),
    LINES_240(Medium.VIDEO, "mp4", "240 lines"),
    MUTED_BARS(Medium.VIDEO, "mp4", "muted, black bars"),
    /** A folder of playlists and segments. */
    STREAMED(Medium.VIDEO, "hls", "cut into a stream"),

    CHAPTER(Medium.TEXT, "txt", "a chapter"),
    EDITED(Medium.TEXT, "txt", "a chapter, every eighth sentence left out"),
    DISGUISED(Medium.TEXT, "txt", "zero-width and look-alike letters"),
    /** Of Chinese stories only. */
    TRADITIONAL(Medium.TEXT, "txt", "a chapter, in Traditional Chinese"),
    FULL_WIDTH(Medium.TEXT, "txt", "a chapter in full-width characters");

    private final Medium medium;
    private final String suffix;
    private final String words;

    Alteration(Medium medium, String suffix, String words) {
        this.medium = medium;
        this.suffix = suffix;
        this.words = words;
    }

    /** Of the work; a film may carry a piece of music. */
    Medium medium() {
        return medium;
    }

    /** Of the copy's file. */
    String suffix() {
        return suffix;
    }

    /** For a person. */
    public String words() {
        return words;
    }

    /** Those of works of one medium. */
    public static List<Alteration> of(Medium medium) {
        return Arrays.stream(values()).filter(value -> value.medium == medium).toList();
    }
}
