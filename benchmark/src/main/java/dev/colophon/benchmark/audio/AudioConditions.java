package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.audio.AudioCondition.Alteration;
import dev.colophon.benchmark.audio.AudioCondition.Treatment;
import dev.colophon.benchmark.audio.AudioCondition.Treatment.Ffmpeg;
import dev.colophon.benchmark.audio.AudioCondition.Treatment.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The conditions of the audio suite. */
public final class AudioConditions {

    /** Samples a second of clips and copies. */
    static final int RATE = 44_100;

    private static final double SECONDS = 10;

    private static final List<String> PCM = List.of("-c:a", "pcm_s16le");

    /** The clip and then as much of another work. */
    static final String TWO_WORKS = "two works";

    public static final List<AudioCondition> ALL = all();

    private AudioConditions() {}

    private static List<AudioCondition> all() {
        List<AudioCondition> all = new ArrayList<>();
        for (int seconds : new int[] {10, 3, 5, 30}) {
            all.add(new AudioCondition(
                    seconds == 10 ? "clean" : "clip %d s".formatted(seconds),
                    seconds,
                    true,
                    1,
                    0,
                    new Samples(Scene::clip)));
        }
        all.add(encoded("MP3 64k", "mp3", "libmp3lame", "64k"));
        all.add(encoded("MP3 32k", "mp3", "libmp3lame", "32k"));
        all.add(encoded("AAC 48k", "m4a", "aac", "48k"));
        all.add(encoded("AAC 32k", "m4a", "aac", "32k"));
        all.add(encoded("Opus 24k", "opus", "libopus", "24k"));
        for (double percent : new double[] {2, -2, 4, -4, 5, -5, 8, -8, 25}) {
            double speed = 1 + percent / 100;
            all.add(changed(
                    percent == 25 ? "nightcore +25 %" : "speed %+.0f %%".formatted(percent),
                    speed,
                    (int) Math.round(1200 * Math.log(speed) / Math.log(2)),
                    String.format(Locale.ROOT, "asetrate=%d,aresample=%d", Math.round(RATE * speed), RATE)));
        }
        for (double percent : new double[] {5, -5, 10, -10, 20, -20}) {
            double tempo = 1 + percent / 100;
            all.add(changed(
                    "tempo %+.0f %%".formatted(percent),
                    tempo,
                    0,
                    String.format(Locale.ROOT, "rubberband=tempo=%.4f", tempo)));
        }
        for (double semitones : new double[] {0.5, -0.5, 1, -1, 2, -2, 3, -3}) {
            all.add(changed(
                    String.format(Locale.ROOT, "pitch %+.1f st", semitones),
                    1,
                    (int) Math.round(100 * semitones),
                    String.format(Locale.ROOT, "rubberband=pitch=%.6f", Math.pow(2, semitones / 12))));
        }
        for (int decibels : new int[] {10, 0, -5}) {
            all.add(mixed("white noise %d dB".formatted(decibels), s -> s.under(s.whiteNoise(), decibels)));
            all.add(mixed("pink noise %d dB".formatted(decibels), s -> s.under(s.pinkNoise(), decibels)));
        }
        for (int decibels : new int[] {0, -5, -10}) {
            all.add(mixed("under speech %d dB".formatted(decibels), s -> s.under(s.speech(), decibels)));
        }
        for (int decibels : new int[] {0, -5}) {
            all.add(mixed("under other music %d dB".formatted(decibels), s -> s.under(s.music(), decibels)));
        }
        all.add(filtered("telephone", "highpass=f=300,lowpass=f=3400", "wav", "-ar", "8000", "-c:a", "pcm_mulaw"));
        all.add(filtered("echo", "aecho=0.8:0.9:180|350:0.5|0.3", "wav", "-c:a", "pcm_s16le"));
        all.add(filtered(
                "equaliser",
                "equalizer=f=120:t=o:w=1:g=8,equalizer=f=500:t=o:w=1:g=-8,equalizer=f=1500:t=o:w=1:g=8,"
                        + "equalizer=f=4000:t=o:w=1:g=-8,volume=-8dB",
                "wav",
                "-c:a",
                "pcm_s16le"));
        all.add(filtered(
                "compression",
                "acompressor=threshold=0.03:ratio=12:attack=5:release=80:makeup=8,alimiter=limit=0.9",
                "wav",
                "-c:a",
                "pcm_s16le"));
        all.add(filtered("inverted stereo", "pan=stereo|c0=c0|c1=-1*c0", "mp3", "-c:a", "libmp3lame", "-b:a", "128k"));
        all.add(filtered("mono 22 kHz", "", "wav", "-ar", "22050", "-c:a", "pcm_s16le"));
        all.add(mixed("reverberation", s -> s.reverberant(1.5, 0.5)));
        all.add(mixed("microphone chain", Scene::recorded));
        all.add(mixed(TWO_WORKS, Scene::followedByMusic));
        all.add(new AudioCondition("reversed", SECONDS, false, 1, 0, new Samples(Scene::reversed)));
        return List.copyOf(all);
    }

    private static AudioCondition encoded(String name, String suffix, String encoder, String rate) {
        return filtered(name, "", suffix, "-c:a", encoder, "-b:a", rate);
    }

    private static AudioCondition filtered(String name, String filters, String suffix, String... encoder) {
        return same(name, new Ffmpeg(filters, suffix, List.of(encoder)));
    }

    private static AudioCondition mixed(String name, Alteration alteration) {
        return same(name, new Samples(alteration));
    }

    private static AudioCondition same(String name, Treatment treatment) {
        return new AudioCondition(name, SECONDS, true, 1, 0, treatment);
    }

    private static AudioCondition changed(String name, double speed, int cents, String filters) {
        return new AudioCondition(name, SECONDS, true, speed, cents, new Ffmpeg(filters, "wav", PCM));
    }
}
