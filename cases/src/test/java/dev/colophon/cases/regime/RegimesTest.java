package dev.colophon.cases.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.calendar.LegalPeriod;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.cases.yaml.YamlFault;
import dev.colophon.cases.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profiles that come with Colophon, and those of others. */
class RegimesTest {

    private static final Path FILES = Path.of("src/main/resources/dev/colophon/cases/regime");
    private static final Regimes BUILT_IN = Regimes.builtIn();

    @TempDir
    Path folder;

    private static String profile() throws IOException {
        return Files.readString(FILES.resolve("cn-ec-2018-v1.yaml")).replace("id: cn-ec-2018", "id: our-rules-2026");
    }

    private static Regime regime(String id) {
        return BUILT_IN.newest(id).orElseThrow();
    }

    @Test
    void everyFileIsAProfileOfItsName() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(BUILT_IN.all().stream()
                            .map(regime -> "%s-v%d.yaml".formatted(regime.id(), regime.version()))
                            .toList());
        }
        assertThat(BUILT_IN.faults()).isEmpty();
        assertThat(BUILT_IN.newest())
                .extracting(Regime::id)
                .containsExactly(
                        "cn-cc-2020", "cn-ec-2018", "cn-rprnd-2013", "eu-dsa-2022", "platform-2026", "us-dmca-1998");
    }

    @Test
    void onlyWhatWasNotReadIsUnverified() {
        assertThat(BUILT_IN.all())
                .allSatisfy(regime -> assertThat(regime.unverified().isEmpty())
                        .as(regime.id())
                        .isEqualTo(regime.law().status() == Regime.Law.Status.READ));
    }

    /** A notice keeps what was asked when it began: what is asked since is another version. */
    @Test
    void whatIsAskedSinceIsAnotherVersion() {
        for (String china : List.of("cn-rprnd-2013", "cn-cc-2020", "cn-ec-2018")) {
            assertThat(required(china, 1)).doesNotContain("statement.truth", "signature");
            assertThat(required(china, 2)).contains("statement.truth", "signature");
            assertThat(BUILT_IN.newest(china).orElseThrow().version()).isEqualTo(2);
        }
    }

    private static List<String> required(String id, int version) {
        return BUILT_IN.version(id, version).orElseThrow().notice().required().stream()
                .map(required -> required.field().key())
                .toList();
    }

    @Test
    void noticesHoldWhatTheLawsAskFor() {
        assertThat(fields("us-dmca-1998"))
                .contains("signature", "items.title", "items.url", "sender.address", "sender.phone")
                .contains("statement.goodFaith", "statement.accuracy", "statement.authority");
        // What the model form stars, whichever law it is given under.
        for (String china : List.of("cn-rprnd-2013", "cn-cc-2020", "cn-ec-2018")) {
            assertThat(fields(china))
                    .as(china)
                    .containsExactly(
                            "owner.name",
                            "owner.identityProof",
                            "owner.legalRepresentative",
                            "owner.contact",
                            "owner.address",
                            "owner.postCode",
                            "owner.contactPerson",
                            "owner.phone",
                            "owner.email",
                            "agent.name",
                            "agent.identityProof",
                            "agent.legalRepresentative",
                            "agent.address",
                            "agent.postCode",
                            "agent.contactPerson",
                            "agent.phone",
                            "agent.email",
                            "agent.powerOfAttorney",
                            "items.title",
                            "items.url",
                            "proof.preliminary",
                            "statement.truth",
                            "signature");
        }
        assertThat(fields("eu-dsa-2022"))
                .contains("explanation", "items.url", "sender.name", "sender.email", "statement.goodFaith");
    }

    @Test
    void machinesReadTheNoticesOfTwoProcedures() {
        assertThat(BUILT_IN.all().stream()
                        .filter(regime -> regime.notice().acns())
                        .map(Regime::id))
                .containsExactlyInAnyOrder("us-dmca-1998", "platform-2026");
    }

    private static List<String> fields(String id) {
        return regime(id).notice().required().stream()
                .map(one -> one.field().key())
                .toList();
    }

    @Test
    void timesAreThoseOfTheLaws() {
        assertThat(regime("us-dmca-1998").restoreClock().orElseThrow().length())
                .isEqualTo(new LegalPeriod.BusinessDayWindow(10, 14));
        assertThat(regime("us-dmca-1998").restoreClock().orElseThrow().stoppedBy())
                .containsExactly(ClockStop.SUIT_PROVED);
        assertThat(regime("cn-ec-2018").restoreClock().orElseThrow().length())
                .isEqualTo(new LegalPeriod.CalendarDays(15));
        assertThat(regime("cn-ec-2018").restoreClock().orElseThrow().stoppedBy())
                .containsExactlyInAnyOrder(ClockStop.SUIT_PROVED, ClockStop.COMPLAINT_PROVED);
        assertThat(regime("cn-rprnd-2013").counter().restore()).isEqualTo(new Regime.Restore.AtOnce());
        assertThat(regime("cn-rprnd-2013").renotify()).isEqualTo(Regime.Renotify.NEVER);
        assertThat(regime("eu-dsa-2022").clock("complaint").orElseThrow().length())
                .isEqualTo(new LegalPeriod.Months(6));
        assertThat(regime("eu-dsa-2022").clock("complaint").orElseThrow().onExpiry())
                .isEqualTo(ClockExpiry.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        "us-dmca, us-dmca-1998",
        "us-dmca-1998, us-dmca-1998",
        "cn-ec, cn-ec-2018",
        "cn, ",
        "us, ",
        "xx-2000, ",
        "'', "
    })
    void aNameIsAnIdWithOrWithoutItsYear(String name, String id) {
        assertThat(BUILT_IN.named(name).map(Regime::id).orElse(null)).isEqualTo(id);
    }

    /** Each mistake is said with the line on which it stands. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "renotify: ALLOWED_WITH_NEW_PROOF | renotfy: NEVER | 'renotfy' is not known here",
                "onExpiry: SILENT, |  | 'onExpiry' is missing",
                "onExpiry: RESTORED | onExpiry: REMOVAL_CLAIMED | 'REMOVAL_CLAIMED' is none of SILENT, RESTORED, UNCHANGED",
                "field: owner.name, | field: owner.shoeSize, | there is no field 'owner.shoeSize'",
                "field: owner.contact, | field: owner.name, | a notice needs fields, each once",
                "starts: DECLARATION_REACHED_OWNER | starts: RECEIVED | what was not removed is not restored",
                "AFTER_CLOCK(suit) | AFTER_CLOCK(act) | there is no clock 'act' with onExpiry: RESTORED",
                "AFTER_CLOCK(suit) | NEVER | 'NEVER' is none of AT_ONCE, BY_DECISION, AFTER_CLOCK(id)",
                "unverified: [] | unverified: [clock.sued] | there is no clause 'clock.sued'",
                "n: 15 | n: 0 | a number from 1 to 1000 is expected here",
                "n: 15 | n: 99999999999 | a number from 1 to 1000 is expected here",
                "kind: CALENDAR_DAYS | kind: MOONS | 'MOONS' is none of PROMPT",
                "remind: PT48H | remind: PT-48H | a duration such as PT48H",
                "calendar: CN | calendar: XX | there is no calendar 'XX'",
                "version: 1 | version: one | a number from 1 to 999 is expected here",
                "id: our-rules-2026 | id: Our Rules | an id such as cn-ec-2018 is expected here",
                "read: 2026-11-26 | read: yesterday | a day such as 2026-01-31 is expected here",
                "version: 1 | version: 1; version: 2 | 'version' stands here twice",
                "publish: [NOTICE, DECLARATION, RESULT] | publish: &x [NOTICE] | anchors (&), aliases (*) and tags (!) are not allowed here",
                "version: 1 | version: *x | anchors (&), aliases (*) and tags (!) are not allowed here",
                "version: 1 | version: !!int 1 | anchors (&), aliases (*) and tags (!) are not allowed here",
                "publish: [NOTICE, DECLARATION, RESULT] | publish: | a list is expected here",
                "publish: [NOTICE, DECLARATION, RESULT] | publish: [NOTICE | this is not YAML"
            })
    void aMistakeIsSaidWithItsLine(String right, String wrong, String why) throws IOException {
        String text = profile();
        assertThat(text).contains(right);
        String mistaken = text.replace(right, wrong == null ? "" : wrong.replace("; ", "\n"));
        assertThatThrownBy(() -> RegimeReader.regime(YamlFile.read("mine.yaml", mistaken)))
                .isInstanceOf(YamlFault.class)
                .hasMessageMatching("(?s)mine\\.yaml:[1-9][0-9]*: .*")
                .hasMessageContaining(why);
    }

    @Test
    void theLineIsTheRightOne() throws IOException {
        List<String> lines = profile().lines().toList();
        int at = lines.indexOf("renotify: ALLOWED_WITH_NEW_PROOF              # the law is silent; ours") + 1;
        assertThat(at).isPositive();
        assertThatThrownBy(() ->
                        RegimeReader.regime(YamlFile.read("mine.yaml", profile().replace("renotify:", "renotfy:"))))
                .hasMessageStartingWith("mine.yaml:%d: 'renotfy' is not known here; known: id, version".formatted(at));
    }

    /** One that is refused costs none of the others, and what comes with Colophon stays as it is. */
    @Test
    void profilesOfAFolder() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), profile());
        Files.writeString(folder.resolve("b.yaml"), profile().replace("version: 1", "version: 2"));
        Files.writeString(folder.resolve("broken.yaml"), profile().replace("renotify:", "renotfy:"));
        Files.writeString(folder.resolve("copy.yaml"), profile());
        Files.writeString(folder.resolve("law.yaml"), Files.readString(FILES.resolve("us-dmca-1998-v1.yaml")));
        Files.write(folder.resolve("latin.yaml"), new byte[] {'i', 'd', ':', ' ', (byte) 0xe9});
        Files.writeString(folder.resolve("notes.txt"), "not a profile");
        Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("notes.txt"));

        Regimes regimes = BUILT_IN.with(folder);

        assertThat(regimes.all())
                .containsAll(BUILT_IN.all())
                .hasSize(BUILT_IN.all().size() + 2);
        assertThat(regimes.newest("our-rules-2026").orElseThrow().version()).isEqualTo(2);
        assertThat(regimes.version("our-rules-2026", 1).orElseThrow().version()).isOne();
        assertThat(regimes.newest()).hasSize(BUILT_IN.newest().size() + 1);
        assertThat(regimes.faults())
                .hasSize(5)
                .anySatisfy(
                        fault -> assertThat(fault).contains("link.yaml: it is a link: a profile is a file of its own"))
                .anySatisfy(fault -> assertThat(fault).contains("broken.yaml:", "'renotfy'"))
                .anySatisfy(fault -> assertThat(fault).contains("copy.yaml:", "is in another file, too"))
                .anySatisfy(fault -> assertThat(fault).contains("law.yaml:", "comes with Colophon"))
                .anySatisfy(fault -> assertThat(fault).contains("latin.yaml:1: the file is not text in UTF-8"));
    }

    @Test
    void aFolderThatIsNotThereHoldsNone() {
        assertThat(BUILT_IN.with(folder.resolve("none"))).isEqualTo(BUILT_IN);
    }
}
