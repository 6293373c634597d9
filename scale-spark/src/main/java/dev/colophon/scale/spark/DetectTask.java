package dev.colophon.scale.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Looks into one WARC file, and keeps what it found. */
final class DetectTask implements Function<CollectionFile, WarcResult> {

    private final String program;
    private final String index;
    private final String out;
    private final int attempts;
    private final Broadcast<SerializableConfiguration> hadoop;

    /** @param attempts that Spark makes at a task; only the last says that a file cannot be read */
    DetectTask(DetectArguments arguments, int attempts, Broadcast<SerializableConfiguration> hadoop) {
        this.program = arguments.program();
        this.index = arguments.index();
        this.out = arguments.out();
        this.attempts = attempts;
        this.hadoop = hadoop;
    }

    @Override
    public WarcResult call(CollectionFile file) throws IOException {
        LoadedProgram loaded = LoadedProgram.of(program, index);
        KeptResults results = new KeptResults(out, hadoop.value().value());
        Optional<WarcResult> known = results.find(file, loaded.searched());
        if (known.isPresent()) {
            return known.get();
        }
        TaskContext task = TaskContext.get();
        Path scratch = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "warc-");
        try {
            Path rows = scratch.resolve("rows.json");
            WarcResult result = read(loaded, file, scratch, rows, task.attemptNumber() + 1 >= attempts);
            results.keep(result, rows, task.taskAttemptId());
            return result;
        } finally {
            delete(scratch);
        }
    }

    private WarcResult read(LoadedProgram loaded, CollectionFile file, Path scratch, Path rows, boolean last)
            throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(rows)) {
            try {
                Path local = local(file, scratch, hadoop.value().value());
                Map<String, Long> counts = loaded.detect(local, file.uri(), row -> write(writer, row));
                return new WarcResult(file, loaded.searched(), true, counts, false);
            } catch (IOException e) {
                if (!last) {
                    throw e;
                }
                write(writer, WarcResult.failureRow(file, "it cannot be read to its end: " + e));
                return new WarcResult(file, loaded.searched(), false, Map.of(), false);
            }
        }
    }

    /** The file itself where it is on this machine's disks, else a copy: records are read again at their offsets. */
    private static Path local(CollectionFile file, Path scratch, Configuration hadoop) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.uri());
        URI uri = path.toUri();
        if ("file".equals(uri.getScheme())) {
            return Path.of(uri.getPath());
        }
        Path copy = Files.createDirectory(scratch.resolve("copy")).resolve(path.getName());
        path.getFileSystem(hadoop).copyToLocalFile(false, path, new org.apache.hadoop.fs.Path(copy.toUri()), true);
        return copy;
    }

    private static void write(BufferedWriter writer, String row) {
        try {
            writer.write(row);
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> inside = Files.walk(scratch)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
