package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices that are drafted, from the command line. */
class NoticeDraftIT extends ConfirmedCopies {

    private static final List<String> DMCA =
            List.of("--regime", "us-dmca", "--declare", "good-faith,accuracy,authority", "--sign", "Ada Byron");

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

    private void known() {
        assertThat(run(
                                "owner",
                                "details",
                                "Ada",
                                "--address",
                                "Musterstr. 1, Leipzig",
                                "--country",
                                "DE",
                                "--phone",
                                "+49 341 123456",
                                "--email",
                                "ada@mail.example")
                        .exitCode())
                .isZero();
    }

    @Test
    @Tag("full")
    void aNoticeSaysWhatIsKnownAndDeclaredInTheFormOfItsLaw() throws IOException {
        known();
        assertThat(evidence().exitCode()).isZero();
        Cli.Result drafted = draft(DMCA, "--json");
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
        assertThat(times.get(0)).isEqualTo(times.get(1));
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
        known();
        evidence();
        assertThat(draft(DMCA).err()).contains("drafted as N-1");
        assertThat(draft(DMCA).err()).contains("the same as N-1");
        assertThat(draft(DMCA, "--to", "abuse@host.example").err()).contains("drafted as N-2");
        assertThat(draft(DMCA, "--facts", "corrected").err()).contains("drafted as N-3");
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
                        "a notice under us-dmca-1998 needs what is not there: the signature or seal, the owner's address",
                        "missing: the owner's address (512(c)(3)(A)(iv)): `colophon owner details`",
                        "the statement of good-faith belief (512(c)(3)(A)(v)): --declare good-faith",
                        "the signature or seal (512(c)(3)(A)(i)): --sign NAME")
                .doesNotContain("(512(c)(3)(A)(vi)): --declare accuracy");
        assertThat(run("notice", "list").err()).contains("no notices");
        assertThat(draft(List.of("--regime", "us-dmca", "--declare", "nonsense"))
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(draft(List.of("--regime", "mars")).err()).contains("there is no procedure 'mars'");
        assertThat(draft(DMCA, "--language", "zh").err()).contains("is written in: en");
    }

    @Test
    void aChineseNoticeIsTheModelForm() throws IOException {
        Path card = Files.writeString(folder.resolve("card.pdf"), "scan");
        known();
        assertThat(run(
                                "owner",
                                "details",
                                "Ada",
                                "--identity",
                                "passport",
                                "--identity-file",
                                card.toString(),
                                "--contact",
                                "Ada")
                        .exitCode())
                .isZero();
        evidence();
        Cli.Result drafted =
                draft(List.of("--regime", "cn-cc", "--provider", "某视频网", "--declare", "truth", "--sign", "Ada"));
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(drafted.out())
                .contains(
                        "某视频网",
                        "权利人",
                        "护照复印件：card.pdf",
                        "取证包",
                        url("/b.txt"),
                        "本通知依据《中华人民共和国民法典》第一千一百九十五条提出。",
                        "请删除本通知所列内容",
                        "（北京时间，UTC+8）",
                        "权利证明材料: 《The Last Leaf》的权利人文件 leaf.txt")
                .doesNotContain("法定代表人", "请立即");
        run("owner", "details", "Ada", "--identity", "business-licence", "--identity-file", card.toString());
        Cli.Result body =
                draft(List.of("--regime", "cn-cc", "--provider", "某视频网", "--declare", "truth", "--sign", "Ada"));
        assertThat(body.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(body.err()).contains("missing: the owner's legal representative");
        run("owner", "details", "Ada", "--representative", "Bea");
        assertThat(draft(List.of("--regime", "cn-cc", "--provider", "某视频网", "--declare", "truth", "--sign", "Ada"))
                        .out())
                .contains("法定代表人*: Bea");
    }

    @Test
    void whatNobodySeesIsNoSignature() {
        known();
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
        known();
        Cli.Result unproved = draft(DMCA);
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
        JsonNode notice = MAPPER.readTree(draft(DMCA, "--json").lines().getFirst());
        assertThat(notice.get("items").findValuesAsText("sighting")).hasSize(2).doesNotContain(sighting);
        run("licence", "add", "--all-works-of", "Ada", "--host", "127.0.0.1", "--note", "L-1");
        assertThat(run("notice", "show", "N-1").err()).contains("copies [1, 2] left the case", "draft it again");
        assertThat(run("notice", "show", "N-1", "--files", folder.resolve("old").toString())
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(draft(DMCA).err()).contains("nothing of K-1 is in it any more");
        assertThat(run("case", "close", "K-1", "--outcome", "licensed", "--reason", "L-1")
                        .exitCode())
                .isZero();
        assertThat(draft(DMCA).err()).contains("K-1 is closed");
    }

    /** A page says so only after a person had confirmed the text on it; its bytes are others since, and joined the case by rule. */
    @Test
    @Tag("full")
    void whatMayBeLicensedSinceIsInNone() throws IOException {
        known();
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
        Cli.Result drafted = draft(DMCA, "--json");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(MAPPER.readTree(drafted.lines().getFirst()).get("items").findValuesAsText("url"))
                .containsExactlyInAnyOrder(url("/a.txt"), url("/b.txt"), url("/c.txt"));
    }

    /** What a person confirmed stays so until a person decides again; no notice is made of it meanwhile. */
    @Test
    void whatMayBeLicensedWithTheSameBytesIsLeftOut() throws IOException {
        known();
        files.merge("/post", """
                <script type="application/ld+json">{"@context": "https://schema.org", "@type": "CreativeWork",
                "contentUrl": "/a.txt", "license": "https://creativecommons.org/licenses/by/4.0/"}</script>""", String::concat);
        run("scan", url("/post"), "--allow", address());
        evidence();
        Cli.Result drafted = draft(DMCA, "--json");
        assertThat(drafted.err()).contains("left out: " + url("/a.txt"), "says what may license it");
        assertThat(MAPPER.readTree(drafted.lines().getFirst()).get("items")).hasSize(2);
    }

    @Test
    void aWorkOfAnotherIsInNoCaseOfItsFormerOwner() throws IOException {
        known();
        evidence();
        assertThat(draft(DMCA).err()).contains("drafted as N-1");
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
        known();
        files.put("/b.txt", "Not here any more.");
        evidence();
        Cli.Result drafted = draft(DMCA, "--json");
        assertThat(drafted.err()).contains("left out: " + url("/b.txt"), "there is no evidence of it");
        assertThat(MAPPER.readTree(drafted.lines().getFirst()).get("items")).hasSize(2);
    }

    @Test
    @Tag("full")
    void evidenceThatDoesNotHoldCostsNoOtherCopy() throws IOException {
        known();
        evidence();
        Path bundle = home.resolve("evidence").resolve("K-1-2.wacz");
        byte[] changed = Files.readAllBytes(bundle);
        changed[changed.length / 2] ^= 1;
        Files.write(bundle, changed);
        Cli.Result drafted = draft(DMCA, "--json");
        assertThat(drafted.err()).contains("left out", "evidence does not hold", "K-1-2.wacz");
        assertThat(MAPPER.readTree(drafted.lines().getFirst()).get("items")).hasSize(2);
        assertThat(draft(DMCA, "--host", "other.example").err()).contains("nothing of K-1 stands there");
    }
}
