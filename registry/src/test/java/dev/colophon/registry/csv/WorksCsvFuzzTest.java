package dev.colophon.registry.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
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
class WorksCsvFuzzTest {

    private static final WorksCsv.Defaults DEFAULTS =
            new WorksCsv.Defaults(Optional.of("Ada"), Optional.empty(), Optional.empty(), List.of());

    @TempDir
    static Path folder;

    static List<byte[]> catalogueSeeds() {
        return seeds(
                "\uFEFFFile,owner,title,policy,authorised_hosts\nworks.csv,Ada,\"A \"\"fine\"\"\nsong\",monetize,Example.org; cdn.example.net\n",
                "file;owner\n../x;\u0000\n\"",
                "file\tisrc\tgenre\t\nworks.csv\tUSRC17607839|x; QZAB12000001\tPop\t\n");
    }

    @MethodSource("catalogueSeeds")
    @FuzzTest(maxDuration = "1m")
    void catalogue(byte[] data) throws IOException {
        try {
            WorksCsv.read(Files.write(folder.resolve("works.csv"), data), DEFAULTS);
        } catch (RegistryException refused) {
            // As it should be.
        }
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
