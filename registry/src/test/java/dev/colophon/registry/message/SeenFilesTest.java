package dev.colophon.registry.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.message.ern.ErnWriter;
import dev.colophon.registry.message.onix.OnixWriter;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.CatalogueRecord.Delivered;
import dev.colophon.registry.message.record.CatalogueRecord.Quarantined;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that bring one file renamed each other's work at every run. */
class SeenFilesTest {

    private static final OnixWriter ONIX = new OnixWriter(false);
    private static final String FIRST = "9780306406157";
    private static final String SECOND = "9783161484100";

    @TempDir
    Path folder;

    private List<CatalogueRecord> read(String message) throws IOException {
        List<CatalogueRecord> records = new ArrayList<>();
        CatalogueMessage.read(
                Files.writeString(folder.resolve("message.xml"), message),
                new Defaults(Optional.of("Ada"), Optional.empty(), Optional.empty(), List.of()),
                records::add);
        return records;
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static ErnWriter.Recording recording(String isrc, String file) {
        return new ErnWriter.Recording(isrc, "Lantern " + isrc, Optional.of(file), Optional.empty());
    }

    @Test
    void theSecondRecordOfOneFileIsRefusedWithTheLineOfTheFirst() throws IOException {
        file("one.wav", "music");
        file("two.wav", "sound");
        List<CatalogueRecord> records = read(new ErnWriter("4.3")
                .message(
                        recording("QZAB12600001", "one.wav"),
                        recording("QZAB12600002", "two.wav"),
                        recording("QZAB12600003", "one.wav")));
        assertThat(records.get(0)).isInstanceOf(Delivered.class);
        assertThat(records.get(1)).as("as long, and another").isInstanceOf(Delivered.class);
        assertThat(records.get(2))
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        third -> assertThat(third.reason())
                                .isEqualTo(
                                        "its file `one.wav` is that of the record in line %d, too, and two records are not one work: ask its sender which is meant"
                                                .formatted(records.get(0).line())));
    }

    @Test
    void theSameBytesUnderAnotherNameAreTheSameFile() throws IOException {
        for (String isbn : List.of(FIRST, SECOND)) {
            file(isbn + ".txt", "a book");
        }
        assertThat(read(ONIX.message("3.0", ONIX.book("r1", FIRST, "Leaf"), ONIX.book("r2", SECOND, "Lamp"))))
                .extracting(CatalogueRecord::getClass)
                .isEqualTo(List.of(Delivered.class, Quarantined.class));
    }

    @Test
    void oneRecordMayBringTheSameFileTwice() throws IOException {
        file(FIRST + ".txt", "a book");
        file("r1.txt", "a book");
        assertThat(read(ONIX.message("3.0", ONIX.book("r1", FIRST, "Leaf"))))
                .hasSize(2)
                .allMatch(Delivered.class::isInstance);
    }

    /** It is the number of another book, whose file this may be. */
    @Test
    void aWrongIsbnIsNoNameOfAFile() throws IOException {
        file("9780306406158.txt", "a book");
        assertThat(read(ONIX.message("3.0", ONIX.book("r1", "9780306406158", "Leaf"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        wrong -> assertThat(wrong.reason())
                                .contains("no file called `r1` with a known ending", "the check digit of ISBN"));
        file("r1.txt", "its own");
        assertThat(read(ONIX.message("3.0", ONIX.book("r1", "9780306406158", "Leaf"))))
                .singleElement()
                .isInstanceOf(Delivered.class);
    }
}
