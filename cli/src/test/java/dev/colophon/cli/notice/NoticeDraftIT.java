package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.Papers;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices that are drafted, from the command line. */
class NoticeDraftIT extends ConfirmedCopies {

    @BeforeEach
    void opened() {
        run("case", "open", "--all");
    }

    private Cli.Result draft(List<String> options, String... more) {
        List<String> command = new ArrayList<>(List.of("notice", "draft", "K-1", "--no-browser"));
        command.addAll(options);
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    @Test
    @Tag("full")
    void aNoticeSaysWhatIsKnownAndDeclaredInTheFormOfItsLaw() throws IOException {
        describeOwner();
        assertThat(evidence().exitCode()).isZero();
        Cli.Result drafted = draftDmca("--json");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(drafted.err()).contains("drafted as N-1", "nothing was sent");
        JsonNode notice = MAPPER.readTree(drafted.lines().getFirst());
        assertThat(notice.get("state").asText()).isEqualTo("DRAFTED");
        assertThat(notice.get("regime").asText()).isEqualTo("us-dmca-1998");
        assertThat(notice.get("items")).hasSize(3);
        assertThat(notice.get("events").findValuesAsText("what"))
                .as("a person decided before evidence was taken")
                .containsExactly("JUDGED", "REVIEWED", "CAPTURED", "DRAFTED");
        List<String> times = notice.get("events").findValuesAsText("at");
        assertThat(times).isSorted();
        assertThat(Instant.parse(times.get(0)))
                .as("each copy was decided by itself, in one go")
                .isCloseTo(Instant.parse(times.get(1)), within(2, ChronoUnit.SECONDS));
        assertThat(run("notice", "show", "N-1").out())
                .contains(
                        "512(c)(3)(A)",
                        url("/a.txt"),
                        "The Last Leaf",
                        "K-1-2",
                        "Musterstr. 1, Leipzig, DE",
                        "good faith belief",
                        "Under penalty of perjury",
                        "/s/ Ada Byron",
                        "% of the owner's file leaf.txt");
        assertThat(json("notice", "list", "--case", "K-1", "--json")).hasSize(1);
        assertThat(run("notice", "list", "--case", "K-2").err()).contains("no notices");

        Path files = folder.resolve("files");
        assertThat(run("notice", "show", "N-1", "--files", files.toString()).exitCode())
                .isZero();
        assertThat(files.resolve("N-1-notice.txt")).content().contains("Notification of claimed infringement");
        assertThat(MAPPER.readTree(files.resolve("N-1-xarf-3.json").toFile())
                        .get("sender")
                        .get("contact")
                        .asText())
                .isEqualTo("ada@mail.example");
        assertThat(run("notice", "show", "N-1", "--files", files.toString()).err())
                .contains("is there already");
    }

    @Test
    @Tag("full")
    void theSameIsNotDraftedTwice() throws IOException {
        describeOwner();
        evidence();
        assertThat(draftDmca().err()).contains("drafted as N-1");
        assertThat(draftDmca().err()).contains("the same as N-1");
        assertThat(draftDmca("--to", "abuse@host.example").err()).contains("drafted as N-2");
        assertThat(draftDmca("--facts", "corrected").err()).contains("drafted as N-3");
        assertThat(json("notice", "list", "--json").stream()
                        .map(notice -> notice.get("number").asText()))
                .containsExactly("N-3", "N-2", "N-1");
        assertThat(json("notice", "list", "--after", "N-2", "--json")).hasSize(1);
    }

    @Test
    void whatTheLawAsksForIsListedWithItsArticle() {
        evidence();
        Cli.Result refused = draft(List.of("--regime", "us-dmca", "--declare", "accuracy"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains(
                        "a notice under us-dmca-1998 needs what is not there: the signature or seal, the sender's address",
                        "missing: the sender's address (512(c)(3)(A)(iv)): `colophon owner details`",
                        "the statement of good-faith belief (512(c)(3)(A)(v)): --declare good-faith",
                        "the signature or seal (512(c)(3)(A)(i)): --sign NAME")
                .doesNotContain("(512(c)(3)(A)(vi)): --declare accuracy");
        assertThat(run("notice", "list").err()).contains("no notices");
        assertThat(draft(List.of("--regime", "us-dmca", "--declare", "nonsense"))
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(draft(List.of("--regime", "mars")).err()).contains("there is no procedure 'mars'");
        assertThat(draftDmca("--language", "zh").err()).contains("is written in: en");
    }

    @Test
    @Tag("full")
    void aChineseNoticeIsTheModelForm() throws IOException {
        Path card = folder.resolve("leaf.txt");
        describeOwner();
        evidence();
        Cli.Result drafted =
                draft(List.of("--regime", "cn-cc", "--provider", "某视频网", "--declare", "truth", "--sign", "Ada"));
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(drafted.out())
                .contains(
                        "某视频网",
                        "权利人",
                        "身份证明文件*：护照复印件（SHA-256 ",
                        "联系人*：Ada\n",
                        "IP地址*：127.0.0.1\n",
                        "取证包",
                        url("/b.txt"),
                        "本通知依据《中华人民共和国民法典》第一千一百九十五条提出。",
                        "请删除本通知所列内容",
                        "（北京时间，UTC+8）",
                        "权利证明材料：《The Last Leaf》的权利人文件 leaf.txt")
                .doesNotContain("法定代表人", "请立即", "护照复印件：leaf.txt");
        run("owner", "details", "Ada", "--identity", "business-licence", "--identity-file", card.toString());
        Cli.Result body =
                draft(List.of("--regime", "cn-cc", "--provider", "某视频网", "--declare", "truth", "--sign", "Ada"));
        assertThat(body.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(body.err())
                .contains("missing: the owner's legal representative", "missing: whom to talk to at the owner's");
        run("owner", "details", "Ada", "--representative", "Bea", "--contact", "Cyd");
        assertThat(draft(List.of("--regime", "cn-cc", "--provider", "某视频网", "--declare", "truth", "--sign", "Ada"))
                        .out())
                .contains("法定代表人*：Bea");
    }

    /** The form stars whom to talk to: a body has to name somebody. */
    @Test
    @Tag("full")
    void everyProcedureOfChinaAsksForWhatItsFormStars() {
        describeOwner();
        evidence();
        for (String regime : List.of("cn-rprnd", "cn-cc", "cn-ec")) {
            Cli.Result drafted = draft(List.of("--regime", regime, "--declare", "truth", "--sign", "Ada"));
            assertThat(drafted.exitCode()).as(drafted.err()).isZero();
            assertThat(drafted.out()).doesNotContainPattern("\\*:\n");
        }
        run("owner", "details", "Ada", "--forget");
        run("owner", "details", "Ada", "--address", "Musterstr. 1", "--phone", "+49 341 1");
        assertThat(draft(List.of("--regime", "cn-rprnd", "--declare", "truth", "--sign", "Ada"))
                        .err())
                .contains(
                        "missing: whom to talk to at the owner's (国家版权局2007年示范文本): `colophon owner details` says it",
                        "missing: the owner's proof of identity",
                        "missing: the owner's post code");
    }

    @Test
    @Tag("full")
    void anAgentNotifiesInTheOwnersName() throws IOException {
        describeOwner();
        evidence();
        Path power = Papers.pdf(folder.resolve("Vollmacht Ada.pdf"));
        Path licence = Files.writeString(folder.resolve("licence.png"), "scan");
        List<String> options =
                List.of("--regime", "cn-cc", "--declare", "truth", "--sign", "Li Lei", "--agent", "Li & Partners");
        assertThat(draft(options).err()).contains("no agent is called `Li & Partners`", "colophon owner agent");
        assertThat(run("owner", "agent", "Li & Partners").err()).contains("no agent is called `Li & Partners`");
        JsonNode agent = json(
                        "owner",
                        "agent",
                        "Li & Partners",
                        "--address",
                        "1 Harbour Road",
                        "--country",
                        "HK",
                        "--phone",
                        "+852 1234 5678",
                        "--email",
                        "li@mail.example",
                        "--full",
                        "--json")
                .getFirst();
        assertThat(agent.get("owner").asText()).isEqualTo("Li & Partners");
        assertThat(run("owner", "agent", "Li & Partners").out()).startsWith("agent ");
        Cli.Result refused = draft(options);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains(
                        "missing: the agent's proof of identity (国家版权局2007年示范文本): `colophon owner agent` says it",
                        "missing: the agent's power of attorney (国家版权局2007年示范文本): --power-of-attorney FILE");
        run(
                "owner",
                "agent",
                "Li & Partners",
                "--identity",
                "business-licence",
                "--identity-file",
                licence.toString(),
                "--representative",
                "Li Si",
                "--contact",
                "Li Lei",
                "--post-code",
                "999077");
        assertThat(draft(options, "--power-of-attorney", licence.toString()).err())
                .contains("no PDF, PNG or JPEG");
        assertThat(draftDmca("--power-of-attorney", power.toString()).err()).contains("say --agent, too");
        Instant before = Instant.now();
        Cli.Result drafted = draft(options, "--power-of-attorney", power.toString());
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(drafted.out())
                .contains(
                        "三、代理人",
                        "姓名（名称）*：Li & Partners",
                        "授权委托书*：授权委托书，随附于本通知（power-of-attorney.pdf，SHA-256 ",
                        "代理人签名或盖章*：Li Lei",
                        "日期*：" + inBeijing(before),
                        "（北京时间，UTC+8）",
                        "四、要求")
                .doesNotContain("Vollmacht");
        assertThat(draft(options, "--power-of-attorney", power.toString()).err())
                .contains("the same as N-1");
        JsonNode notice =
                MAPPER.readTree(draftDmca("--agent", "Li & Partners", "--power-of-attorney", power.toString(), "--json")
                        .lines()
                        .getFirst());
        assertThat(notice.get("events").findValuesAsText("agent")).containsExactly("Li & Partners");
        assertThat(notice.get("files").findValuesAsText("name")).contains("power-of-attorney.pdf");
        assertThat(run("notice", "show", "N-2").out())
                .contains(
                        "Name: Li & Partners",
                        "On behalf of: Ada",
                        "Authority: power of attorney, attached to this notice (power-of-attorney.pdf, SHA-256 ",
                        "Address: 1 Harbour Road, HK",
                        "I am authorized to act on behalf of the owner",
                        "For, as its authorized agent: Ada");
        assertThat(run("owner", "agent", "Li & Partners", "--forget").out()).contains("missing");
        assertThat(draftDmca("--agent", "Li & Partners").err())
                .contains("missing: the sender's address (512(c)(3)(A)(iv)): `colophon owner agent` says it");
    }

    /** The day on which something happened where its evidence is timed. */
    private static String inBeijing(Instant moment) {
        return DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT)
                .withZone(ZoneId.of("Asia/Shanghai"))
                .format(moment);
    }

    /** ACNS says which address answered, as the evidence has it; without the mail address of both there is none. */
    @Test
    @Tag("full")
    void aNoticeIsWrittenAsAcnsWhereItsProcedureSaysSo() throws IOException {
        describeOwner();
        evidence();
        Cli.Result nobody = draftDmca("--json");
        assertThat(nobody.err())
                .contains(
                        "left out: the same as ACNS, for machines: an ACNS notice needs the mail address of the provider");
        assertThat(nobody.out()).doesNotContain("acns-1.xml");
        JsonNode drafted = MAPPER.readTree(
                draftDmca("--to", "abuse@host.example", "--json").lines().getFirst());
        assertThat(drafted.get("files").findValuesAsText("name")).contains("notice.txt", "acns-1.xml", "xarf-1.json");
        Path out = folder.resolve("files");
        assertThat(run("notice", "show", "N-2", "--files", out.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(out.resolve("N-2-acns-1.xml")))
                .contains(
                        "<ID>N-2</ID>",
                        "<IP_Address>127.0.0.1</IP_Address>",
                        "<Type Retraction=\"false\">DMCA</Type>",
                        "<URL>%s</URL>".formatted(url("/a.txt")));
        assertThat(Files.readString(out.resolve("N-2-notice.txt"))).doesNotContain("<Infringement");
        assertThat(draftDmca("--to", "abuse@host.example", "--no-acns", "--json")
                        .out())
                .contains("N-3")
                .doesNotContain("acns-1.xml");
        List<String> dsa = List.of("--regime", "eu-dsa", "--declare", "good-faith,accuracy", "--to", "a@host.example");
        assertThat(draft(dsa, "--json").out()).contains("N-4").doesNotContain("acns-1.xml");
        assertThat(draft(dsa, "--acns", "--json").out()).contains("N-5", "acns-1.xml");
        assertThat(run("notice", "show", "N-4").out()).contains("URL: http://" + address() + "/\n");
        assertThat(json("notice", "regimes", "--json").stream()
                        .filter(regime -> regime.get("acns").asBoolean())
                        .map(regime -> regime.get("regime").asText()))
                .containsExactlyInAnyOrder("us-dmca-1998", "platform-2026");
    }

    @Test
    @Tag("full")
    void whatNobodySeesIsNoSignature() {
        describeOwner();
        evidence();
        for (String invisible : List.of("\u200b", "\u3164\u00ad", "\u2800 ")) {
            Cli.Result refused = draft(List.of("--regime", "us-dmca", "--sign", invisible));
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.err()).contains("the signature is blank");
            assertThat(run("owner", "details", "Ada", "--contact", invisible).err())
                    .contains("the contact is blank");
        }
    }

    @Test
    @Tag("full")
    void whatMayBeLawfulOrIsNotProvedIsInNone() throws IOException {
        describeOwner();
        Cli.Result unproved = draftDmca();
        assertThat(unproved.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unproved.err()).contains("left out", "there is no evidence of it", "nothing of K-1 may be");
        evidence();
        String sighting = json("case", "show", "K-1", "--json")
                .getFirst()
                .get("members")
                .get(0)
                .get("sighting")
                .asText();
        run("decide", "--undo", sighting);
        JsonNode notice = MAPPER.readTree(draftDmca("--json").lines().getFirst());
        assertThat(notice.get("items").findValuesAsText("sighting")).hasSize(2).doesNotContain(sighting);
        run("licence", "add", "--all-works-of", "Ada", "--host", "127.0.0.1", "--note", "L-1");
        assertThat(run("notice", "show", "N-1").err()).contains("copies [1, 2] left the case", "draft it again");
        assertThat(run("notice", "show", "N-1", "--files", folder.resolve("old").toString())
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(draftDmca().err()).contains("nothing of K-1 is in it any more");
        assertThat(run("case", "close", "K-1", "--outcome", "licensed", "--reason", "L-1")
                        .exitCode())
                .isZero();
        assertThat(draftDmca().err()).contains("K-1 is closed");
    }

    /** A page says so only after a person had confirmed the text on it; its bytes are others since, and joined the case by rule. */
    @Test
    @Tag("full")
    void whatMayBeLicensedSinceIsInNone() throws IOException {
        describeOwner();
        String story = "<title>A story</title><p>%s</p>".formatted(Stories.theLastLeaf());
        files.put("/story", story);
        run("scan", url("/story"), "--allow", address());
        confirmAll();
        files.put(
                "/story",
                story + "<p>All texts: <a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY</a>");
        run("scan", url("/story"), "--allow", address());
        assertThat(run("case", "open", "--all").err()).contains("0 sightings added");
        assertThat(run("sightings", "--state", "held").out()).contains(url("/story"));
        evidence();
        Cli.Result drafted = draftDmca("--json");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(MAPPER.readTree(drafted.lines().getFirst()).get("items").findValuesAsText("url"))
                .containsExactlyInAnyOrder(url("/a.txt"), url("/b.txt"), url("/c.txt"));
    }

    /** What a person confirmed stays so until a person decides again; no notice is made of it meanwhile. */
    @Test
    @Tag("full")
    void whatMayBeLicensedWithTheSameBytesIsLeftOut() throws IOException {
        describeOwner();
        files.merge("/post", """
                <script type="application/ld+json">{"@context": "https://schema.org", "@type": "CreativeWork",
                "contentUrl": "/a.txt", "license": "https://creativecommons.org/licenses/by/4.0/"}</script>""", String::concat);
        run("scan", url("/post"), "--allow", address());
        evidence();
        Cli.Result drafted = draftDmca("--json");
        assertThat(drafted.err()).contains("left out: " + url("/a.txt"), "says what may license it");
        assertThat(MAPPER.readTree(drafted.lines().getFirst()).get("items")).hasSize(2);
    }

    @Test
    @Tag("full")
    void aWorkOfAnotherIsInNoCaseOfItsFormerOwner() throws IOException {
        describeOwner();
        evidence();
        assertThat(draftDmca().err()).contains("drafted as N-1");
        String work = json("works", "--json").getFirst().get("id").asText();
        Cli.Result given = run("works", "edit", work, "--owner", "Bea");
        assertThat(given.exitCode()).as(given.err()).isZero();
        assertThat(run("case", "show", "K-1").out()).contains("is of Bea now, and this case acts for Ada");
        assertThat(json("case", "show", "K-1", "--json")
                        .getFirst()
                        .get("sightings")
                        .asInt())
                .isZero();
        run("case", "open", "--all");
        JsonNode other = json("case", "show", "K-2", "--json").getFirst();
        assertThat(other.get("rightsholder").asText()).isEqualTo("Bea");
        assertThat(other.get("sightings").asInt()).isEqualTo(3);
        assertThat(run("notice", "show", "N-1").err())
                .as("in a case again, but not in one of whom the notice speaks for")
                .contains("copies [1, 2, 3] left the case");
        assertThat(run("notice", "show", "N-1", "--files", folder.resolve("old").toString())
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("case", "close", "K-1", "--outcome", "withdrawn", "--reason", "sold")
                        .exitCode())
                .isZero();
    }

    @Test
    @Tag("full")
    void evidenceWithoutTheWorkProvesNothing() throws IOException {
        describeOwner();
        files.put("/b.txt", "Not here any more.");
        evidence();
        Cli.Result drafted = draftDmca("--json");
        assertThat(drafted.err()).contains("left out: " + url("/b.txt"), "there is no evidence of it");
        assertThat(MAPPER.readTree(drafted.lines().getFirst()).get("items")).hasSize(2);
    }

    @Test
    @Tag("full")
    void evidenceThatDoesNotHoldCostsNoOtherCopy() throws IOException {
        describeOwner();
        evidence();
        Path bundle = home.resolve("evidence").resolve("K-1-2.wacz");
        byte[] changed = Files.readAllBytes(bundle);
        changed[changed.length / 2] ^= 1;
        Files.write(bundle, changed);
        Cli.Result drafted = draftDmca("--json");
        assertThat(drafted.err()).contains("left out", "evidence does not hold", "K-1-2.wacz");
        assertThat(MAPPER.readTree(drafted.lines().getFirst()).get("items")).hasSize(2);
        assertThat(draftDmca("--host", "other.example").err()).contains("nothing of K-1 stands there");
    }
}
