package dev.colophon.benchmark;

import dev.colophon.index.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Clips of 10 s: re-encoded, sped up and down, under noise. */
final class AudioCopies implements Copies {

    private static final double SECONDS = 10;
    private static final int RATE = 44_100;

    /** One way to alter a clip: its name, the suffix of its file, and ffmpeg's arguments. */
    private record Alteration(String name, String suffix, List<String> arguments) {}

    private static final List<Alteration> ALTERATIONS = List.of(
            new Alteration("clip 10 s", "mp3", List.of("-b:a", "128k")),
            new Alteration("MP3 64k", "mp3", List.of("-b:a", "64k")),
            new Alteration("AAC 48k", "m4a", List.of("-c:a", "aac", "-b:a", "48k")),
            new Alteration("speed +2 %", "mp3", List.of("-af", "asetrate=44982,aresample=44100", "-b:a", "96k")),
            new Alteration("speed -2 %", "mp3", List.of("-af", "asetrate=43218,aresample=44100", "-b:a", "96k")));

    @Override
    public List<Copy> of(Corpus.Item source, Path folder, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        double duration = Tools.duration(source.file());
        List<Copy> copies = new ArrayList<>();
        for (Alteration alteration : ALTERATIONS) {
            double start = start(random, duration);
            Path file = folder.resolve("%s.%d.%s".formatted(stem(source), copies.size(), alteration.suffix()));
            List<String> command = cut(source.file(), start);
            command.addAll(alteration.arguments());
            command.add(file.toString());
            Tools.run(folder, command);
            copies.add(new Copy(source, alteration.name(), file, truth(start)));
        }
        double start = start(random, duration);
        copies.add(new Copy(source, "noise 10 dB", noisy(source, folder, start, random), truth(start)));
        return copies;
    }

    private static double start(SplittableRandom random, double duration) {
        return Math.round(100 * random.nextDouble(Math.max(0.01, duration - SECONDS - 1))) / 100.0;
    }

    private static Optional<Span> truth(double start) {
        return Optional.of(new Span.Time(start, start + SECONDS));
    }

    private static List<String> cut(Path source, double start) {
        return new ArrayList<>(List.of(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-ss",
                Double.toString(start),
                "-t",
                Double.toString(SECONDS),
                "-i",
                source.toString(),
                "-ac",
                "1",
                "-ar",
                Integer.toString(RATE)));
    }

    /** White noise 10 dB below the clip's own power. */
    private static Path noisy(Corpus.Item source, Path folder, double start, SplittableRandom random)
            throws IOException {
        List<String> decode = cut(source.file(), start);
        decode.addAll(List.of("-f", "f32le", "-"));
        byte[] bytes = Tools.run(folder, decode);
        ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double power = 0;
        int count = bytes.length / Float.BYTES;
        for (int i = 0; i < count; i++) {
            float sample = samples.getFloat(i * Float.BYTES);
            power += sample * sample;
        }
        double amplitude = Math.sqrt(power / count / 10);
        for (int i = 0; i < count; i++) {
            float sample = samples.getFloat(i * Float.BYTES);
            samples.putFloat(i * Float.BYTES, (float) (0.5 * (sample + amplitude * random.nextGaussian())));
        }
        Path raw = Files.write(folder.resolve(stem(source) + ".noise.f32"), bytes);
        Path file = folder.resolve(stem(source) + ".noise.mp3");
        Tools.run(
                folder,
                List.of(
                        "ffmpeg",
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "f32le",
                        "-ar",
                        Integer.toString(RATE),
                        "-ac",
                        "1",
                        "-i",
                        raw.toString(),
                        "-b:a",
                        "128k",
                        file.toString()));
        Files.delete(raw);
        return file;
    }

    static String stem(Corpus.Item source) {
        return Integer.toHexString(source.file().toString().hashCode());
    }
}
