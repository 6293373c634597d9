package dev.colophon.benchmark.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessCostTest {

    @Test
    void whatHasEndedHasNoMemory() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc: Linux");
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & exec sleep 60").start();
        try {
            // Its child ends and is waited for by nobody: it has a number, and no memory.
            while (parent.children().findAny().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            ProcessHandle child = parent.children().findAny().orElseThrow();
            while (!Files.readString(Path.of("/proc/" + child.pid() + "/status"))
                    .contains("(zombie)")) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(ProcessCost.residentBytes(child)).isZero();
            assertThat(ProcessCost.residentBytes(parent.toHandle())).isPositive();
        } finally {
            parent.destroyForcibly().waitFor();
        }
        assertThat(ProcessCost.residentBytes(parent.toHandle())).isZero();
    }
}
