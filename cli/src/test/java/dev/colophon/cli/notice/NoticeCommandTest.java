package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would become of a notice, and by which laws. */
class NoticeCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path home;

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private Cli.Result simulate(String options) {
        return run(("notice simulate " + options).split(" ", -1));
    }

    @Test
    void aCourseHasDatesReasonsAndBothSides() {
        Cli.Result result = simulate("--regime us-dmca --from 2026-06-22 --lang en");
        assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains(
                        "The notice is sent", "The host does not answer", "The user answers", "The notice is retracted")
                .contains("restored from: Mon 2026-07-06 00:00 / Tue 2026-07-07 00:00")
                .contains("restored until: Fri 2026-07-10 24:00 / Mon 2026-07-13 24:00")
                .contains("within every reading of which days count: Tue 2026-07-07 to Fri 2026-07-10")
                .contains("waits until Tue 2026-07-07 has ended")
                .contains("17 USC 512(g)(2)(C): working day 10 after 2026-06-22")
                .contains("    owner: ", "    other side: ", "Nothing is sent.")
                .doesNotContain("provisional");
    }

    @Test
    void itIsToldInChinese() {
        assertThat(simulate("--regime cn-ec --state countered --from 2026-12-17 --lang zh")
                        .out())
                .contains("可投诉或起诉至：周六 2027-01-02 24:00 / 周一 2027-01-04 24:00")
                .contains("暂定日期：2027-01-01", "权利人：", "民法典 203")
                .doesNotContain("发出通知\n");
    }

    @Test
    void termsOfAPlatformAreNoLaw() {
        assertThat(simulate("--regime platform --country US --state restored --from 2026-11-05 --lang en")
                        .out())
                .as("a Saturday, which no law moves")
                .contains("restored after: Sat 2026-12-05 24:00", "by no law")
                .doesNotContain("FRCP", "USC");
    }

    @Test
    void whatIsOursAndWhatBindsWhomIsSaid() {
        assertThat(simulate("--regime cn-cc --state countered --from 2026-11-05 --lang en")
                        .out())
                .contains("15 days are a default of Colophon, the law names none");
        assertThat(simulate("--regime eu-dsa --country DE --from 2026-11-05 --lang en")
                        .out())
                .contains(
                        "online platforms (DSA 19: not micro or small ones)",
                        "bind online platforms that are no micro");
    }

    @Test
    void asJson() throws IOException {
        Cli.Result result = simulate("--regime us-dmca-1998 --state restored --from 2027-03-12T18:00 --json --lang en");
        JsonNode course = MAPPER.readTree(result.lines().getFirst());
        assertThat(result.lines()).hasSize(1);
        assertThat(course.at("/safe/first").asText()).isEqualTo("2027-03-26");
        assertThat(course.at("/safe/last").asText()).isEqualTo("2027-04-01");
        assertThat(course.at("/from").asText()).isEqualTo("2027-03-12T23:00:00Z");
        assertThat(course.at("/steps/0/dates/1/mark").asText()).isEqualTo("OPENS");
        assertThat(course.at("/steps/0/dates/1/earliest").asText()).isEqualTo("2027-03-26T04:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--regime us --from 2027-03-12 | there is no procedure 'us'; there are cn-cc-2020, cn-ec-2018",
                "--regime us-dmca --from tomorrow | 'tomorrow' is no day: write 2027-03-12",
                "--regime us-dmca --from 2027-03-12 --state gone | there is no state 'gone'; there are sent, silent",
                "--regime eu-dsa --from 2027-03-12 | name it with --country (AT, CN, DE",
                "--regime eu-dsa --country XX --from 2027-03-12 | there is no calendar of 'XX'",
                "--regime cn-ec --country DE --from 2027-03-12 | counts by the calendar of CN",
                "--regime cn-ec --from 2031-03-12 | the calendar of CN is right for 2025 to 2030, not for 2031",
                "--regime us-dmca --from +999999999-01-01 | no calendar reaches to the year 999999999: name a day of 1998",
                "--regime us-dmca --from 2027-03-14T02:30 | there is no 2027-03-14T02:30 in America/New_York: clocks go from 02:00 to 03:00"
            })
    void whatCannotBeMeantIsSaid(String options, String why) {
        Cli.Result result = simulate(options);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("colophon: ").contains(why);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void theProceduresAreListedWithWhatWasNotRead() {
        Cli.Result result = run("notice", "regimes", "--lang", "en");
        assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains("us-dmca-1998", "cn-cc-2020", "cn-ec-2018", "cn-rprnd-2013", "eu-dsa-2022", "platform-2026")
                .containsOnlyOnce("Not read in a law: clock.act, clock.dispute")
                .contains("信息网络传播权保护条例, articles 13, 14")
                .contains("version 1 is kept by notices that began with it; new ones follow version 2");
        assertThat(run("notice", "regimes", "--json").lines())
                .as("six, three of them in two versions")
                .hasSize(9);
    }

    /** A profile of the home counts like the others; one with a mistake is refused with its line, and costs no other. */
    @Test
    void profilesOfTheHome() throws IOException {
        Path folder = Files.createDirectories(home.resolve("regimes"));
        String profile = """
                id: our-host-2026
                version: 1
                title: {en: Our host, zh: 我们的服务商}
                calendar: CN
                law: {name: terms of our host, articles: ["7"], source: its page, read: 2026-11-01, status: READ}
                appliesTo: {recipientKinds: [STORAGE], countries: [CN]}
                notice:
                  form: platform
                  languages: [zh]
                  required: [{field: items.url, article: "7"}]
                  signature: NONE
                clocks:
                  - {id: act, starts: RECEIVED, length: {kind: HOURS, n: 24}, onExpiry: SILENT, whose: HOST, article: "7"}
                counter: {required: [], whenReceived: DECIDE, restore: BY_DECISION}
                renotify: ALLOWED
                publish: []
                wrongNotice: {ordinary: NONE_STATED, malicious: NONE_STATED, article: "7"}
                steps:
                """ + steps() + "unverified: [clock.act]\n";
        Files.writeString(folder.resolve("ours.yaml"), profile);
        Files.writeString(folder.resolve("wrong.yaml"), profile.replace("onExpiry: SILENT, ", ""));

        Cli.Result result = run("notice", "regimes", "--lang", "en");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).contains("our-host-2026", "Not read in a law: clock.act.", "us-dmca-1998");
        assertThat(result.err()).contains("wrong.yaml:13: 'onExpiry' is missing");
        assertThat(run("notice", "regimes", "--lang", "zh").err()).contains("wrong.yaml:13：缺少“onExpiry”");
        assertThat(simulate("--regime our-host --from 2026-11-02 --lang en").out())
                .contains("calendar of CN");
    }

    /** What is wrong with a moment is said in words of the user. */
    @Test
    void aWrongMomentNamesNoClass() {
        Cli.Result moment = run("notice", "sent", "N-1", "--by", "letter", "--at", "yesterday");
        assertThat(moment.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(moment.err())
                .contains("'--at'", "`yesterday` is no moment: write 2026-11-02T09:00:00Z")
                .doesNotContain("Instant", "java.");
        Cli.Result day = run("campaign", "open", "spring", "--scope", "songs", "--deadline", "soon", "--provider", "A");
        assertThat(day.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(day.err())
                .contains("'--deadline'", "`soon` is no day: write 2026-11-02")
                .doesNotContain("LocalDate", "java.");
    }

    @Test
    void aBackupHoldsProfiles() throws IOException {
        Path made = Cli.made(home.resolve("made"));
        Files.writeString(Files.createDirectories(made.resolve("regimes")).resolve("ours.yaml"), "id: ours-2026");
        Path backup = home.resolve("backup.zip");

        assertThat(Cli.run(made, "backup", backup.toString()).exitCode()).isEqualTo(ExitCode.OK);

        try (ZipFile zip = new ZipFile(backup.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).contains("regimes/ours.yaml");
        }
    }

    private static String steps() {
        StringBuilder steps = new StringBuilder();
        for (String step : new String[] {"SENT", "SILENT", "REMOVAL_CLAIMED", "COUNTERED", "RESTORED"}) {
            steps.append("  %s: {owner: {en: A., zh: 甲。}, user: {en: B., zh: 乙。}, articles: []}\n".formatted(step));
        }
        return steps.toString();
    }
}
