package dev.colophon.registry.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.message.ern.ErnWriter;
import dev.colophon.registry.message.onix.OnixWriter;
import dev.colophon.registry.work.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class CatalogueMessageFuzzTest {

    private static final Defaults DEFAULTS =
            new Defaults(Optional.of("Ada"), Optional.empty(), Optional.empty(), List.of());

    @TempDir
    static Path folder;

    static List<byte[]> messageSeeds() {
        OnixWriter reference = new OnixWriter(false);
        OnixWriter shortTags = new OnixWriter(true);
        ErnWriter.Recording recording =
                new ErnWriter.Recording("QZAB12600001", "Lantern", Optional.of("message.xml"), Optional.of("MD5:00"));
        return Stream.of(
                        reference.message("3.0", reference.book("message", "9780306406157", "Leaf")),
                        shortTags.message("3.1", shortTags.book("message", "9780306406157", "Leaf")),
                        new ErnWriter("4.3").message(recording),
                        new ErnWriter("3.8").message(recording))
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @MethodSource("messageSeeds")
    @FuzzTest(maxDuration = "1m")
    void message(byte[] data) throws IOException {
        Path file = Files.write(folder.resolve("message.xml"), data);
        try {
            CatalogueMessage.isXml(file);
            CatalogueMessage.count(file);
            CatalogueMessage.read(file, DEFAULTS, _ -> {});
        } catch (RegistryException refused) {
            // As it should be.
        }
    }
}
