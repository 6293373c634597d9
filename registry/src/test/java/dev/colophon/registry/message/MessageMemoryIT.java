package dev.colophon.registry.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.message.ern.ErnWriter;
import dev.colophon.registry.message.onix.OnixWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of 100,000 records are read in a small heap; without --long fewer in a smaller one. */
@Tag("full")
class MessageMemoryIT {

    private static final boolean LONG = Boolean.getBoolean("colophon.long");
    private static final int RECORDS = LONG ? 100_000 : 40_000;
    private static final String ALL = RECORDS + " " + RECORDS;

    @TempDir
    Path folder;

    /** Reads a message and says how many records it has. */
    static final class Child {

        public static void main(String[] arguments) {
            Path message = Path.of(arguments[0]);
            int counted = CatalogueMessage.count(message);
            AtomicInteger read = new AtomicInteger();
            CatalogueMessage.read(
                    message,
                    new Defaults(Optional.of("Ada"), Optional.empty(), Optional.empty(), List.of()),
                    _ -> read.incrementAndGet());
            System.out.println(counted + " " + read);
        }
    }

    @Test
    void productsAreHeldOneAtATime() throws Exception {
        OnixWriter onix = new OnixWriter(true);
        String[] parts = onix.message("3.0", "SPLIT").split("SPLIT", 2);
        Path message = written(parts, number -> onix.book("r" + number, "9780306406157", "Leaf " + number));
        assertThat(readIn(LONG ? "32m" : "24m", message)).isEqualTo(ALL);
    }

    /** What a resource is called, here and elsewhere, and the release that it is in are kept, some 270 bytes. */
    @Test
    @Tag("long")
    void resourcesAreHeldOneAtATime() throws Exception {
        ErnWriter ern = new ErnWriter("4.3");
        String[] lists = ern.message().split("</ResourceList>", 2);
        String[] parts = lists[1].split("<ResourceGroup>", 2);
        Path message = folder.resolve("message.xml");
        try (Writer writer = Files.newBufferedWriter(message)) {
            writer.write(lists[0]);
            for (int number = 1; number <= RECORDS; number++) {
                writer.write(ern.recording(
                        number,
                        new ErnWriter.Recording(
                                "QZAB1%07d".formatted(number), "Song " + number, Optional.empty(), Optional.empty())));
            }
            writer.write("</ResourceList>");
            writer.write(parts[0] + "<ResourceGroup>");
            for (int number = 1; number <= RECORDS; number++) {
                if (number % 5_000 == 0) { // as albums have it: a record is bounded
                    writer.write(
                            "</ResourceGroup></Release><Release><ReleaseReference>R%d</ReleaseReference><ResourceGroup>"
                                    .formatted(number));
                }
                writer.write(
                        "<ResourceGroupContentItem><ReleaseResourceReference>A%d</ReleaseResourceReference></ResourceGroupContentItem>"
                                .formatted(number));
            }
            writer.write(parts[1]);
        }
        assertThat(readIn("64m", message)).isEqualTo(ALL);
    }

    private Path written(String[] parts, IntFunction<String> record) throws IOException {
        Path message = folder.resolve("message.xml");
        try (Writer writer = Files.newBufferedWriter(message)) {
            writer.write(parts[0]);
            for (int number = 1; number <= RECORDS; number++) {
                writer.write(record.apply(number));
                writer.write('\n');
            }
            writer.write(parts[1]);
        }
        return message;
    }

    private static String readIn(String heap, Path message) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        message.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
