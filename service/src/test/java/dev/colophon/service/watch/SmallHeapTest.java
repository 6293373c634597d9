package dev.colophon.service.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SmallHeapTest {

    private static final long MIB = 1 << 20;

    @Test
    void aHeapIsLargeWhenItHoldsMuchMoreThanIsAlive() {
        assertThat(SmallHeap.isLarge(61 * MIB, 0)).isFalse();
        assertThat(SmallHeap.isLarge(80 * MIB, 20 * MIB)).isFalse();
        assertThat(SmallHeap.isLarge(90 * MIB, 20 * MIB)).isTrue();
        assertThat(SmallHeap.isLarge(360 * MIB, 300 * MIB)).isFalse();
    }

    /** As the launcher starts {@code colophon watch}: what has grown old goes back to the system. */
    @Test
    void givesMemoryBack() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "@" + Path.of("..", "tools", "watch.options"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Growing.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said.strip()).isEqualTo("small again");
    }

    /** Fills 200 MiB of the heap with what grows old, drops it, and waits until that is given back. */
    static final class Growing {

        public static void main(String[] arguments) {
            List<byte[]> old = new ArrayList<>();
            try (SmallHeap _ = SmallHeap.keep()) {
                while (old.size() < 200) {
                    old.add(new byte[(int) MIB]);
                }
                old.clear();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> Runtime.getRuntime().totalMemory() < 100 * MIB);
                System.out.println("small again");
            }
        }
    }
}
