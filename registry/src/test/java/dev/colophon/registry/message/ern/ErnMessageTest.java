package dev.colophon.registry.message.ern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.message.ern.ErnWriter.Recording;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.CatalogueRecord.Delivered;
import dev.colophon.registry.message.record.CatalogueRecord.Described;
import dev.colophon.registry.message.record.CatalogueRecord.Quarantined;
import dev.colophon.registry.message.record.CatalogueRecord.Withdrawn;
import dev.colophon.registry.message.record.ChannelDeal;
import dev.colophon.registry.message.record.StatedPeriod;
import dev.colophon.registry.message.record.StatedRight;
import dev.colophon.registry.message.record.WorkTerms;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErnMessageTest {

    private static final Defaults NOTHING =
            new Defaults(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    private static final String ISRC = "QZAB12600001";

    @TempDir
    Path folder;

    @BeforeEach
    void delivery() throws Exception {
        Files.createDirectory(folder.resolve("resources"));
        Files.writeString(folder.resolve("resources/one.wav"), "music");
    }

    private List<CatalogueRecord> read(String message) throws Exception {
        List<CatalogueRecord> records = new ArrayList<>();
        ErnMessage.read(Files.writeString(folder.resolve("message.xml"), message), NOTHING, records::add);
        return records;
    }

    private static Recording recording(String file) {
        return new Recording(ISRC, "Lantern Waltz", Optional.of(file), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3", "3.8"})
    void aRecordingIsDeliveredWithEverythingThatIsSaidOfIt(String version) throws Exception {
        List<CatalogueRecord> records = read(new ErnWriter(version).message(recording("resources/one.wav")));
        assertThat(records).hasSize(1);
        Delivered delivered = (Delivered) records.getFirst();
        assertThat(delivered.id()).isEqualTo("A1");
        assertThat(delivered.warnings()).isEmpty();
        assertThat(delivered.submission().file()).isEqualTo(folder.resolve("resources/one.wav"));
        assertThat(delivered.submission().identifying())
                .extracting(Object::toString)
                .containsExactly("ISRC QZAB12600001");
        WorkDetails details = delivered.submission().details();
        assertThat(details.owner()).isEqualTo("Example Rights");
        assertThat(details.title()).contains("Lantern Waltz");
        assertThat(details.policy()).contains(Policy.MONETIZE);
        assertThat(details.metadata().identifiers())
                .extracting(stated -> stated.identifier().toString())
                .containsExactly("ISRC QZAB12600001", "ISWC T-034.524.680-1", "ISNI 0000 0001 2103 2683");
        assertThat(details.metadata().fields())
                .extracting(StatedField::name, StatedField::content)
                .containsExactly(
                        tuple("ern_record", "A1 of message M1 of Example Records"),
                        tuple("proprietary_ids", "DPID:PADPIDA2026010101P:track QZAB12600001"),
                        tuple("alternative_titles", "灯笼 (zh-Hans)"),
                        tuple("title_language", "en"),
                        tuple("language", "en"),
                        tuple("creator", "Ada Example"),
                        tuple(
                                "contributors",
                                "Ada Example (MainArtist, ISNI 0000000121032683); Ben Example (Producer)"),
                        tuple("copyright", "(P) 2026 Example Rights"),
                        tuple("release", "Evening Songs"),
                        tuple("icpn", "9783161484100"),
                        tuple("grid", "A12425GABC1234002M"),
                        tuple("date", "2026-03-01"),
                        tuple(
                                "deals",
                                "Example Radio: OnDemandStream, SubscriptionModel, CN HK, from 2026-01-01; "
                                        + "claim: UserMakeAvailableUserProvided, RightsClaimModel, Worldwide, Monetize"),
                        tuple("rights_controllers", "Example Rights (OriginalOwner, 100.00 %)"));
    }

    @ParameterizedTest
    @CsvSource({"MD5,MD5", "SHA1,SHA-1", "SHA256,SHA-256", "SHA2,SHA-512", "SHA384,SHA-384", "SHA3,SHA3-256"})
    void hashSumsAreChecked(String algorithm, String standard) throws Exception {
        byte[] sum = MessageDigest.getInstance(standard).digest("music".getBytes(UTF_8));
        for (String written : List.of(
                HexFormat.of().formatHex(sum),
                HexFormat.of().withUpperCase().formatHex(sum),
                Base64.getEncoder().encodeToString(sum))) {
            assertThat(hashed(algorithm + ":" + written))
                    .isInstanceOfSatisfying(
                            Delivered.class,
                            right -> assertThat(right.warnings()).isEmpty());
        }
        sum[0]++;
        assertThat(hashed(algorithm + ":" + HexFormat.of().formatHex(sum)))
                .isInstanceOfSatisfying(Quarantined.class, wrong -> {
                    assertThat(wrong.file()).contains("one.wav");
                    assertThat(wrong.reason()).contains("its " + standard + " is not the one that the message gives");
                });
    }

    private CatalogueRecord hashed(String hash) throws Exception {
        return read(new ErnWriter("4.3").message(new Recording(ISRC, "T", Optional.of("one.wav"), Optional.of(hash))))
                .getFirst();
    }

    @Test
    void aHashSumThatIsNotKnownIsSaid() throws Exception {
        assertThat(hashed("CRC32:cbf43926"))
                .isInstanceOfSatisfying(
                        Delivered.class,
                        delivered -> assertThat(delivered.warnings())
                                .singleElement()
                                .asString()
                                .contains("its hash sum `cbf43926` (CRC32) is none that is known here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.wav", "/etc/passwd", "file:///etc/passwd", "link.wav", "a/../../secret.wav"})
    void namesReachNoFileOutsideOfTheFolder(String name) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.wav"), "not yours");
        Path below = Files.createDirectory(folder.resolve("below"));
        Files.createSymbolicLink(below.resolve("link.wav"), secret);
        List<CatalogueRecord> records = new ArrayList<>();
        ErnMessage.read(
                Files.writeString(below.resolve("message.xml"), new ErnWriter("4.3").message(recording(name))),
                NOTHING,
                records::add);
        assertThat(records)
                .singleElement()
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        refused -> assertThat(refused.reason()).contains("is not in the folder of the message"));
    }

    @Test
    void aFileThatIsNotThereLeavesWhatIsSaidOfAWork() throws Exception {
        List<CatalogueRecord> records = read(new ErnWriter("3.8")
                .message(
                        recording("gone.wav"),
                        new Recording("QZAB12600002", "Second", Optional.empty(), Optional.empty()),
                        new Recording("wrong", "Third", Optional.empty(), Optional.empty())));
        assertThat(records.get(0))
                .isInstanceOfSatisfying(
                        Described.class,
                        one -> assertThat(one.missing()).isEqualTo("its file `gone.wav` is not beside the message"));
        assertThat(records.get(1))
                .isInstanceOfSatisfying(
                        Described.class, two -> assertThat(two.missing()).isEqualTo("no file comes with it"));
        assertThat(records.get(2)).isInstanceOfSatisfying(Quarantined.class, three -> {
            assertThat(three.line()).isGreaterThan(20);
            assertThat(three.reason())
                    .startsWith("no file comes with it, and `wrong` is no ISRC, which is two letters");
        });
    }

    @Test
    void whoeverIsNotSaidToControlRightsIsTheSender() throws Exception {
        String message = new ErnWriter("4.3")
                .message(recording("one.wav"))
                .replaceFirst("<ResourceRightsController>.*</ResourceRightsController>", "");
        assertThat(read(message).getFirst()).isInstanceOfSatisfying(Delivered.class, delivered -> {
            assertThat(delivered.submission().details().owner()).isEqualTo("Example Records");
            assertThat(delivered.warnings()).singleElement().asString().contains("the sender of the message");
        });
    }

    @Test
    void aPolicyWithConditionsBlocksNothing() throws Exception {
        String message = new ErnWriter("4.3")
                .message(recording("one.wav"))
                .replace("Monetize</RightsClaimPolicyType>", "BlockAccess</RightsClaimPolicyType><Condition/>");
        assertThat(read(message).getFirst()).isInstanceOfSatisfying(Delivered.class, delivered -> {
            assertThat(delivered.submission().details().policy()).contains(Policy.REPORT_USAGE);
            assertThat(delivered.warnings())
                    .singleElement()
                    .asString()
                    .contains("its policy BlockAccess has conditions, which are not applied");
        });
    }

    @Test
    void aReleaseThatIsTakenBackIsTold() throws Exception {
        assertThat(read(ErnWriter.purge(ISRC))).singleElement().isInstanceOfSatisfying(Withdrawn.class, gone -> {
            assertThat(gone.id()).isEqualTo(ISRC);
            assertThat(gone.identifiers()).hasSize(1);
            assertThat(gone.line()).isEqualTo(3);
        });
    }

    @Test
    void testsAndOtherVersionsAreRefusedWhole() {
        assertThatThrownBy(() -> read(new ErnWriter("4.3").message("TestMessage", List.of(recording("one.wav")))))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("its sender marks it as a test");
        assertThatThrownBy(() ->
                        read(new ErnWriter("4.3").message(recording("one.wav")).replace("ern/43", "ern/341")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(
                        "it is a NewReleaseMessage of http://ddex.net/xml/ern/341, and those of ERN 4.3 and 3.8 are read");
    }

    @Test
    void theSecondOfOneIsrcIsQuarantined() throws Exception {
        List<CatalogueRecord> records = read(new ErnWriter("4.3")
                .message(
                        recording("one.wav"),
                        new Recording(ISRC, "Another", Optional.empty(), Optional.empty()),
                        new Recording("QZAB12600002", "Third", Optional.empty(), Optional.empty())));
        assertThat(records.get(0)).isInstanceOf(Delivered.class);
        assertThat(records.get(1))
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        second -> assertThat(second.reason())
                                .isEqualTo(
                                        "its ISRC %s is that of the record in line %d, too, and two records are not one work: ask its sender which is meant"
                                                .formatted(ISRC, records.get(0).line())));
        assertThat(records.get(2)).isInstanceOf(Described.class);
    }

    @Test
    void aWrongNumberOfAReleaseIsSaidOfTheRelease() throws Exception {
        String message = new ErnWriter("4.3").message(recording("one.wav"));
        assertThat(read(message.replace("A12425GABC1234002M", "A12425GABC1234002N"))
                        .getFirst())
                .isInstanceOfSatisfying(
                        Delivered.class,
                        delivered -> assertThat(delivered.warnings())
                                .singleElement()
                                .asString()
                                .contains(
                                        "record A1: its release R0: the check digit of GRID `A12425GABC1234002N` should be M"));
    }

    /** Only something new takes the title of its release. */
    @ParameterizedTest
    @ValueSource(strings = {"4.3", "3.8"})
    void anUpdateWithoutATitleSaysNoTitle(String version) throws Exception {
        Recording untitled = new Recording(ISRC, "", Optional.empty(), Optional.empty());
        assertThat(read(new ErnWriter(version).message(untitled)).getFirst())
                .isInstanceOfSatisfying(
                        Described.class,
                        update -> assertThat(update.work().title()).isEmpty());
        Recording delivered = new Recording(ISRC, "", Optional.of("one.wav"), Optional.empty());
        assertThat(read(new ErnWriter(version).message(delivered)).getFirst())
                .isInstanceOfSatisfying(Delivered.class, update -> {
                    assertThat(update.submission().details().title()).isEmpty();
                    assertThat(update.submission().newTitle()).contains("Evening Songs");
                });
    }

    private static WorkTerms terms(CatalogueRecord record) {
        return record instanceof Delivered delivered ? delivered.terms() : ((Described) record).terms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3", "3.8"})
    void whatItGrantsAndWhoHoldsItIsTold(String version) throws Exception {
        WorkTerms terms =
                terms(read(new ErnWriter(version).message(recording("one.wav"))).getFirst());
        assertThat(terms.sender()).isEqualTo("Example Records");
        assertThat(terms.recipient()).isEqualTo("Example Stream");
        assertThat(terms.deals())
                .containsExactly(new ChannelDeal(
                        "Example Radio",
                        List.of("https://radio.example/"),
                        Set.of(LicensedUse.STREAM),
                        List.of("CN", "HK"),
                        List.of(),
                        new StatedPeriod(Optional.of("2026-01-01"), Optional.empty()),
                        false,
                        List.of(),
                        "Example Radio: OnDemandStream, SubscriptionModel, CN HK, from 2026-01-01"));
        assertThat(terms.rights())
                .containsExactly(new StatedRight(
                        "Example Rights",
                        Set.of(),
                        version.equals("4.3") ? List.of() : List.of("Worldwide"),
                        List.of(),
                        StatedPeriod.ALWAYS,
                        10_000,
                        true));
    }

    private List<StatedRight> rights(String controller) throws Exception {
        return terms(read(new ErnWriter("4.3")
                                .message(recording("one.wav"))
                                .replaceFirst(
                                        "<ResourceRightsController>.*</ResourceRightsController>",
                                        "<ResourceRightsController>%s</ResourceRightsController>"
                                                .formatted(controller)))
                        .getFirst())
                .rights();
    }

    private static String share(String attribute, String share) {
        return "<RightsControllerPartyReference>P2</RightsControllerPartyReference><RightSharePercentage%s>%s</RightSharePercentage>"
                .formatted(attribute, share);
    }

    @ParameterizedTest
    @CsvSource({"50, 5000", "33.3333, 3333", "66.6667, 6667", "0, 0", "100.00, 10000", "12.5, 1250"})
    void sharesAreBasisPoints(String share, int points) throws Exception {
        assertThat(rights(share("", share)))
                .extracting(StatedRight::shareBasisPoints)
                .containsExactly(points);
    }

    @Test
    void sharesOfOneAreThatManyPercent() throws Exception {
        assertThat(rights(share(" HasMaxValueOfOne=\"true\"", "0.25")))
                .extracting(StatedRight::shareBasisPoints)
                .containsExactly(2_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-5", "half", "1e9", ""})
    void aShareThatIsNoneIsLeftToAPerson(String share) throws Exception {
        assertThat(rights(share("", share))).isEmpty();
    }

    @Test
    void whatIsDelegatedIsAllThatAControllerHolds() throws Exception {
        assertThat(rights("<RightsControllerPartyReference>P2</RightsControllerPartyReference>"
                        + "<RightsControlType>LocalPayee</RightsControlType><RightSharePercentage>50</RightSharePercentage>"
                        + "<DelegatedUsageRights><UseType>OnDemandStream</UseType>"
                        + "<PeriodOfRightsDelegation><StartDate>2026-01-01</StartDate><EndDate>2026-12-31</EndDate></PeriodOfRightsDelegation>"
                        + "<TerritoryOfRightsDelegation>DE</TerritoryOfRightsDelegation><TerritoryOfRightsDelegation>AT</TerritoryOfRightsDelegation></DelegatedUsageRights>"
                        + "<DelegatedUsageRights><UseType>Hum</UseType></DelegatedUsageRights>"))
                .containsExactly(new StatedRight(
                        "Example Rights",
                        Set.of(LicensedUse.STREAM),
                        List.of("DE", "AT"),
                        List.of(),
                        new StatedPeriod(Optional.of("2026-01-01"), Optional.of("2026-12-31")),
                        5_000,
                        false));
    }

    /** A track of an album and of a single has the deals of both, and each period is a licence of its own. */
    @Test
    void aTrackHasTheDealsOfAllItsReleases() throws Exception {
        String second = """
                <Release><ReleaseReference>R1</ReleaseReference><ResourceGroup><ResourceGroupContentItem>
                <ReleaseResourceReference>A1</ReleaseResourceReference></ResourceGroupContentItem></ResourceGroup></Release></ReleaseList>""";
        String deal = """
                <ReleaseDeal><DealReleaseReference>R1</DealReleaseReference><Deal><DealTerms>
                <ExcludedTerritoryCode>US</ExcludedTerritoryCode>
                <ValidityPeriod><StartDate>2026-01-01</StartDate><EndDate>2026-03-31</EndDate></ValidityPeriod>
                <ValidityPeriod><StartDate>2026-07-01</StartDate></ValidityPeriod>
                <CommercialModelType>PayAsYouGoModel</CommercialModelType><UseType>PermanentDownload</UseType>
                <DistributionChannel><PartyName><FullName>Example Shop</FullName></PartyName><URL>https://shop.example/</URL></DistributionChannel>
                </DealTerms></Deal></ReleaseDeal></DealList>""";
        List<ChannelDeal> deals = terms(read(new ErnWriter("4.3")
                                .message(recording("one.wav"))
                                .replace("</ReleaseList>", second)
                                .replace("</DealList>", deal))
                        .getFirst())
                .deals();
        assertThat(deals)
                .extracting(ChannelDeal::words)
                .containsExactly(
                        "Example Radio: OnDemandStream, SubscriptionModel, CN HK, from 2026-01-01",
                        "Example Shop: PermanentDownload, PayAsYouGoModel, Worldwide without US, from 2026-01-01, until 2026-03-31",
                        "Example Shop: PermanentDownload, PayAsYouGoModel, Worldwide without US, from 2026-07-01");
        assertThat(deals)
                .extracting(one -> one.period().dates().toString())
                .containsExactly("from 2026-01-01", "from 2026-01-01 to 2026-03-31", "from 2026-07-01");
    }

    @Test
    void aWrongNumberOfAReleaseIsLeftOut() throws Exception {
        Delivered delivered = (Delivered)
                read(new ErnWriter("4.3").message(recording("one.wav")).replace("9783161484100", "9783161484101"))
                        .getFirst();
        assertThat(delivered.warnings())
                .singleElement()
                .asString()
                .contains(
                        "the check digit of ICPN `9783161484101` should be 0: there is a mistake in it; it is left out");
        assertThat(delivered.submission().details().metadata().fields())
                .extracting(StatedField::name)
                .contains("grid")
                .doesNotContain("icpn");
    }
}
