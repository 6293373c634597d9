package dev.colophon.benchmark.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an index takes on disk.
 *
 * @param hours of registered sound
 * @param parts bytes by what they are for, in words
 */
record IndexSize(double hours, Map<String, Long> parts) {

    private static final String TERMS = "terms of references";
    private static final String RECORD = "verification record (stored peaks)";

    private static final Map<String, String> WORDS = Map.of(
            "fdt", RECORD,
            "fdx", RECORD,
            "fdm", RECORD,
            "hpe", TERMS,
            "hpb", TERMS,
            "dvd", "numbers of works and blocks",
            "cfs", "cfs");

    /**
     * Takes the sizes of files.
     *
     * @param record bytes of the stored fingerprints: in segments so small that all parts are in one file, what is left
     *     counts as terms
     */
    static IndexSize of(Path folder, double hours, long record) throws IOException {
        Map<String, Long> parts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                String suffix = name.substring(name.lastIndexOf('.') + 1);
                String part = WORDS.getOrDefault(suffix, name.contains(".") ? "other: ." + suffix : "other");
                parts.merge(part, Files.size(file), Long::sum);
            }
        }
        Long together = parts.remove("cfs");
        if (together != null) {
            long apart = parts.getOrDefault(RECORD, 0L);
            parts.put(RECORD, Math.max(apart, record));
            parts.merge(TERMS, together - Math.max(0, record - apart), Long::sum);
        }
        return new IndexSize(hours, parts);
    }

    double bytesPerHour() {
        return parts.values().stream().mapToLong(Long::longValue).sum() / hours;
    }

    /** Parts of some size, biggest first; the rest together. */
    List<Map.Entry<String, Double>> perHour() {
        double small = 0.002 * bytesPerHour() * hours;
        Map<String, Double> big = new TreeMap<>();
        parts.forEach((part, bytes) -> big.merge(bytes < small ? "the rest" : part, bytes / hours, Double::sum));
        return big.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .toList();
    }
}
