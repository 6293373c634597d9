package dev.colophon.registry.message.onix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.CatalogueRecord.Delivered;
import dev.colophon.registry.message.record.CatalogueRecord.Described;
import dev.colophon.registry.message.record.CatalogueRecord.Quarantined;
import dev.colophon.registry.message.record.CatalogueRecord.Withdrawn;
import dev.colophon.registry.message.record.MessageDate;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnixMessageTest {

    private static final Defaults NOTHING =
            new Defaults(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    private static final OnixWriter REFERENCE = new OnixWriter(false);
    private static final String ISBN = "9780306406157";

    @TempDir
    Path folder;

    private List<CatalogueRecord> read(String message) throws Exception {
        List<CatalogueRecord> records = new ArrayList<>();
        OnixMessage.read(Files.writeString(folder.resolve("books.xml"), message), NOTHING, records::add);
        return records;
    }

    @Test
    void aBookIsDeliveredWithEverythingThatIsSaidOfIt() throws Exception {
        Path epub = Files.writeString(folder.resolve(ISBN + ".epub"), "a book");
        List<CatalogueRecord> records =
                read(REFERENCE.message("3.0", REFERENCE.book("com.example.1", ISBN, "The Last Leaf")));
        Delivered delivered = (Delivered) records.getFirst();
        assertThat(delivered.line()).isEqualTo(4);
        assertThat(delivered.submission().file()).isEqualTo(epub);
        WorkDetails details = delivered.submission().details();
        assertThat(details.owner()).isEqualTo("Ada Example");
        assertThat(details.title()).contains("The Last Leaf: A Story");
        assertThat(details.metadata().identifiers())
                .extracting(stated -> stated.identifier().toString())
                .containsExactly("ISBN 9780306406157", "ISNI 0000 0001 2103 2683");
        assertThat(details.metadata().fields())
                .extracting(StatedField::name, StatedField::content)
                .contains(
                        tuple("creator", "Ada Example"),
                        tuple("language", "chi-Hans"),
                        tuple("copyright", "© 2026 Ada Example"),
                        tuple("date", "20260301"),
                        tuple("onix_record", "com.example.1 of Example House"),
                        tuple("message_date", "2026-11-27T07:00:00Z of Example House"),
                        tuple(
                                "sales_rights",
                                "for sale, exclusive rights (01): CN HK; not for sale (03): rest of the world"));
        assertThat(delivered.warnings())
                .singleElement()
                .asString()
                .startsWith("line 4: record com.example.1: the check digit of ISNI");
        assertThat(delivered.submission().identifying())
                .extracting(Object::toString)
                .containsExactly("ISBN 9780306406157");
    }

    @ParameterizedTest
    @CsvSource({
        "20261127, 2026-11-27T00:00:00Z",
        "20261127T1500, 2026-11-27T15:00:00Z",
        "20261127T150001Z, 2026-11-27T15:00:01Z",
        "20261127T150001-05:00, 2026-11-27T20:00:01Z",
        "20261131T1500,",
        "yesterday,"
    })
    void theDateOfAMessageIsRead(String sent, @Nullable String made) throws Exception {
        List<CatalogueRecord> records = read(
                REFERENCE.message("3.0", REFERENCE.book("r1", ISBN, "Leaf")).replace("20261127T1500+0800", sent));
        assertThat(records.getFirst())
                .isInstanceOfSatisfying(
                        Described.class,
                        described -> assertThat(MessageDate.of(described.work().metadata())
                                        .map(MessageDate::made))
                                .isEqualTo(Optional.ofNullable(made).map(Instant::parse)));
    }

    /** Every element that is read is in one of these messages, and every message has the same meaning in both spellings. */
    @Test
    @Tag("full")
    void shortTagsMeanWhatReferenceNamesMean() throws Exception {
        Files.writeString(folder.resolve(ISBN + ".epub"), "a book");
        Files.writeString(folder.resolve("x-1.pdf"), "another");
        OnixWriter shortTags = new OnixWriter(true);
        StringBuilder written = new StringBuilder();
        for (long seed = 0; seed < 300; seed++) {
            String[] products = products(REFERENCE, seed);
            List<CatalogueRecord> expected = read(REFERENCE.message("3.1", products));
            assertThat(expected).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(3);
            String message = shortTags.message("3.1", products(shortTags, seed));
            assertThat(read(message)).as("seed %d", seed).isEqualTo(expected);
            written.append(message);
        }
        assertThat(OnixNames.DATA_ELEMENTS.keySet()).allMatch(tag -> written.indexOf("<" + tag + ">") > 0);
    }

    private static String[] products(OnixWriter writer, long seed) {
        return LongStream.range(seed * 3, seed * 3 + 3)
                .mapToObj(writer::anything)
                .toArray(String[]::new);
    }

    @Test
    void whatIsNotBesideTheMessageIsAboutAWorkThatIsRegistered() throws Exception {
        CatalogueRecord record = read(REFERENCE.message("3.0", REFERENCE.book("r1", ISBN, "Leaf")))
                .getFirst();
        assertThat(record).isInstanceOfSatisfying(Described.class, described -> {
            assertThat(described.missing()).contains("`9780306406157` or `r1`");
            assertThat(described.work().owner()).contains("Ada Example");
        });
    }

    @Test
    void notificationsMeanWhatTheirTypeSays() throws Exception {
        String isbn = REFERENCE.element(
                "ProductIdentifier", REFERENCE.element("ProductIDType", "15"), REFERENCE.element("IDValue", ISBN));
        List<CatalogueRecord> records = read(REFERENCE.message(
                "3.0",
                REFERENCE.product("gone", "05", isbn),
                REFERENCE.product("partial", "04", isbn),
                REFERENCE.product("test", "88", isbn),
                REFERENCE.product("odd", "77", isbn),
                REFERENCE.product("untitled", "03", isbn),
                REFERENCE.element("Product", isbn)));
        assertThat(records.get(0)).isInstanceOfSatisfying(Withdrawn.class, gone -> {
            assertThat(gone.id()).isEqualTo("gone");
            assertThat(gone.identifiers()).hasSize(1);
        });
        assertThat(records.get(1))
                .isInstanceOfSatisfying(
                        Described.class,
                        partial -> assertThat(partial.work().title()).isEmpty());
        assertThat(records.subList(2, 6))
                .extracting(record -> ((Quarantined) record).reason())
                .satisfiesExactly(
                        test -> assertThat(test).isEqualTo("it is a test (NotificationType 88)"),
                        odd -> assertThat(odd).startsWith("its NotificationType `77` is not known here"),
                        untitled -> assertThat(untitled).startsWith("it has no title"),
                        nameless -> assertThat(nameless).startsWith("it has no RecordReference"));
    }

    @Test
    void namesOfRecordsReachNoFileOutsideOfTheFolder() throws Exception {
        Files.writeString(folder.resolve("secret.epub"), "not yours");
        Path below = Files.createDirectory(folder.resolve("below"));
        List<CatalogueRecord> records = new ArrayList<>();
        OnixMessage.read(
                Files.writeString(
                        below.resolve("books.xml"),
                        REFERENCE.message("3.0", REFERENCE.book("../secret", ISBN, "Leaf"))),
                NOTHING,
                records::add);
        assertThat(records).singleElement().isInstanceOf(Described.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "4.0"})
    void otherVersionsAreToldAndNotRead(String version) {
        assertThatThrownBy(() -> read(REFERENCE.message(version, REFERENCE.book("r1", ISBN, "Leaf"))))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("it is ONIX " + version)
                .hasMessageContaining("namespace http://ns.editeur.org/onix/" + version)
                .hasMessageContaining("3.0 and 3.1 are read");
    }

    @Test
    void aMessageWithoutANamespaceSaysItsVersionItself() throws Exception {
        String message = REFERENCE.message("3.0", REFERENCE.book("r1", ISBN, "Leaf"));
        assertThat(read(message.replaceFirst(" xmlns=\"[^\"]*\"", ""))).hasSize(1);
        assertThatThrownBy(() -> read(message.replaceFirst(" release=.*", ">")))
                .hasMessageContaining("it is ONIX without a version");
    }
}
