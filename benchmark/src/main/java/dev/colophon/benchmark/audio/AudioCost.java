package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.machine.ChildCpu;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.detect.FileFingerprinter;
import dev.colophon.detect.Readable;
import dev.colophon.fingerprint.Role;
import dev.colophon.media.MediaReader;
import dev.colophon.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What registering costs, in CPU seconds an hour of sound, each the median of rounds that take turns over the same tracks.
 *
 * @param hours of sound in a round
 * @param decode ffmpeg, decoding to nothing
 * @param resample ffmpeg, decoding to mono at 11,025 Hz
 * @param child our decoding child
 * @param own our process: fingerprinting, compiler and collector included
 * @param fpcalc Chromaprint's own program, decoding and fingerprinting, where it is installed
 */
record AudioCost(
        double hours, int rounds, double decode, double resample, double child, double own, Optional<Double> fpcalc) {

    /** Our cost as a multiple of a bare decode. */
    double ratio() {
        return (child + own) / decode;
    }

    double total() {
        return child + own;
    }

    /** Something whose cost is measured. */
    @FunctionalInterface
    private interface Task {
        void run(Path file) throws IOException;
    }

    /** Measures, one track after the other; empty where the system does not count the time of children. */
    static Optional<AudioCost> measure(List<Item> tracks, int rounds, Steps steps) throws IOException {
        if (ChildCpu.soFar().isEmpty()) {
            return Optional.empty();
        }
        Ffmpeg ffmpeg = Ffmpeg.find();
        FileFingerprinter fingerprinter = new FileFingerprinter(new MediaReader());
        Map<String, Task> tasks = new LinkedHashMap<>();
        tasks.put("decode", file -> decode(ffmpeg, file, "-f", "null", "-"));
        tasks.put("resample", file -> decode(ffmpeg, file, "-ac", "1", "-ar", "11025", "-f", "f32le", "/dev/null"));
        tasks.put("ours", file -> {
            if (!(fingerprinter.read(file, Role.REFERENCE) instanceof Readable)) {
                throw new IOException(file + " could not be read");
            }
        });
        if (Tools.present("fpcalc")) {
            tasks.put("fpcalc", file -> run("fpcalc", "-length", "0", file.toString()));
        }
        Map<String, List<ChildCpu>> costs = new LinkedHashMap<>();
        try (Steps.Step step = steps.begin("measuring cost", (rounds + 1) * tasks.size())) {
            for (int round = 0; round <= rounds; round++) { // the first one warms up
                for (Map.Entry<String, Task> task : tasks.entrySet()) {
                    ChildCpu before = ChildCpu.soFar().orElseThrow();
                    for (Item track : tracks) {
                        task.getValue().run(track.file());
                    }
                    ChildCpu cost = ChildCpu.soFar().orElseThrow().minus(before);
                    if (round > 0) {
                        costs.computeIfAbsent(task.getKey(), _ -> new ArrayList<>())
                                .add(cost);
                    }
                    step.done(task.getKey());
                }
            }
        }
        double hours = tracks.stream().mapToDouble(Item::seconds).sum() / 3_600;
        return Optional.of(new AudioCost(
                hours,
                rounds,
                children(costs, "decode") / hours,
                children(costs, "resample") / hours,
                children(costs, "ours") / hours,
                Numbers.median(costs.getOrDefault("ours", List.of()).stream()
                                .map(ChildCpu::own)
                                .toList())
                        / hours,
                costs.containsKey("fpcalc") ? Optional.of(children(costs, "fpcalc") / hours) : Optional.empty()));
    }

    private static double children(Map<String, List<ChildCpu>> costs, String task) {
        return Numbers.median(costs.getOrDefault(task, List.of()).stream()
                .map(ChildCpu::children)
                .toList());
    }

    private static void decode(Ffmpeg ffmpeg, Path file, String... output) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-i", "file:" + file, "-map", "0:a:0"));
        arguments.addAll(List.of(output));
        ffmpeg.run(arguments, Duration.ofMinutes(5));
    }

    private static void run(String... command) throws IOException {
        Tools.run(Path.of("."), List.of(command));
    }
}
