package dev.colophon.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.PreparedHome;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes back to a notice is taken down, once. */
class AnswerImportIT extends ConfirmedCopies {

    private static final String COUNTER = """
            From: user@host.example
            Subject: Re: Notice N-1

            Counter notification
            Name: Sam Example
            Address: 1 Main Street, Springfield
            Phone: +1 555 0100
            https://pirate.example/song
            I swear, under penalty of perjury, that I have a good faith belief that it was removed as a result of mistake.
            I consent to the jurisdiction of the Federal District Court and will accept service of process.
            /s/ Sam Example
            """;

    @BeforeEach
    void noticed() throws IOException {
        PreparedHome.of("confirmed copies, a drafted notice", home, () -> {
            run("case", "open", "--all");
            describeOwner();
            assertThat(evidence().exitCode()).isZero();
            Cli.Result drafted = draftDmca();
            assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        });
    }

    private void sent() {
        Cli.Result sent = run("notice", "sent", "N-1", "--by", "mail");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
    }

    private String mail(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Cli.Result answer(String file, String... more) {
        return run(Stream.concat(Stream.of("answer", "import", file), Stream.of(more))
                .toArray(String[]::new));
    }

    private JsonNode imported(String file, String... more) throws IOException {
        Cli.Result result =
                answer(file, Stream.concat(Stream.of(more), Stream.of("--json")).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.lines().getFirst());
    }

    @Test
    void aPersonSaysWhatItIs() throws IOException {
        sent();
        String received = mail("received.eml", "From: h@host.example\nSubject: N-1\n\nWe have received your notice.\n");
        Cli.Result asked = answer(received);
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err()).contains("it reads as acknowledgement", "--as acknowledgement");
        assertThat(imported(received, "--as", "acknowledgement").get("state").asText())
                .isEqualTo("ACKED");
        JsonNode again = imported(received, "--as", "acknowledgement");
        assertThat(again.get("known").asBoolean()).isTrue();
        assertThat(again.get("state").asText()).isEqualTo("ACKED");
        assertThat(json("notice", "show", "N-1", "--json")
                        .getFirst()
                        .get("events")
                        .findValuesAsText("what"))
                .containsOnlyOnce("ACKNOWLEDGED");
    }

    /** Whatever an answer was taken for, a person can say what it is; what was wrong is kept, and counts no more. */
    @ParameterizedTest
    @CsvSource({
        "acknowledgement, ACKED",
        "bounce, BOUNCED",
        "removed, REMOVAL_CLAIMED",
        "restored, RESTORED",
        "counter-notice, COUNTERED",
        "other, SENT"
    })
    @Tag("full")
    void whatWasTakenForSomethingElseIsCorrected(String kind, String state) throws IOException {
        sent();
        String answer = mail("answer.eml", COUNTER);
        int events = 0;
        for (String wrong : List.of("acknowledgement", "bounce", "removed", "restored", "counter-notice", "other")) {
            if (!wrong.equals(kind)) {
                imported(answer, "--as", wrong);
                JsonNode right = imported(answer, "--as", kind);
                assertThat(right.get("state").asText()).as(wrong).isEqualTo(state);
                assertThat(right.get("kind").asText()).isEqualTo(kind);
                assertThat(right.get("asked").asText()).isEqualTo(kind);
                assertThat(right.get("was").asText()).isEqualTo(wrong);
                assertThat(right.get("known").asBoolean()).isFalse();
                int now = json("notice", "show", "N-1", "--json")
                        .getFirst()
                        .get("events")
                        .size();
                assertThat(now).as("events are appended").isGreaterThan(events);
                events = now;
            }
        }
        JsonNode same = imported(answer, "--as", kind);
        assertThat(same.get("known").asBoolean()).isTrue();
        assertThat(same.has("was")).isFalse();
        JsonNode status = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(status.get("state").asText()).isEqualTo(state);
        assertThat(status.get("clocks").findValuesAsText("clock").contains("suit"))
                .as("a time that a wrong reading began runs no more")
                .isEqualTo(kind.equals("counter-notice"));
    }

    /** Nobody answers what was not sent yet: a date before it begins no time, and cannot end one. */
    @Test
    @Tag("full")
    void aDateBeforeTheNoticeWasSentBeginsNoTime() throws IOException {
        sent();
        String answer = mail("answer.eml", "Date: Wed, 01 Jan 2020 00:00:00 +0000\n" + COUNTER);
        Cli.Result counter = answer(answer, "--as", "counter-notice");
        assertThat(counter.err())
                .contains(
                        "warning: it is of 2020-01-01T00:00:00Z, before the notice was sent",
                        "it counts as received now");
        assertThat(state()).isEqualTo("COUNTERED");
        String second = mail("second.eml", COUNTER + "\nP.S. Please hurry.\n");
        assertThat(answer(second, "--as", "counter-notice", "--received", "2020-01-01T00:00:00Z")
                        .err())
                .contains("it counts as received now; check both days");
        assertThat(state()).isEqualTo("COUNTERED");
    }

    /** As homes hold it in which such a date began a time: what ran out because of it is taken back with it. */
    @Test
    @Tag("full")
    void aCorrectionTakesBackWhatRanOutBecauseOfIt() throws IOException {
        sent();
        String answer = mail("answer.eml", COUNTER);
        imported(answer, "--as", "counter-notice");
        change("update notice_event set payload = replace(payload, json_extract(payload, '$.receivedByHost'),"
                + " '2020-01-01T00:00:00Z') where kind = 'COUNTER_RECEIVED'");
        assertThat(state()).isEqualTo("RESTORED");
        String now = Instant.now().toString();
        assertThat(imported(answer, "--as", "counter-notice", "--received", now)
                        .get("state")
                        .asText())
                .isEqualTo("COUNTERED");
        assertThat(imported(answer, "--as", "counter-notice", "--received", now)
                        .get("known")
                        .asBoolean())
                .isTrue();
        assertThat(imported(answer, "--as", "other").get("state").asText()).isEqualTo("SENT");
        assertThat(state()).isEqualTo("SENT");
    }

    /** Whoever is to act expeditiously has no day by law: the date of a reminder is ours, and no article stands beside it. */
    @Test
    @Tag("full")
    void noArticleStandsBesideADateOfOurs() {
        sent();
        String status = run("notice", "status", "N-1").out();
        assertThat(status.lines().filter(line -> line.contains("the law names no day")))
                .singleElement()
                .asString()
                .contains("act, for the host", "(a custom of Colophon)")
                .doesNotContain("512");
        assertThat(run("notice", "remind", "N-1").err())
                .contains("N-1 is sent: a recipient is reminded who has not answered in time: not before 20");
        assertThat(run("notice", "suit", "N-1", "--court", "x", "--docket", "1", "--filed", "2026-01-01")
                        .err())
                .contains("N-1: it is sent, where this cannot happen")
                .doesNotContain("the letter names");
    }

    /** What is decided otherwise while a notice about it is out is said at once, and is the first to do. */
    @Test
    @Tag("full")
    void whatIsDecidedOtherwiseNamesItsNotice() throws IOException {
        sent();
        Cli.Result drafted = again("us-dmca", "good-faith,accuracy,authority", "--again");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        String sighting = json("case", "show", "K-1", "--json")
                .getFirst()
                .at("/members/0/sighting")
                .asText();
        assertThat(run("decide", sighting, "--as", "exception", "--reason", "a review")
                        .err())
                .contains("N-1 is out", "`colophon notice retract N-1 --reason TEXT`")
                .doesNotContain("N-2 is out");
        assertThat(json("notice", "status", "--json")
                        .getFirst()
                        .get("open")
                        .get(0)
                        .asText())
                .contains("colophon notice retract N-1 --reason TEXT");
        assertThat(run("notice", "retract", "N-1", "--reason", "a review").exitCode())
                .isZero();
        assertThat(json("notice", "status", "N-1", "--json")
                        .getFirst()
                        .get("open")
                        .toString())
                .doesNotContain("retract N-1");
    }

    private String state() throws IOException {
        return json("notice", "status", "N-1", "--json").getFirst().get("state").asText();
    }

    /** In homes that were made before events named their files. */
    @Test
    void anAnswerThatWasTakenDownBeforeEventsNamedItsFileIsCorrected() throws IOException {
        sent();
        String answer = mail("answer.eml", COUNTER);
        imported(answer, "--as", "removed");
        change("update notice_event set payload = '{}' where kind = 'REMOVAL_CLAIMED'");
        JsonNode right = imported(answer, "--as", "acknowledgement");
        assertThat(right.get("was").asText()).isEqualTo("removed");
        assertThat(right.get("state").asText()).isEqualTo("ACKED");
    }

    /** What a host does, it does after a retraction, too. */
    @Test
    @Tag("full")
    void whatComesAfterARetractionIsTakenDown() throws IOException {
        sent();
        run("notice", "retract", "N-1", "--reason", "The use is licensed.");
        for (String kind : List.of("removed", "bounce", "counter-notice", "acknowledgement", "restored")) {
            JsonNode taken = imported(mail(kind + ".eml", COUNTER + "\nP.S. " + kind + "\n"), "--as", kind);
            assertThat(taken.get("state").asText()).isEqualTo("RETRACTED");
            assertThat(taken.get("changes")).as(kind).hasSize(1);
            assertThat(taken.has("silenceDecidesLatest")).isFalse();
        }
        JsonNode status = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(status.get("open").toString()).contains("`colophon notice close N-1 --as restored` ends it");
        assertThat(status.get("clocks")).isEmpty();
        assertThat(run("case", "show", "K-1").out()).doesNotContain("The host sends you a copy");
        assertThat(run("notice", "close", "N-1", "--as", "restored").exitCode()).isZero();
        Cli.Result closed = answer(mail("late.eml", COUNTER + "\nP.S. late\n"), "--as", "restored");
        assertThat(closed.exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    @Tag("full")
    void whatIsSaidToBeRemovedIsLookedFor() throws IOException {
        sent();
        String removed = mail("removed.eml", "From: h@host.example\nSubject: N-1\n\nThe files have been removed.\n");
        JsonNode answer = imported(removed, "--as", "removed");
        assertThat(answer.get("state").asText()).isEqualTo("REMOVAL_CLAIMED");
        assertThat(answer.get("looks").asInt()).isEqualTo(3);
        assertThat(json("look", "--json")).hasSize(3);
    }

    @Test
    void anIncompleteCounterNoticeStartsNoTime() throws IOException {
        sent();
        String unsigned = mail("unsigned.eml", COUNTER.replace("/s/ Sam Example", ""));
        JsonNode incomplete = imported(unsigned, "--as", "counter-notice");
        assertThat(incomplete.get("complete").asBoolean()).isFalse();
        assertThat(incomplete.get("state").asText()).isEqualTo("SENT");
        assertThat(incomplete.has("silenceDecidesLatest")).isFalse();
        JsonNode complete = imported(mail("counter.eml", COUNTER), "--as", "counter-notice");
        assertThat(complete.get("complete").asBoolean()).isTrue();
        assertThat(complete.get("state").asText()).isEqualTo("COUNTERED");
        assertThat(complete.get("silenceDecidesEarliest").asText()).isNotEmpty();
        assertThat(complete.get("fields")).hasSize(8);
        assertThat(run("notice", "status", "N-1").out())
                .contains("incomplete, no time begins with it; it lacks the signature", ": complete");
    }

    @Test
    @Tag("full")
    void whatWasTakenDownAsAnythingElseIsACounterNoticeWhenAPersonSaysSo() throws IOException {
        sent();
        String counter = mail("counter.eml", COUNTER);
        assertThat(imported(counter, "--as", "other").get("state").asText()).isEqualTo("SENT");
        JsonNode mended = imported(counter, "--as", "counter-notice");
        assertThat(mended.get("known").asBoolean()).isFalse();
        assertThat(mended.get("state").asText()).isEqualTo("COUNTERED");
        assertThat(imported(counter, "--as", "counter-notice").get("known").asBoolean())
                .isTrue();
    }

    /** An answer counts for the copies that it names, and for no other. */
    @Test
    @Tag("full")
    void anAnswerCountsForTheCopiesThatItNames() throws IOException {
        sent();
        String second = json("notice", "show", "N-1", "--json")
                .getFirst()
                .at("/items/1/url")
                .asText();
        JsonNode removed = imported(
                mail("removed.eml", "From: h@host.example\nSubject: N-1\n\nWe have removed " + second + ".\n"),
                "--as",
                "removed");
        assertThat(removed.get("copies").toString()).isEqualTo("[2]");
        assertThat(removed.get("looks").asInt()).isEqualTo(1);
        String all = mail("all.eml", "From: h@host.example\nSubject: N-1\n\nAll of it has been removed.\n");
        assertThat(answer(all, "--as", "removed", "--copy", "7").err())
                .contains("--copy: N-1 names no copy `7`: say a number from 1 to 3");
        assertThat(answer(all, "--as", "acknowledgement", "--copy", "2").err()).contains("is about the whole notice");
        assertThat(answer(all, "--as", "removed").out())
                .contains("it names none of the copies by address or number, and counts for all 3");
        assertThat(imported(all, "--as", "removed", "--copy", "3").get("copies").toString())
                .as("a person corrects what it is about")
                .isEqualTo("[3]");
        assertThat(imported(all, "--as", "removed").get("copies").toString())
                .as("the same again tells what was said of it")
                .isEqualTo("[3]");
        String some = mail(
                "some.eml", "From: h@host.example\nSubject: N-1\n\nWe have removed everything except " + second + "\n");
        Cli.Result unclear = answer(some, "--as", "removed");
        assertThat(unclear.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unclear.err()).contains("it names no. 2 of the 3 copies of N-1", "--copy 2");
        for (String part : List.of(
                "Copies 1 and 2 have been removed. Copy no. 3 has not been removed.",
                "Copies 1, 2 have been removed. Copy 3 stays online.",
                "Copy no. 7 has been removed.",
                "Copies 0-9999 have been removed.",
                "Two of the three links have been removed.",
                "除第3项外，其余链接已删除。",
                "第1、2项链接已删除，第3项链接不予删除。")) {
            Cli.Result asked = answer(
                    mail(
                            "part.eml",
                            "From: h@host.example\nSubject: N-1\nContent-Type: text/plain; charset=utf-8\n\n" + part
                                    + "\n"),
                    "--as",
                    "removed");
            assertThat(asked.exitCode()).as(part).isEqualTo(ExitCode.USAGE);
            assertThat(asked.err()).as(part).contains("--copy ").hasSizeLessThan(400);
        }
        String counter = mail("counter.eml", COUNTER + "\nP.S. " + second + "\n");
        assertThat(imported(counter, "--as", "counter-notice").get("copies").toString())
                .isEqualTo("[2]");
        JsonNode status = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(status.get("state").asText()).isEqualTo("COUNTERED");
        assertThat(status.get("copies").findValuesAsText("state"))
                .containsExactly("SENT", "COUNTERED", "REMOVAL_CLAIMED");
        assertThat(status.at("/answers/0/copies").toString()).isEqualTo("[2]");
        assertThat(run("notice", "status", "N-1").out()).contains("no. 2: countered", "no. 3: removal claimed");
        assertThat(suit("--by", "letter").exitCode()).isZero();
        assertThat(json("notice", "status", "N-1", "--json")
                        .getFirst()
                        .get("copies")
                        .findValuesAsText("state"))
                .containsExactly("SENT", "STAYS_DOWN", "REMOVAL_CLAIMED");
    }

    /** Nothing comes back that was never taken down. */
    @Test
    @Tag("full")
    void whatNobodyTookDownDoesNotComeBack() throws IOException {
        sent();
        imported(mail("counter.eml", COUNTER), "--as", "counter-notice");
        assertThat(run("notice", "status", "N-1").out())
                .contains("nobody has said or seen that the content was taken down")
                .doesNotContain("else the content comes back", "The material is available again");
        assertThat(run("notice", "status", "N-1", "--lang", "zh").out()).contains("无人称内容已被移除");
    }

    /** A person finds what no word has shown, and both sides stand side by side. */
    @Test
    @Tag("full")
    void whatAnIncompleteOneLacksIsShownUntilAPersonFindsIt() throws IOException {
        sent();
        String unsigned = mail("unsigned.eml", COUNTER.replace("/s/ Sam Example", "Sam Example"));
        imported(unsigned, "--as", "counter-notice");
        JsonNode waits = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(waits.get("pressing").asBoolean()).isTrue();
        assertThat(waits.get("open").toString())
                .contains("incomplete (it lacks the signature (--holds signature))", "--holds FIELD");
        assertThat(waits.at("/answers/0/missing/0").asText()).isEqualTo("signature");
        assertThat(run("case", "show", "K-1").out())
                .contains("both sides of N-1", "user: the signature (512(g)(3)(A)): missing")
                .doesNotContain("your silence");
        JsonNode nothing = json("case", "show", "K-1", "--json").getFirst().at("/notices/0/bothSides");
        assertThat(nothing.has("owner"))
                .as("what follows is told of no incomplete one")
                .isFalse();
        assertThat(nothing.has("user")).isFalse();
        assertThat(nothing.get("articles")).isEmpty();
        JsonNode found = imported(unsigned, "--as", "counter-notice", "--holds", "signature");
        assertThat(found.get("known").asBoolean()).isFalse();
        assertThat(found.get("state").asText()).isEqualTo("COUNTERED");
        assertThat(imported(unsigned, "--as", "counter-notice", "--holds", "signature")
                        .get("known")
                        .asBoolean())
                .isTrue();
        assertThat(run("notice", "show", "N-1").out())
                .contains(
                        "owner: the address of each copy (512(c)(3)(A)(iii)): " + url("/a.txt"),
                        "user: the user's name (512(g)(3)(D)): Name: Sam Example",
                        "for you: The host sends you a copy",
                        "your silence brings the content back",
                        "what the user wrote:");
        JsonNode both = json("case", "show", "K-1", "--json").getFirst().at("/notices/0/bothSides");
        assertThat(both.get("claims").findValuesAsText("matter")).contains("PERSON", "DECLARATION");
        assertThat(both.get("answers")).as("one file is one answer").hasSize(1);
        assertThat(both.get("silenceDecidesLatest").asText()).isNotEmpty();
    }

    @Test
    @Tag("full")
    void whatSaysOtherwiseIsPointedOut() throws IOException {
        Cli.Result drafted = draftDmca("--to", "abuse@host.example");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(run("notice", "sent", "N-2", "--by", "mail").exitCode()).isZero();
        String refusing =
                mail("refusing.eml", "From: h@host.example\nSubject: N-2\n\nWe will not remove it: the use is fair.\n");
        assertThat(answer(refusing, "--as", "removed").err())
                .contains("warning: its words say that something is not removed");
        String counter = mail(
                "counter.eml",
                "Date: Fri, 01 Jan 2999 00:00:00 +0000\n"
                        + COUNTER.replace("user@host.example", "sam@elsewhere.example")
                                .replace("N-1", "N-2"));
        assertThat(answer(counter, "--as", "acknowledgement").err()).contains("warning: it reads as counter-notice");
        String second = mail("second.eml", Files.readString(Path.of(counter)) + "\nP.S. Please hurry.\n");
        assertThat(answer(second, "--as", "counter-notice").err())
                .contains(
                        "warning: it is dated 2999-01-01T00:00:00Z, which is later than now",
                        "warning: it comes from sam@elsewhere.example, not from whoever the notice went to (abuse@host.example)");
    }

    /** What was restored after a notice is claimed again with newer proof, where its law allows it; elsewhere never. */
    @Test
    @Tag("full")
    void aSecondNoticeAfterRestoringNeedsNewProof() throws IOException {
        sent();
        imported(mail("counter.eml", COUNTER), "--as", "counter-notice");
        String restored = mail("restored.eml", "From: h@host.example\nSubject: N-1\n\nThe files have been restored.\n");
        assertThat(imported(restored, "--as", "restored").get("state").asText()).isEqualTo("RESTORED");
        Cli.Result without = again("us-dmca", "good-faith,accuracy,authority");
        assertThat(without.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(without.err()).contains("a work was restored at its address after N-1", "--new-proof BUNDLE");
        Cli.Result old = again("us-dmca", "good-faith,accuracy,authority", "--new-proof", newest());
        assertThat(old.err()).contains("was sealed before");
        assertThat(again("us-dmca", "good-faith,accuracy,authority", "--new-proof", "K-9-9")
                        .err())
                .contains("`K-9-9` is no bundle of this home that holds");
        aDayLater();
        assertThat(evidence().exitCode()).isZero();
        Cli.Result anew = again("us-dmca", "good-faith,accuracy,authority", "--new-proof", newest());
        assertThat(anew.exitCode()).as(anew.err()).isZero();
    }

    @Test
    @Tag("full")
    void chinaAllowsNoSecondNotice() throws IOException {
        assertThat(again("cn-rprnd", "truth").exitCode()).isZero();
        assertThat(run("notice", "sent", "N-2", "--by", "mail").exitCode()).isZero();
        Cli.Result drafted = again("cn-cc", "truth", "--again");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        String counter = mail("counter.eml", COUNTER.replace("N-1", "N-2"));
        assertThat(imported(
                                counter,
                                "--as",
                                "counter-notice",
                                "--holds",
                                "user.contact,items.title,proof.noInfringement")
                        .get("state")
                        .asText())
                .isEqualTo("RESTORED");
        Cli.Result second = again("cn-rprnd", "truth", "--facts", "another word", "--new-proof", newest());
        assertThat(second.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(second.err()).contains("allows no second notice (信息网络传播权保护条例 17)");
        for (Cli.Result other : List.of(
                again("cn-cc", "truth", "--facts", "other words", "--again", "--new-proof", newest()),
                again("us-dmca", "good-faith,accuracy,authority", "--facts", "other words", "--again"))) {
            assertThat(other.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(other.err()).contains("cn-rprnd-2013 allows no second notice");
        }
        assertThat(run("notice", "sent", "N-3", "--by", "mail").err())
                .contains("warning: ", "the law allows no second one: 信息网络传播权保护条例 17");
        imported(mail("another.eml", COUNTER.replace("N-1", "N-3")), "--as", "counter-notice");
        assertThat(run("notice", "show", "N-3").out())
                .contains("owner: ")
                .as("nobody notifies for the owner")
                .doesNotContain("the agent");
    }

    private void change(String statement) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("colophon.db"));
                Statement change = database.createStatement()) {
            change.executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** As if all evidence had been sealed a day before, so that it is taken anew. */
    private void aDayLater() {
        change("update evidence_bundle set sealed_at = sealed_at - 90000000");
    }

    private Cli.Result again(String regime, String declared, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "notice",
                                "draft",
                                "K-1",
                                "--no-browser",
                                "--regime",
                                regime,
                                "--declare",
                                declared,
                                "--sign",
                                "Ada Byron",
                                "--provider",
                                "Host"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** The bundle of a copy that was sealed last. */
    private String newest() throws IOException {
        return json("case", "show", "K-1", "--json")
                .getFirst()
                .at("/members/0/bundles/0/bundle")
                .asText();
    }

    @Test
    void whatNothingCanComeBackToIsRefusedAndLosesNothing() throws IOException {
        String received = mail("received.eml", "From: h@host.example\nSubject: x\n\nThank you.\n");
        assertThat(answer(received, "--as", "acknowledgement").err()).contains("names no notice of yours");
        Cli.Result early = answer(received, "--as", "acknowledgement", "--notice", "N-1");
        assertThat(early.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(early.err()).startsWith("colophon: N-1: it is drafted, where this cannot happen");
        String other = mail("other.eml", "From: h@host.example\nSubject: Re: N-1\n\nThank you.\n");
        assertThat(answer(other, "--as", "other", "--notice", "N-2").err()).contains("answers N-1, not N-2");
        assertThat(answer(other, "--as", "nothing").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(imported(other, "--as", "other").get("state").asText()).isEqualTo("DRAFTED");
        Path files = folder.resolve("files");
        run("notice", "show", "N-1", "--files", files.toString());
        try (Stream<Path> written = Files.list(files)) {
            List<Path> answers =
                    written.filter(file -> file.toString().contains("answer-")).toList();
            assertThat(answers).hasSize(1);
            assertThat(Files.readString(answers.getFirst())).contains("Thank you.");
        }
    }
}
