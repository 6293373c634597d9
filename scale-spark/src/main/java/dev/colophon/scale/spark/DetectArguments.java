package dev.colophon.scale.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person asks for.
 *
 * @param program the {@code colophon.jar} of an installed Colophon, or the folder with it, on each node
 * @param index the folder {@code index} of a home, on each node
 * @param out where results go, through Hadoop's file systems
 * @param format of the tables, as Spark calls it
 * @param sources WARC files, folders or globs
 */
record DetectArguments(String program, String index, String out, String format, List<String> sources) {

    static final String USAGE = """
            Usage: spark-submit --class dev.colophon.scale.spark.SparkDetect colophon-spark.jar
                     --program FOLDER --index FOLDER --out FOLDER [--format parquet|json] WARC…
            Looks for registered works in WARC files, each a task.
              --program  where colophon.jar of an installed Colophon is, on each node
              --index    the folder `index` of a home, on each node; it is only read
              --out      where results go: matches, places and failures, and what is kept of each WARC
              --format   of these tables; parquet when left out
              WARC       files, folders or globs: file:, hdfs:, s3a: or what else Hadoop reads""";

    private static final Set<String> FORMATS = Set.of("parquet", "json");

    /** What is wrong with what a person wrote, in one line. */
    static final class Wrong extends Exception {
        Wrong(String message) {
            super(message);
        }
    }

    static DetectArguments parse(String... words) throws Wrong {
        Map<String, String> options = new HashMap<>();
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (!word.startsWith("--")) {
                sources.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!Set.of("--program", "--index", "--out", "--format").contains(name)) {
                throw new Wrong("unknown option " + name);
            }
            if (equals < 0 && i + 1 == words.length) {
                throw new Wrong(name + " needs a value");
            }
            options.put(name, equals < 0 ? words[++i] : word.substring(equals + 1));
        }
        String format = options.getOrDefault("--format", "parquet");
        if (!FORMATS.contains(format)) {
            throw new Wrong("--format is parquet or json, not " + format);
        }
        if (sources.isEmpty()) {
            throw new Wrong("no WARC file is named");
        }
        return new DetectArguments(
                needed(options, "--program"),
                needed(options, "--index"),
                needed(options, "--out"),
                format,
                List.copyOf(sources));
    }

    private static String needed(Map<String, String> options, String name) throws Wrong {
        return Optional.ofNullable(options.get(name)).orElseThrow(() -> new Wrong(name + " is missing"));
    }
}
