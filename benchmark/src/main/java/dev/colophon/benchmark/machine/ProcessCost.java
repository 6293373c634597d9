package dev.colophon.benchmark.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What processes use, as Linux counts it. */
public final class ProcessCost {

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
}
