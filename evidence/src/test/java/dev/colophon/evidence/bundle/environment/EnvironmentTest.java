package dev.colophon.evidence.bundle.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.bundle.environment.Circumstances.Profile;
import dev.colophon.evidence.bundle.environment.Environment.Item;
import dev.colophon.evidence.bundle.environment.Environment.Status;
import dev.colophon.evidence.log.verify.Hash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each item of cleanliness says what was found, and says so when it is not known. */
class EnvironmentTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:30:00Z");

    @TempDir
    Path root;

    private final Properties properties = new Properties();
    private Circumstances circumstances = circumstances(Profile.FRESH, Set.of("site.example"));

    @BeforeEach
    void clean() throws Exception {
        write("etc/hosts", "127.0.0.1 localhost\n# 192.0.2.1 site.example\n");
        write("etc/resolv.conf", "nameserver 192.0.2.53\n");
        write("proc/version", "Linux version 6.12\n");
        Path synchronised = write("run/systemd/timesync/synchronized", "");
        Files.setLastModifiedTime(synchronised, FileTime.from(NOW.minus(Duration.ofMinutes(20))));
        properties.putAll(Map.of(
                "os.name",
                "Linux",
                "os.version",
                "6.12",
                "os.arch",
                "amd64",
                "java.vm.vendor",
                "v",
                "java.vm.name",
                "n",
                "java.runtime.version",
                "25"));
    }

    private static Circumstances circumstances(Profile profile, Set<String> hosts) {
        return new Circumstances(
                "Colophon 1",
                Optional.of("CN, Shanghai"),
                Optional.of("op-1"),
                List.of("colophon", "x"),
                profile,
                hosts);
    }

    private Path write(String file, String text) throws Exception {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private Item item(String id, Map<String, String> variables) {
        return Environment.of(new Machine(root, variables, properties, NOW), circumstances).items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void assertStatus(String id, Status status) {
        assertThat(item(id, Map.of()))
                .extracting(Item::status)
                .as(item(id, Map.of()).why())
                .isEqualTo(status);
    }

    @Test
    void aCleanMachinePassesInEverything() {
        assertThat(Environment.of(new Machine(root, Map.of(), properties, NOW), circumstances)
                        .items())
                .allMatch(item -> item.status() == Status.PASS && !item.why().isEmpty())
                .extracting(Item::id)
                .containsExactly(
                        "os",
                        "kernel",
                        "java",
                        "proxy",
                        "hosts",
                        "resolver",
                        "ntp",
                        "tool",
                        "vantage",
                        "operator",
                        "command",
                        "profile");
        assertThat(item("hosts", Map.of()).value())
                .isEqualTo("sha256:"
                        + Hash.sha256("127.0.0.1 localhost\n# 192.0.2.1 site.example\n".getBytes(UTF_8))
                                .hex());
    }

    @Test
    void aProxyFailsAndItsPasswordIsNotShown() {
        Item proxy = item("proxy", Map.of("HTTPS_PROXY", "http://user:word@proxy.example", "no_proxy", "x"));
        assertThat(proxy.status()).isEqualTo(Status.FAIL);
        assertThat(proxy.value()).isEqualTo("HTTPS_PROXY");
        properties.setProperty("socksProxyHost", "proxy.example");
        assertThat(item("proxy", Map.of("http_proxy", "")).value()).isEqualTo("socksProxyHost");
    }

    @Test
    void aRedirectedHostFails() throws Exception {
        write("etc/hosts", "192.0.2.1 other.example Site.Example\n");
        assertStatus("hosts", Status.FAIL);
        assertThat(item("hosts", Map.of()).why()).contains("site.example");
        circumstances = circumstances(Profile.FRESH, Set.of("elsewhere.example"));
        assertStatus("hosts", Status.PASS);
    }

    @Test
    void anOldTraceOfTheClocksKeeperIsNone() throws Exception {
        Files.setLastModifiedTime(
                root.resolve("run/systemd/timesync/synchronized"), FileTime.from(NOW.minus(Duration.ofHours(4))));
        assertStatus("ntp", Status.UNKNOWN);
        Files.setLastModifiedTime(write("var/lib/chrony/drift", "1 2"), FileTime.from(NOW.minus(Duration.ofHours(1))));
        assertStatus("ntp", Status.PASS);
    }

    @Test
    void whatIsNotThereIsUnknown() throws Exception {
        Files.delete(root.resolve("etc/hosts"));
        Files.delete(root.resolve("etc/resolv.conf"));
        Files.delete(root.resolve("proc/version"));
        Files.delete(root.resolve("run/systemd/timesync/synchronized"));
        circumstances = new Circumstances("", Optional.empty(), Optional.empty(), List.of(), Profile.NONE, Set.of("x"));
        for (String id : List.of("hosts", "resolver", "kernel", "ntp", "tool", "vantage", "operator", "command")) {
            assertStatus(id, Status.UNKNOWN);
        }
        assertStatus("profile", Status.PASS);
    }

    @Test
    void aProfileThatWasUsedFails() {
        circumstances = circumstances(Profile.USED, Set.of());
        assertStatus("profile", Status.FAIL);
    }

    @Test
    void thisMachineAnswers() {
        assertThat(Environment.of(Machine.here(System.getenv(), Instant.now()), circumstances)
                        .bytes())
                .asString(UTF_8)
                .startsWith("{\"items\":[{\"id\":\"os\",\"status\":\"PASS\",");
    }
}
