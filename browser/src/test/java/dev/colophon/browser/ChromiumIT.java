package dev.colophon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The child process: how it is held, and that nothing of it remains. */
@Tag("full")
class ChromiumIT {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    @BeforeAll
    static void needsChromium() {
        assumeTrue(InstalledBrowser.find().isPresent(), "Chromium is missing: " + Browser.INSTALL);
    }

    @Test
    void nothingRemainsAfterClose() throws Exception {
        Chromium chromium = start();
        ProcessHandle main = BrowserProcesses.ofPort(chromium.port()).getFirst();
        Path profile = BrowserProcesses.profile(main).findFirst().orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(main), main.descendants()).toList();
        assertThat(all).hasSizeGreaterThan(3).allMatch(BrowserProcesses::runs);

        chromium.close();

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(all).noneMatch(BrowserProcesses::runs).noneMatch(BrowserProcesses::isZombie));
        assertThat(profile).doesNotExist();
        assertThat(chromium.alive()).isFalse();
        // Once more does no harm.
        chromium.close();
    }

    @Test
    void aKilledBrowserLeavesNothingEither() throws Exception {
        try (Chromium chromium = start()) {
            ProcessHandle main = BrowserProcesses.ofPort(chromium.port()).getFirst();
            Path profile = BrowserProcesses.profile(main).findFirst().orElseThrow();
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(main), main.descendants()).toList();

            main.destroyForcibly();

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(all).noneMatch(BrowserProcesses::runs));
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(profile).doesNotExist());
            assertThat(chromium.alive()).isFalse();
        }
    }

    @Test
    void rootRunsItAsNobodyInASandboxWithinLimits() throws Exception {
        assumeTrue(ROOT, "only root can become another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is missing: apt-get install util-linux");
        try (Chromium chromium = start()) {
            assertThat(chromium.confinement()).startsWith("user nobody, ");
            ProcessHandle main = BrowserProcesses.ofPort(chromium.port()).getFirst();
            for (ProcessHandle process :
                    Stream.concat(Stream.of(main), main.descendants()).toList()) {
                Path entry = Path.of("/proc", String.valueOf(process.pid()));
                assertThat(Files.readString(entry.resolve("status"))).contains("Uid:\t65534\t65534\t65534\t65534");
                assertThat(Files.readAllLines(entry.resolve("limits")))
                        .anySatisfy(line ->
                                assertThat(line).startsWith("Max data size").contains("2147483648"));
            }
            String arguments = String.join(" ", main.info().arguments().orElseThrow());
            assertThat(arguments.contains("--no-sandbox"))
                    .isEqualTo(!chromium.confinement().contains("nobody, sandbox"));
        }
    }

    @Test
    void aBrowserDoesNotOutliveAJvmThatIsKilled() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is missing: apt-get install util-linux");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChromiumIT.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = jvm.inputReader()) {
            int port = Integer.parseInt(said.readLine());
            List<ProcessHandle> all = jvm.descendants().toList();
            assertThat(port).isPositive();
            assertThat(all).hasSizeGreaterThan(3).allMatch(BrowserProcesses::runs);

            jvm.destroyForcibly();

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(all).noneMatch(BrowserProcesses::runs));
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** The JVM of the test above: starts a browser, says its port and waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(start().port());
        Thread.currentThread().join();
    }

    @Test
    void aProgramThatIsNoBrowserIsSaidToBeNone() {
        assertThatThrownBy(() -> Chromium.start(Path.of("/bin/false"), Confinement.ways()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/bin/false cannot be started: ")
                .hasMessageContaining("no sandbox failed: ended with code 1");
        assertThatThrownBy(() -> Chromium.start(Path.of("/no/such/file"), Confinement.ways()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void saysItsVersion() throws Exception {
        assertThat(Browser.describe(InstalledBrowser.find().orElseThrow())).containsPattern("Chrom(e|ium) \\d+\\.");
        assertThatThrownBy(() -> Browser.describe(Path.of("/bin/false"))).isInstanceOf(IOException.class);
    }

    private static Chromium start() throws IOException {
        return Chromium.start(InstalledBrowser.find().orElseThrow(), Confinement.ways());
    }
}
