package dev.colophon.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {

    private static final BundleName NAME = new BundleName("C-17", 1);

    @TempDir
    Path folder;

    private final SortedMap<String, byte[]> files = new SampleBundle().files();

    @BeforeEach
    void write() throws IOException {
        SampleBundle.write(folder, files);
    }

    private Inventory inventory() {
        return Inventory.of(folder, NAME);
    }

    @Test
    void nothingIsMissingOfAWholeBundle() {
        assertThat(inventory().fault()).isEmpty();
        assertThat(inventory().missing()).isEmpty();
    }

    @Test
    void whatIsGoneOrEmptyIsNamed() throws IOException {
        Files.delete(folder.resolve(NAME.logKey()));
        Files.write(folder.resolve(NAME.report()), new byte[0]);
        Files.delete(folder.resolve(NAME.token()));
        assertThat(inventory().missing()).containsExactlyInAnyOrder(NAME.logKey(), NAME.report(), NAME.token());
    }

    /** A bundle that waits for its first timestamp has lost nothing. */
    @Test
    void aTimestampThatNeverCameIsNotMissing() throws IOException {
        Files.delete(folder.resolve(NAME.token()));
        LogEntry.Capture stamped = (LogEntry.Capture) LogEntry.parse(Objects.requireNonNull(files.get(NAME.leaf())));
        LogEntry waiting = new LogEntry.Capture(stamped.time(), stamped.subject(), stamped.caseId(), Optional.empty());
        Files.write(folder.resolve(NAME.leaf()), waiting.bytes());
        assertThat(inventory().missing()).isEmpty();
    }

    @Test
    void aContainerThatIsCutIsDamaged() throws IOException {
        byte[] whole = Objects.requireNonNull(files.get(NAME.wacz()));
        Files.write(folder.resolve(NAME.wacz()), Arrays.copyOf(whole, whole.length / 2));
        assertThat(inventory().fault().orElseThrow().key()).isEqualTo("inventory.damaged");
        Files.delete(folder.resolve(NAME.wacz()));
        assertThat(inventory().fault().orElseThrow().key()).isEqualTo("inventory.gone");
    }
}
