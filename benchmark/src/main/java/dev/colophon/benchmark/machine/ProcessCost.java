package dev.colophon.benchmark.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes use, as Linux counts it. */
public final class ProcessCost {

    private static final double TICKS = 100;

    private ProcessCost() {}

    /** Processor time of this process: user and system, all threads. */
    public static double ownCpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    /** Since this process began. */
    public static double ageSeconds() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    }

    /** Memory of a process that is in RAM, files that it shares included; 0 of one that has ended. */
    public static long residentBytes(ProcessHandle process) throws IOException {
        List<String> status;
        try {
            status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
        } catch (NoSuchFileException _) {
            return 0;
        }
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }

    /** Bytes that this process had the system write to disks so far; NaN where Linux does not say. */
    public static double ownWrittenBytes() {
        return number(Path.of("/proc/self/io"), "write_bytes:", 1);
    }

    /** Seconds that processors of this machine had nothing to do since it began, whether or not a disk was waited for. */
    public static double idleSeconds() {
        // After the name of the line: user, nice, system, idle 4, iowait 5
        Path stat = Path.of("/proc/stat");
        return (number(stat, "cpu ", 4) + number(stat, "cpu ", 5)) / TICKS;
    }

    /** A field of the line that begins so, its first word being field 0; NaN where it cannot be had. */
    private static double number(Path file, String begin, int field) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(begin))
                    .mapToDouble(line -> Double.parseDouble(line.split(" +", -1)[field]))
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException _) {
            return Double.NaN;
        }
    }

    /** Seconds of the processor that a process and all that it started used so far, whether that has ended or not. */
    public static double cpuSeconds(ProcessHandle process) throws IOException {
        double seconds = ownAndEndedSeconds(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            seconds += ownAndEndedSeconds(child.pid());
        }
        return seconds;
    }

    private static double ownAndEndedSeconds(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        try {
            String text = Files.readString(stat);
            // After the name, which is in parentheses: state, ... utime 11, stime 12, cutime 13, cstime 14
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            return Stream.of(fields)
                            .skip(11)
                            .limit(4)
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS;
        } catch (IOException e) {
            if (Files.exists(stat)) {
                throw e;
            }
            return 0; // It has ended meanwhile, and counts with its parent.
        }
    }
}
