package dev.colophon.demo.network.copies;

import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.samples.film.Film;
import dev.colophon.samples.sound.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** ffmpeg, run so that the same input gives the same bytes. Thread-safe. */
public final class Encoder {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Ffmpeg ffmpeg;

    /** Runs this ffmpeg. */
    public Encoder(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Runs {@code ffmpeg -i input… options… target}. */
    void run(List<Path> inputs, List<String> options, Path target) throws IOException {
        List<String> command = new ArrayList<>(List.of("-y", "-loglevel", "error"));
        for (Path input : inputs) {
            command.add("-i");
            command.add(input.toString());
        }
        command.addAll(options);
        // One thread: several encoders run side by side. Bit-exact: no serial numbers, dates and versions.
        command.addAll(List.of("-threads", "1", "-map_metadata", "-1", "-fflags", "+bitexact"));
        command.addAll(List.of("-flags:a", "+bitexact", "-flags:v", "+bitexact", target.toString()));
        ffmpeg.run(command, PATIENCE);
    }

    /** Encodes a sound of ours. */
    void sound(Sound sound, Path target, String... options) throws IOException {
        Path wav = beside(target, ".wav");
        try {
            sound.writeWav(wav);
            run(List.of(wav), List.of(options), target);
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    /** Encodes a film of ours with its sound. */
    void film(Film film, Path target, String soundRate) throws IOException {
        Path frames = beside(target, ".y4m");
        Path sound = beside(target, ".wav");
        try {
            film.writeY4m(frames);
            film.sound().writeWav(sound);
            run(
                    List.of(frames, sound),
                    List.of("-c:v", "mpeg4", "-pix_fmt", "yuv420p", "-q:v", "4", "-c:a", "aac", "-b:a", soundRate),
                    target);
        } finally {
            Files.deleteIfExists(frames);
            Files.deleteIfExists(sound);
        }
    }

    /** A file for the time being; the target's name is its own alone, so this one is, too. */
    static Path beside(Path target, String suffix) {
        return target.resolveSibling(target.getFileName() + ".making" + suffix);
    }
}
