package dev.colophon.benchmark.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Processor time of this process by the names of its threads, those of the virtual machine included, as Linux tells it. */
final class ThreadCosts {

    private static final Path TASKS = Path.of("/proc/self/task");

    /** Linux counts in hundredths of a second for programs. */
    private static final double TICKS = 100;

    private ThreadCosts() {}

    /** Seconds of the threads that compile. They stay with {@code -XX:-UseDynamicNumberOfCompilerThreads} only. */
    static double compiler() {
        return seconds(name -> name.startsWith("C1 ") || name.startsWith("C2 "));
    }

    /** Seconds of the threads that collect; the serial collector works in the thread of the virtual machine. */
    static double collector() {
        return seconds(name -> name.equals("VM Thread") || name.startsWith("GC Thread") || name.startsWith("G1 "));
    }

    /** Seconds of the threads of one name, of which Linux keeps fifteen characters. */
    static double of(String thread) {
        return seconds(thread::equals);
    }

    private static double seconds(Predicate<String> names) {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.mapToDouble(task -> seconds(task, names)).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(Path task, Predicate<String> names) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int end = stat.lastIndexOf(')');
            if (!names.test(stat.substring(stat.indexOf('(') + 1, end))) {
                return 0;
            }
            // After the name: state, ... utime 11, stime 12
            List<String> fields = List.of(stat.substring(end + 2).split(" ", -1));
            return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return 0;
            }
            throw new UncheckedIOException(e);
        }
    }
}
