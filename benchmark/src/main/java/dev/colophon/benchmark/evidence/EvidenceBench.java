package dev.colophon.benchmark.evidence;

import dev.colophon.benchmark.machine.ChildJvm;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Measures what evidence costs: bundles in processes of their own, and the verifier that strangers get. */
final class EvidenceBench {

    private static final int PAGE_BYTES = 200_000;
    private static final int LARGE_BYTES = 20_000_000;
    private static final int FRESH = 3;
    private static final int WARM_UP = 60;
    private static final int MEASURED = 30;
    private static final int VERIFICATIONS = 5;

    private final Path folder;
    private final Steps steps;

    /** @param folder an existing one, in which all is written */
    EvidenceBench(Path folder, Steps steps) {
        this.folder = folder;
        this.steps = steps;
    }

    /**
     * Milliseconds of the processor, all threads, for a bundle of a page of 200,000 bytes, beyond fetching it.
     *
     * @param first of a process, which loads and compiles
     * @param later in a process that has made some before
     * @param bytesBeyondWarc of the files of a bundle
     */
    record Bundles(List<Double> first, List<Double> later, long bytesBeyondWarc) {}

    Bundles bundles() throws IOException {
        Path home = Files.createDirectories(folder.resolve("bundles"));
        LoopbackCapture capture = LoopbackCapture.of(home, "text/html; charset=utf-8", page());
        BundleProcess.prepare(home);
        List<Double> first = new ArrayList<>();
        List<Double> later = new ArrayList<>();
        int number = 0;
        try (Steps.Step step = steps.begin("making bundles", FRESH + WARM_UP + MEASURED)) {
            for (int i = 0; i < FRESH; i++) {
                try (ChildJvm writer = writer(home, capture)) {
                    first.add(millis(writer, ++number));
                    step.done("the first of a process");
                }
            }
            try (ChildJvm writer = writer(home, capture)) {
                for (int i = 0; i < WARM_UP + MEASURED; i++) {
                    double millis = millis(writer, ++number);
                    if (i >= WARM_UP) {
                        later.add(millis);
                    }
                    step.done("one after the other");
                }
            }
        }
        return new Bundles(first, later, bytes(home.resolve("evidence"), "C-1.") - Files.size(capture.warc()));
    }

    private static ChildJvm writer(Path home, LoopbackCapture capture) throws IOException {
        return ChildJvm.start(
                BundleProcess.class,
                home,
                List.of(),
                Map.of(),
                home.toString(),
                capture.warc().toString(),
                capture.url(),
                capture.time().toString());
    }

    private static double millis(ChildJvm writer, int number) throws IOException {
        return Double.parseDouble(writer.ask(Integer.toString(number)).getOrDefault("millis", "NaN"));
    }

    /**
     * Verifying a bundle of 20 MB by the program alone.
     *
     * @param jarBytes of the program
     * @param seconds of each run, from its start to its end
     */
    record Verification(long jarBytes, List<Double> seconds) {}

    Verification verification(Path jar) throws IOException {
        Path home = Files.createDirectories(folder.resolve("verified"));
        byte[] noise = new byte[LARGE_BYTES];
        new Random(1).nextBytes(noise);
        LoopbackCapture capture = LoopbackCapture.of(home, "video/mp4", noise);
        BundleProcess.prepare(home);
        try (ChildJvm writer = writer(home, capture)) {
            millis(writer, 1);
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                home.resolve("evidence/C-1.wacz").toString());
        List<Double> seconds = new ArrayList<>();
        try (Steps.Step step = steps.begin("verifying", VERIFICATIONS)) {
            for (int i = 0; i < VERIFICATIONS; i++) {
                long began = System.nanoTime();
                Tools.run(home, command);
                seconds.add((System.nanoTime() - began) / 1e9);
                step.done("once more");
            }
        }
        return new Verification(Files.size(jar), seconds);
    }

    /** Text as pages have it: it shrinks to a third. */
    private static byte[] page() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder("<!doctype html><title>A page</title>");
        while (text.length() < PAGE_BYTES) {
            text.append("<p class=\"line\">")
                    .append(Long.toString(random.nextLong(), 36))
                    .append("</p>\n");
        }
        return text.substring(0, PAGE_BYTES).getBytes(StandardCharsets.UTF_8);
    }

    private static long bytes(Path evidence, String prefix) throws IOException {
        long sum = 0;
        try (Stream<Path> all = Files.walk(evidence)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (evidence.relativize(file).toString().startsWith(prefix)) {
                    sum += Files.size(file);
                }
            }
        }
        return sum;
    }
}
