package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockIT {

    @TempDir
    Path folder;

    /** Holds the lock of the home named by its argument until it is killed. */
    static final class Holder {

        public static void main(String[] arguments) throws Exception {
            try (HomeLock _ = new Home(Path.of(arguments[0])).lock("register")) {
                System.out.println("held");
                System.in.read();
            }
        }
    }

    @Test
    void isFreedByTheDeathOfItsHolder() throws Exception {
        Home home = new Home(folder);
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> home.lock("scan"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("cannot run `scan` now: `register` (process " + holder.pid() + ", since ");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        home.lock("scan", Duration.ofSeconds(10), _ -> {}).close();
    }
}
