package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.audio.AudioCondition.Treatment.Ffmpeg;
import dev.colophon.benchmark.audio.AudioCondition.Treatment.Samples;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes altered copies of clips, with Debian's ffmpeg where a filter or an encoder is needed and all of one clip in one run of
 * it. Thread-safe.
 */
public final class AudioClips {

    /** Which stretch of which sound goes into a copy. */
    record Place(Path file, double start) {}

    /**
     * A finished copy of a stretch of its source.
     *
     * @param from start of the stretch in the source, in seconds
     * @param to its end
     */
    record Clip(AudioCondition condition, Path file, double from, double to) {}

    private static final int RATE = AudioConditions.RATE;
    private static final List<String> VOICES = List.of("slt", "rms", "awb", "kal");
    /** About four minutes of speech a voice. */
    private static final int SPOKEN_CHARACTERS = 4_000;
    /** Filters look ahead; a source may end a little before its container says. */
    private static final double MARGIN_SECONDS = 1;

    private final List<float[]> voices;

    private AudioClips(List<float[]> voices) {
        this.voices = voices;
    }

    /** Prepares the voices that talk over music; needs a folder for a moment. */
    public static AudioClips prepare(Path folder) throws IOException {
        List<float[]> voices = new ArrayList<>();
        for (String voice : VOICES) {
            String story = Stories.text(voices.size(), Stories.Language.ENGLISH, SPOKEN_CHARACTERS);
            Path text = folder.resolve(voice + ".txt");
            Files.writeString(text, story.replaceAll("[^A-Za-z., ]", " "), StandardCharsets.US_ASCII);
            List<String> command = ffmpeg();
            command.addAll(List.of("-f", "lavfi", "-i", "flite=textfile=%s:voice=%s".formatted(voice + ".txt", voice)));
            command.addAll(raw());
            command.add("-");
            voices.add(floats(Tools.run(folder, command)));
            Files.delete(text);
        }
        return new AudioClips(voices);
    }

    /**
     * Makes the copies of one clip.
     *
     * @param clip start of the stretch; the source must go on for 33 s from there
     * @param mixed what plays at the same time where a condition asks for other music
     * @param following what follows where a condition asks for two works
     * @param folder where the copies are left, named by {@code stem}
     */
    List<Clip> make(
            List<AudioCondition> conditions,
            Place clip,
            Place mixed,
            Place following,
            Path folder,
            String stem,
            long seed)
            throws IOException {
        double longest = conditions.stream()
                .mapToDouble(AudioCondition::sourceSeconds)
                .max()
                .orElseThrow();
        float[] source = decode(clip, longest + MARGIN_SECONDS);
        Path raw = folder.resolve(stem + ".f32");
        Files.write(raw, bytes(source));
        SplittableRandom random = new SplittableRandom(seed);
        float[] other = decode(mixed, 10);
        float[] next = decode(following, 10);
        List<Clip> clips = new ArrayList<>();
        List<String> command = ffmpeg();
        command.addAll(List.of("-f", "f32le", "-ar", Integer.toString(RATE), "-ac", "1", "-i", raw.toString()));
        int withoutFfmpeg = command.size();
        for (int i = 0; i < conditions.size(); i++) {
            AudioCondition condition = conditions.get(i);
            Path file = folder.resolve("%s.%d.%s".formatted(stem, i, suffix(condition)));
            switch (condition.treatment()) {
                case Ffmpeg treatment -> command.addAll(output(condition, treatment, file));
                case Samples treatment -> {
                    int length = (int) (condition.seconds() * RATE);
                    Scene scene = new Scene(
                            Arrays.copyOf(source, length),
                            speech(length, random),
                            fitted(condition, other, next),
                            random.split());
                    Files.write(file, wav(treatment.alteration().apply(scene)));
                }
            }
            clips.add(new Clip(condition, file, clip.start(), clip.start() + condition.sourceSeconds()));
        }
        if (command.size() > withoutFfmpeg) {
            Tools.run(folder, command);
        }
        Files.delete(raw);
        return clips;
    }

    private static float[] fitted(AudioCondition condition, float[] other, float[] next) {
        return condition.name().equals(AudioConditions.TWO_WORKS) ? next : other;
    }

    private static String suffix(AudioCondition condition) {
        return switch (condition.treatment()) {
            case Ffmpeg treatment -> treatment.suffix();
            case Samples _ -> "wav";
        };
    }

    private static List<String> output(AudioCondition condition, Ffmpeg treatment, Path file) {
        String cut = String.format(Locale.ROOT, "atrim=end=%.4f", condition.sourceSeconds());
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of(
                "-af",
                treatment.filters().isEmpty() ? cut : cut + "," + treatment.filters(),
                "-t",
                String.format(Locale.ROOT, "%.4f", condition.seconds())));
        arguments.addAll(treatment.encoder());
        arguments.add(file.toString());
        return arguments;
    }

    /** A file of somebody who talks. */
    Path spoken(Path folder, double seconds, SplittableRandom random) throws IOException {
        Path file = Files.createTempFile(folder, "speech", ".wav");
        return Files.write(file, wav(speech((int) (seconds * RATE), random)));
    }

    private float[] speech(int length, SplittableRandom random) {
        float[] voice = voices.get(random.nextInt(voices.size()));
        int from = random.nextInt(Math.max(1, voice.length - length));
        return Arrays.copyOfRange(voice, from, from + length);
    }

    private static float[] decode(Place place, double seconds) throws IOException {
        List<String> command = ffmpeg();
        command.addAll(List.of(
                "-ss", String.format(Locale.ROOT, "%.3f", place.start()),
                "-t", String.format(Locale.ROOT, "%.3f", seconds),
                "-i", "file:" + place.file()));
        command.addAll(raw());
        command.add("-");
        float[] samples = floats(Tools.run(Path.of("."), command));
        int least = (int) ((seconds - MARGIN_SECONDS) * RATE);
        if (samples.length < least) {
            throw new IOException("%s ends before %.1f s".formatted(place.file(), place.start() + seconds));
        }
        return Arrays.copyOf(samples, (int) (seconds * RATE));
    }

    private static List<String> ffmpeg() {
        return new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
    }

    private static List<String> raw() {
        return List.of("-map", "0:a:0", "-ac", "1", "-ar", Integer.toString(RATE), "-f", "f32le");
    }

    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    private static byte[] bytes(float[] floats) {
        ByteBuffer bytes = ByteBuffer.allocate(floats.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(floats);
        return bytes.array();
    }

    /** Mono 16-bit PCM in a RIFF file. */
    private static byte[] wav(float[] samples) {
        int data = 2 * samples.length;
        ByteBuffer bytes = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
        for (float sample : samples) {
            bytes.putShort((short) Math.round(32_767 * Math.clamp(sample, -1f, 1f)));
        }
        return bytes.array();
    }
}
