package dev.colophon.registry.message.onix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.message.record.CatalogueRecord.Described;
import dev.colophon.registry.message.record.StatedRight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publisher holds, by list 46. */
class OnixRightsTest {

    private static final OnixWriter ONIX = new OnixWriter(false);

    @TempDir
    Path folder;

    private List<StatedRight> rights(String... publishing) throws Exception {
        List<StatedRight> rights = new ArrayList<>();
        String product = ONIX.product(
                "r1",
                "03",
                ONIX.element(
                        "ProductIdentifier",
                        ONIX.element("ProductIDType", "15"),
                        ONIX.element("IDValue", "9780306406157")),
                ONIX.element(
                        "DescriptiveDetail",
                        ONIX.element(
                                "TitleDetail",
                                ONIX.element("TitleType", "01"),
                                ONIX.element("TitleElement", ONIX.element("TitleText", "Leaf")))),
                ONIX.element(
                        "PublishingDetail",
                        ONIX.element(
                                "Publisher",
                                ONIX.element("PublishingRole", "01"),
                                ONIX.element("PublisherName", "Example House")),
                        String.join("", publishing)));
        OnixMessage.read(
                Files.writeString(folder.resolve("books.xml"), ONIX.message("3.0", product)),
                new Defaults(Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                record -> rights.addAll(((Described) record).terms().rights()));
        return rights;
    }

    private static String sales(String type, String... territory) {
        return ONIX.element(
                "SalesRights",
                ONIX.element("SalesRightsType", type),
                ONIX.element("Territory", String.join("", territory)));
    }

    private static String in(String countries) {
        return ONIX.element("CountriesIncluded", countries);
    }

    private static Territories territories(StatedRight right) {
        return Territories.of(right.territories(), right.excluded());
    }

    @ParameterizedTest
    @CsvSource({"01, 10000, true", "04, 10000, true", "07, 10000, true", "06, 0, false"})
    void whatIsHeldAloneAndWhatIsNotHeldIsARight(String type, int share, boolean mayLicense) throws Exception {
        assertThat(rights(sales(type, in("CN HK")))).singleElement().satisfies(right -> {
            assertThat(right.party()).isEqualTo("Example House");
            assertThat(right.shareBasisPoints()).isEqualTo(share);
            assertThat(right.mayLicense()).isEqualTo(mayLicense);
            assertThat(territories(right)).hasToString("CN, HK");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02", "03", "05", "08", "99"})
    void whatOthersMayHoldTooIsForAPerson(String type) throws Exception {
        assertThat(rights(sales(type, in("CN")))).isEmpty();
    }

    @Test
    void theRestOfTheWorldIsWhatNoRightNames() throws Exception {
        assertThat(rights(sales("01", in("CN HK")), sales("02", in("DE")), ONIX.element("ROWSalesRightsType", "06")))
                .extracting(OnixRightsTest::territories)
                .extracting(Territories::toString)
                .containsExactly("CN, HK", "worldwide except CN, DE, HK");
    }

    @Test
    void theRestOfAWorldWithExceptionsIsTheExceptions() throws Exception {
        String world =
                sales("01", ONIX.element("RegionsIncluded", "WORLD"), ONIX.element("CountriesExcluded", "US CA"));
        assertThat(rights(world, ONIX.element("ROWSalesRightsType", "06")))
                .extracting(right -> territories(right) + " " + right.shareBasisPoints())
                .containsExactly("worldwide except CA, US 10000", "CA, US 0");
        assertThat(rights(
                        sales("01", ONIX.element("RegionsIncluded", "WORLD")),
                        ONIX.element("ROWSalesRightsType", "06")))
                .hasSize(1);
    }
}
