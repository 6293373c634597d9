package dev.colophon.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.Colophon;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cases from the command line, of copies that a server shows on one page. */
class CaseCommandIT extends ConfirmedCopies {

    private List<Path> bundles() throws IOException {
        try (var all = Files.list(home.resolve("evidence"))) {
            return all.filter(file -> file.toString().endsWith(".wacz"))
                    .sorted()
                    .toList();
        }
    }

    private static void verified(Path bundle) {
        StringWriter out = new StringWriter();
        int exit = Colophon.run(
                new PrintWriter(out), new PrintWriter(out), new Variables(Map.of()), "verify", bundle.toString());
        assertThat(exit).as(out.toString()).isZero();
    }

    @Test
    void whatIsConfirmedIsOneCaseAndTellsWhatItMeans() throws IOException {
        assertThat(run("case", "list").err()).contains("no cases");
        assertThat(run("case", "open").exitCode()).isEqualTo(ExitCode.USAGE);
        Cli.Result opened = run("case", "open", "--all");
        assertThat(opened.out()).contains("K-1", "open", "127.0.0.1", "Ada", "3 sightings");
        assertThat(opened.err()).contains("1 case opened, 3 sightings added");
        assertThat(run("case", "open", "--operator", address(), "--owner", "Ada")
                        .err())
                .contains("0 cases opened, 0 sightings added");
        assertThat(json("case", "list", "--state", "open", "--json")).hasSize(1);
        assertThat(run("case", "show", "k1").out())
                .contains("The Last Leaf", url("/b.txt"), "no evidence", "proof of identity", "for you:", "for them:");
        JsonNode shown = json("case", "show", "K-1", "--json").getFirst();
        assertThat(shown.get("members")).hasSize(3);
        assertThat(shown.get("hosts").get(0).get("sightings").asInt()).isEqualTo(3);
        assertThat(shown.get("missing").toString()).contains("3 sightings have no evidence", "regime");
        assertThat(run("case", "show", "K-2").err()).contains("there is no case K-2");
        assertThat(run("case", "show", "nonsense").err()).contains("`nonsense` is no case");
    }

    @Test
    void whatIsTakenBackLeaves() throws IOException {
        run("case", "open", "--all");
        String sighting = json("case", "show", "K-1", "--json")
                .getFirst()
                .get("members")
                .get(0)
                .get("sighting")
                .asText();
        assertThat(run("decide", "--undo", sighting).exitCode()).isZero();
        assertThat(run("case", "show", "K-1").out()).contains("sightings  2", "left on", "1 sighting left");
        run("licence", "add", "--all-works-of", "Ada", "--host", "127.0.0.1", "--note", "L-1");
        assertThat(json("case", "show", "K-1", "--json")
                        .getFirst()
                        .get("sightings")
                        .asInt())
                .isZero();
        assertThat(run("case", "show", "K-1").out()).contains("a licence covers it", "no sighting is in it");
        Cli.Result again = run("case", "open", "--all");
        assertThat(again.err()).contains("0 cases opened", "2 sightings are confirmed, but cleared");
    }

    @Test
    @Tag("full")
    void aPersonMergesSplitsClosesAndReopens() throws IOException {
        run("case", "open", "--all");
        List<JsonNode> shown = json("case", "show", "K-1", "--json");
        String sighting = shown.getFirst().get("members").get(0).get("sighting").asText();
        assertThat(run("case", "split", "K-1", "--site", "127.0.0.1", "--reason", "all")
                        .err())
                .contains("some have to stay");
        assertThat(run("case", "split", "K-1", "--site", "other.example", "--reason", "x")
                        .err())
                .contains("nothing of K-1 stands on other.example");
        assertThat(run("case", "split", "K-1", sighting, "--reason", "another user")
                        .out())
                .contains("K-2", "1 sighting");
        assertThat(run("case", "note", "K-2", "they called").exitCode()).isZero();
        assertThat(run("case", "merge", "K-2", "K-1", "--reason", "the same user")
                        .out())
                .contains("3 sightings");
        assertThat(run("case", "show", "K-2").out()).contains("merged into K-1", "they called");
        assertThat(run("case", "close", "K-1", "--outcome", "vanished", "--reason", "x")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("case", "close", "K-1", "--outcome", "no-match", "--reason", " ")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("case", "close", "K-1", "--outcome", "no-match", "--reason", "looked again")
                        .out())
                .contains("closed (no-match)");
        assertThat(evidence().err()).contains("K-1 is closed");
        assertThat(json("case", "list", "--limit", "1", "--json")).hasSize(1);
        assertThat(json("case", "list", "--after", "K-2", "--json")
                        .getFirst()
                        .get("outcome")
                        .asText())
                .isEqualTo("NO_MATCH");
        assertThat(run("case", "reopen", "K-1", "--reason", "wrong case").out()).contains("3 sightings");
    }

    @Test
    @Tag("full")
    void removedIsWhatTheLastLooksSawGone() throws IOException {
        run("case", "open", "--all");
        List<String> close = List.of("case", "close", "K-1", "--outcome", "removed", "--reason", "they said so");
        Cli.Result unseen = run(close.toArray(String[]::new));
        assertThat(unseen.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unseen.err()).contains("of 3 copies of K-1", url("/a.txt") + ": nobody looked", "colophon look");
        List<String> look = new ArrayList<>(List.of("look", "--allow", address()));
        json("case", "show", "K-1", "--json")
                .getFirst()
                .get("members")
                .forEach(member -> look.add(member.get("sighting").asText()));
        files.remove("/a.txt");
        files.remove("/b.txt");
        files.put("/post", "<title>Stories</title>Nothing is left of them here.");
        run(look.toArray(String[]::new));
        assertThat(run(close.toArray(String[]::new)).err()).contains("of 1 copy of K-1", "/c.txt: PARTIAL");
        List<String> sure = new ArrayList<>(close);
        sure.add("--yes");
        assertThat(run(sure.toArray(String[]::new)).out()).contains("closed (removed)");
        assertThat(run("case", "show", "K-1").out()).contains("they said so (1 copy not seen gone)");
        run("case", "reopen", "K-1", "--reason", "too early");
        files.remove("/c.txt");
        run(look.toArray(String[]::new));
        assertThat(run(close.toArray(String[]::new)).out()).contains("closed (removed)");
    }

    /** A page that counts its visitors is other bytes at each look, and the same copy. */
    @Test
    @Tag("full")
    void otherBytesTakeThePlaceOfThoseBefore() throws IOException {
        files.put("/story", "<title>A story</title><p>1 visitor</p><p>" + Stories.theLastLeaf());
        run("scan", url("/story"), "--allow", address());
        confirmAll();
        run("case", "open", "--all");
        files.put("/story", "<title>A story</title><p>2 visitors</p><p>" + Stories.theLastLeaf());
        run("scan", url("/story"), "--allow", address());
        JsonNode shown = json("case", "show", "K-1", "--json").getFirst();
        assertThat(shown.get("sightings").asInt()).isEqualTo(4);
        List<JsonNode> there = new ArrayList<>();
        shown.get("members").forEach(member -> {
            if (!member.has("left")) {
                there.add(member);
            }
        });
        assertThat(there).hasSize(4).noneMatch(member -> member.has("obstacle"));
        assertThat(run("case", "show", "K-1").out()).contains("other bytes stand at its place now");
        assertThat(run("case", "open", "--all").err()).contains("0 sightings added");
    }

    /** Whoever registers later what somebody has had takes nothing from them that a person knows of. */
    @Test
    @Tag("full")
    void whatIsRegisteredLaterIsDecidedAgain() throws IOException {
        run("case", "open", "--all");
        Path later = Files.writeString(folder.resolve("mine.txt"), Stories.theLastLeaf());
        run("register", later.toString(), "--owner", "Mallory", "--title", "Mine");
        assertThat(run("case", "show", "K-1").out())
                .contains("not in a notice: contested by `Mine` of Mallory, who registered it later");
        List<String> again = new ArrayList<>(List.of("decide"));
        json("case", "show", "K-1", "--json")
                .getFirst()
                .get("members")
                .forEach(member -> again.add(member.get("sighting").asText()));
        again.addAll(List.of("--as", "confirmed", "--reason", "hers, whoever else says so"));
        Cli.Result decided = run(again.toArray(String[]::new));
        assertThat(decided.exitCode()).as(decided.err()).isZero();
        run("case", "open", "--all");
        assertThat(run("case", "show", "K-1").out()).contains("sightings  3").doesNotContain("not in a notice");
        assertThat(json("case", "list", "--json")).as("none for who came later").hasSize(1);
    }

    @Test
    @Tag("full")
    void aPageThatManyShareIsKeptOnce() throws IOException {
        run("case", "open", "--all");
        Cli.Result taken = evidence("--json");
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.lines()).hasSize(4);
        assertThat(asked.stream().filter("/post"::equals)).hasSize(1);
        for (Path bundle : bundles()) {
            verified(bundle);
        }
        JsonNode copy = MAPPER.readTree(taken.lines().getLast());
        assertThat(copy.get("pageBundle").asText()).isEqualTo("K-1-1");
        try (ZipFile bundle = new ZipFile(copy.get("bundle").asText());
                InputStream match = bundle.getInputStream(bundle.getEntry("evidence/match.json"))) {
            JsonNode page = MAPPER.readTree(match).get("pageBundle");
            assertThat(page.get("url").asText()).isEqualTo(url("/post"));
            assertThat(page.get("sha256").asText())
                    .isEqualTo(MAPPER.readTree(taken.lines().getFirst())
                            .get("sha256")
                            .asText());
        }
        asked.clear();
        assertThat(evidence().err()).contains("3 sightings have evidence of the last 24 hours");
        assertThat(asked).isEmpty();
        String sealed =
                run("case", "show", "K-1", "--json").out().replaceFirst("(?s).*?\"sealed\":\"([^\"]+)\".*", "$1");
        assertThat(run("case", "show", "K-1").out())
                .as("to the second")
                .contains(" of " + Instant.parse(sealed).truncatedTo(ChronoUnit.SECONDS))
                .contains("the page in K-1-1")
                .doesNotContain("no evidence");
    }

    @Test
    @Tag("full")
    void aPlaceThatIsGoneCostsNoOther() throws IOException {
        run("case", "open", "--all");
        String gone = files.remove("/b.txt");
        Cli.Result taken = evidence();
        assertThat(taken.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(taken.err()).contains("/b.txt", "404");
        assertThat(bundles()).hasSize(3);
        files.put("/b.txt", gone);
        asked.clear();
        assertThat(evidence().exitCode()).isZero();
        assertThat(asked.stream().filter(path -> !path.equals("/robots.txt"))).containsExactly("/b.txt");
        assertThat(bundles()).hasSize(4);
    }

    @Test
    void aPageThatIsGoneCostsNoCopy() throws IOException {
        run("case", "open", "--all");
        files.remove("/post");
        Cli.Result taken = evidence("--json");
        assertThat(taken.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(taken.lines()).hasSize(3).allSatisfy(line -> assertThat(line).doesNotContain("pageBundle"));
    }

    @Test
    @Tag("full")
    void killedItGoesOnWithTheRest() throws Exception {
        run("case", "open", "--all");
        held = "/c.txt";
        Path errors = folder.resolve("errors");
        Process process = Cli.start(home, errors, "case", "evidence", "K-1", "--no-browser", "--allow", address());
        await().atMost(Duration.ofMinutes(10)).until(() -> asked.contains("/c.txt") || !process.isAlive());
        assertThat(process.isAlive()).as(Files.readString(errors)).isTrue();
        process.destroyForcibly().waitFor();
        held = "";
        released.countDown();
        List<Path> before = bundles();
        asked.clear();
        Cli.Result taken = evidence();
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(bundles()).containsAll(before).hasSize(4);
        assertThat(asked).contains("/c.txt").doesNotContain("/post");
        assertThat(run("case", "show", "K-1").out()).doesNotContain("no evidence");
    }

    @Test
    void whatNoticesSayOfAnOwnerIsMasked() throws IOException {
        assertThat(run("owner", "details", "Ada").out()).contains("missing", "proof of identity");
        Path passport = Files.writeString(folder.resolve("passport.pdf"), "scan");
        Cli.Result said = run(
                "owner",
                "details",
                "Ada",
                "--identity",
                "passport",
                "--identity-file",
                passport.toString(),
                "--address",
                "Musterstr. 1, Leipzig",
                "--post-code",
                "04109",
                "--country",
                "de",
                "--phone",
                "+49 341 123456",
                "--email",
                "ada.example@mail.example",
                "--json");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("a…e@mail.example").doesNotContain("Muster", "123456", "ada.example@");
        JsonNode full = json("owner", "details", "Ada", "--full", "--json").getFirst();
        assertThat(full.get("address").asText()).isEqualTo("Musterstr. 1, Leipzig");
        assertThat(full.get("missing")).isEmpty();
        Cli.Result refused = run("owner", "details", "Ada", "--email", "nobody");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(json("owner", "details", "Ada", "--full", "--json").getFirst())
                .isEqualTo(full);
        assertThat(run("owner", "details", "Ada", "--identity", "passport").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("owner", "details", "Nobody").err()).contains("no owner is called `Nobody`");
        assertThat(run("owner", "details", "Ada", "--forget").out()).contains("missing", "address");
    }
}
