package dev.colophon.benchmark.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Processor time of this process and of its children that have ended, as Linux counts it: user and system, all threads.
 *
 * @param own seconds of this process, its compiler and collector included
 * @param children seconds of its children
 */
public record ChildCpu(double own, double children) {

    private static final Path STAT = Path.of("/proc/self/stat");

    /** Linux counts in hundredths of a second for programs, whatever its own clock is. */
    private static final double TICKS = 100;

    /** The counts so far, or empty where there is no {@code /proc}. */
    public static Optional<ChildCpu> soFar() throws IOException {
        if (!Files.isReadable(STAT)
                || !(ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system)) {
            return Optional.empty();
        }
        String stat = Files.readString(STAT);
        // After the name, which is in parentheses: state, ... utime 11, stime 12, cutime 13, cstime 14
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double children = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS;
        return Optional.of(new ChildCpu(system.getProcessCpuTime() / 1e9, children));
    }

    public ChildCpu minus(ChildCpu before) {
        return new ChildCpu(own - before.own, children - before.children);
    }
}
