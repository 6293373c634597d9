package dev.colophon.demo.network.copies;

import dev.colophon.samples.film.Animation;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Altered copies of pieces of music. */
final class SoundCopies {

    private SoundCopies() {}

    /** @param seed of what is added: a voice, other music, the pictures of a film */
    static void make(Alteration alteration, Path work, long seed, Path target, Encoder encoder) throws IOException {
        switch (alteration) {
            case CLIP_MP3 -> encoder.run(List.of(work), List.of("-ss", "8", "-t", "20", "-b:a", "64k"), target);
            case AAC -> encoder.run(List.of(work), List.of("-t", "30", "-c:a", "aac", "-b:a", "48k"), target);
            case OPUS ->
                encoder.run(List.of(work), List.of("-ss", "4", "-t", "30", "-c:a", "libopus", "-b:a", "32k"), target);
            case FASTER ->
                encoder.run(
                        List.of(work),
                        List.of("-af", "asetrate=45864,aresample=44100", "-t", "28", "-b:a", "64k"),
                        target);
            case SLOWER ->
                encoder.run(
                        List.of(work),
                        List.of("-af", "asetrate=43218,aresample=48000", "-t", "28", "-c:a", "libopus", "-b:a", "32k"),
                        target);
            case UNDER_SPEECH -> underSpeech(work, seed, target, encoder);
            case IN_MIX -> inMix(work, seed, target, encoder);
            case FILM_SOUND -> filmSound(work, seed, target, encoder);
            default -> throw new IllegalArgumentException(alteration + " is not for music");
        }
    }

    private static void underSpeech(Path work, long seed, Path target, Encoder encoder) throws IOException {
        Path speech = Encoder.beside(target, ".speech.wav");
        try {
            Speech.babble(seed, 24).writeWav(speech);
            encoder.run(
                    List.of(work, speech),
                    List.of(
                            "-filter_complex",
                            "[0]atrim=6:30,asetpts=PTS-STARTPTS[w];[1]volume=0.7[s];"
                                    + "[w][s]amix=inputs=2:duration=first:normalize=0",
                            "-b:a",
                            "64k"),
                    target);
        } finally {
            Files.deleteIfExists(speech);
        }
    }

    private static void inMix(Path work, long seed, Path target, Encoder encoder) throws IOException {
        Path other = Encoder.beside(target, ".other.wav");
        try {
            Music.piece(seed, 24).writeWav(other);
            encoder.run(
                    List.of(other, work),
                    List.of(
                            "-filter_complex",
                            "[0]asplit[o1][o2];[o1]atrim=0:12[a];[o2]atrim=12:24,asetpts=PTS-STARTPTS[b];"
                                    + "[1]atrim=8:28,asetpts=PTS-STARTPTS[w];[a][w][b]concat=n=3:v=0:a=1",
                            "-b:a",
                            "64k"),
                    target);
        } finally {
            Files.deleteIfExists(other);
        }
    }

    private static void filmSound(Path work, long seed, Path target, Encoder encoder) throws IOException {
        Path pictures = Encoder.beside(target, ".y4m");
        try {
            Animation.film(seed, 320, 240, 14, 8).writeY4m(pictures);
            encoder.run(
                    List.of(pictures, work),
                    List.of(
                            "-filter_complex",
                            "[1]atrim=16:30,asetpts=PTS-STARTPTS[a]",
                            "-map",
                            "0:v",
                            "-map",
                            "[a]",
                            "-c:v",
                            "mpeg4",
                            "-pix_fmt",
                            "yuv420p",
                            "-b:v",
                            "250k",
                            "-c:a",
                            "aac",
                            "-b:a",
                            "64k"),
                    target);
        } finally {
            Files.deleteIfExists(pictures);
        }
    }
}
