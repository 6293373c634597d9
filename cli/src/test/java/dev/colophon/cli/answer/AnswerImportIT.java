package dev.colophon.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes back to a notice is taken down, once, as a person says what it is. */
class AnswerImportIT extends AnsweredNotices {

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

    /** One of three goes: what the same notice names beside it has not taken its place, whenever a crawl first saw it. */
    @Test
    @Tag("full")
    void whatTheSameNoticeNamesHasNotTakenItsPlace() throws IOException {
        sent();
        String second = json("notice", "show", "N-1", "--json")
                .getFirst()
                .at("/items/1/sighting")
                .asText();
        assertThat(run("look", second, "--allow", address()).out()).contains("STILL_UP");
        change("update sighting set first_seen = first_seen + 86400000");
        files.remove("/b.txt");
        assertThat(run("look", second, "--allow", address()).out())
                .contains("GONE")
                .doesNotContain("RENAMED", "REAPPEARED");
    }

    /** That one of three is gone says nothing of the two others, before an answer and after it. */
    @Test
    void whatIsGoneOfOneCopyIsSaidOfItAlone() throws IOException {
        sent();
        JsonNode items = json("notice", "show", "N-1", "--json").getFirst().get("items");
        files.remove("/a.txt");
        assertThat(run("look", items.at("/0/sighting").asText(), "--allow", address())
                        .out())
                .contains("GONE");
        assertThat(run("notice", "status", "N-1").out())
                .contains("copy 1: removed verified; copies 2, 3: sent")
                .doesNotContain("partial");
        String removed = mail("removed.eml", "From: h@host.example\nSubject: N-1\n\nThe file has been removed.\n");
        Cli.Result answer = answer(removed, "--as", "removed", "--copy", "2");
        assertThat(answer.out())
                .contains("copy 1: removed verified", "copy 2: removal claimed", "copy 3: sent")
                .doesNotContain("partial");
        assertThat(run("look", items.at("/1/sighting").asText(), "--allow", address())
                        .out())
                .contains("STILL_UP");
        assertThat(run("notice", "status", "N-1").out())
                .contains("copy 1: removed verified; copy 2: still up; copy 3: sent");
    }

    @Test
    void anIncompleteCounterNoticeStartsNoTime() throws IOException {
        sent();
        String unsigned = mail("unsigned.eml", counter.replace("/s/ Sam Example", ""));
        JsonNode incomplete = imported(unsigned, "--as", "counter-notice");
        assertThat(incomplete.get("complete").asBoolean()).isFalse();
        assertThat(incomplete.get("state").asText()).isEqualTo("SENT");
        assertThat(incomplete.has("silenceDecidesLatest")).isFalse();
        JsonNode complete = imported(mail("counter.eml", counter), "--as", "counter-notice");
        assertThat(complete.get("complete").asBoolean()).isTrue();
        assertThat(complete.get("state").asText()).isEqualTo("COUNTERED");
        assertThat(complete.get("silenceDecidesEarliest").asText()).isNotEmpty();
        assertThat(complete.get("fields")).hasSize(8);
        assertThat(run("notice", "status", "N-1").out())
                .contains("incomplete, no time begins with it and none stops; it lacks the signature", ": complete");
    }

    /** The recipient's time to act goes on for the copy that an incomplete one is about, and all three doors say so. */
    @Test
    @Tag("full")
    void anIncompleteCounterNoticeStopsNoTime() throws IOException {
        sent();
        String unsigned = counterAbout(url("/b.txt")).replace("/s/ Sam Example", "");
        Cli.Result taken = answer(mail("unsigned.eml", unsigned), "--as", "counter-notice");
        assertThat(taken.out())
                .contains(
                        "it counts for no. 2 of 3 copies",
                        "lacks the signature (512(g)(3)(A)), by its words: if it does, --holds signature",
                        "no time begins before a complete one and none stops");
        JsonNode waits = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(waits.get("clocks").findValuesAsText("clock")).contains("act");
        assertThat(waits.at("/answers/0/goingOn").toString()).isEqualTo("[\"act\"]");
        assertThat(run("notice", "status", "N-1").out()).contains("act, for the host", "none stops");
        imported(mail("counter.eml", counterAbout(url("/a.txt"))), "--as", "counter-notice");
        assertThat(json("notice", "status", "N-1", "--json")
                        .getFirst()
                        .get("open")
                        .toString())
                .as("a complete one about another copy makes it no more complete")
                .contains("incomplete (it lacks the signature");
    }

    /** Nothing comes back that was never taken down. */
    @Test
    @Tag("full")
    void whatNobodyTookDownDoesNotComeBack() throws IOException {
        sent();
        imported(mail("counter.eml", counter), "--as", "counter-notice");
        assertThat(run("notice", "status", "N-1").out())
                .contains("nobody has said or seen that the content was taken down")
                .doesNotContain("else the content comes back", "The material is available again");
        assertThat(run("notice", "status", "N-1", "--lang", "zh").out()).contains("无人称内容已被移除");
    }

    /** Why a time cannot be counted is said in the language of the reader, too. */
    @Test
    @Tag("full")
    void whyATimeCannotBeCountedIsSaidInChinese() {
        assertThat(again("eu-dsa", "good-faith,accuracy", "--again").exitCode()).isZero();
        assertThat(run("notice", "sent", "N-2", "--by", "mail").exitCode()).isZero();
        assertThat(run("notice", "status", "N-2").out())
                .contains("cannot be counted: there is no calendar of the recipient's country");
        assertThat(run("notice", "status", "N-2", "--lang", "zh").out())
                .contains("无法计算：没有收件人所在国家的日历")
                .doesNotContain("there is");
    }

    /** A person finds what no word has shown, and both sides stand side by side. */
    @Test
    @Tag("full")
    void whatAnIncompleteOneLacksIsShownUntilAPersonFindsIt() throws IOException {
        sent();
        String unsigned = mail("unsigned.eml", counter.replace("/s/ Sam Example", "Sam Example"));
        imported(unsigned, "--as", "counter-notice");
        JsonNode waits = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(waits.get("pressing").asBoolean()).isTrue();
        assertThat(waits.get("open").toString())
                .contains(
                        "incomplete (it lacks the signature (--holds signature))",
                        "no time begins before a complete one, and none stops",
                        "tell whoever sent it what it lacks",
                        "--holds FIELD");
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
        String contested = mail(
                "counter.eml",
                "Date: Fri, 01 Jan 2999 00:00:00 +0000\n"
                        + counter.replace("user@host.example", "sam@elsewhere.example")
                                .replace("N-1", "N-2"));
        assertThat(answer(contested, "--as", "acknowledgement").err()).contains("warning: it reads as counter-notice");
        String second = mail("second.eml", Files.readString(Path.of(contested)) + "\nP.S. Please hurry.\n");
        assertThat(answer(second, "--as", "counter-notice").err())
                .contains(
                        "warning: it is dated 2999-01-01T00:00:00Z, which is later than now",
                        "warning: it comes from sam@elsewhere.example, not from whoever the notice went to (abuse@host.example)");
    }

    /** Nobody answers what was not sent yet: a date before it begins no time, and cannot end one. */
    @Test
    @Tag("full")
    void aDateBeforeTheNoticeWasSentBeginsNoTime() throws IOException {
        sent();
        String answer = mail("answer.eml", "Date: Wed, 01 Jan 2020 00:00:00 +0000\n" + counter);
        Cli.Result contested = answer(answer, "--as", "counter-notice");
        assertThat(contested.err())
                .contains(
                        "warning: it is of 2020-01-01T00:00:00Z, before the notice was sent",
                        "it counts as received now");
        assertThat(state()).isEqualTo("COUNTERED");
        String second = mail("second.eml", counter + "\nP.S. Please hurry.\n");
        assertThat(answer(second, "--as", "counter-notice", "--received", "2020-01-01T00:00:00Z")
                        .err())
                .contains("it counts as received now; check both days");
        assertThat(state()).isEqualTo("COUNTERED");
    }

    /** What a host does, it does after a retraction, too. */
    @Test
    @Tag("full")
    void whatComesAfterARetractionIsTakenDown() throws IOException {
        sent();
        run("notice", "retract", "N-1", "--reason", "The use is licensed.");
        for (String kind : List.of("removed", "bounce", "counter-notice", "acknowledgement", "restored")) {
            JsonNode taken = imported(mail(kind + ".eml", counter + "\nP.S. " + kind + "\n"), "--as", kind);
            assertThat(taken.get("state").asText()).isEqualTo("RETRACTED");
            assertThat(taken.get("changes")).as(kind).hasSize(1);
            assertThat(taken.has("silenceDecidesLatest")).isFalse();
        }
        JsonNode status = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(status.get("open").toString()).contains("`colophon notice close N-1 --as restored` ends it");
        assertThat(status.get("clocks")).isEmpty();
        assertThat(run("case", "show", "K-1").out()).doesNotContain("The host sends you a copy");
        assertThat(run("notice", "close", "N-1", "--as", "restored").exitCode()).isZero();
        Cli.Result closed = answer(mail("late.eml", counter + "\nP.S. late\n"), "--as", "restored");
        assertThat(closed.exitCode()).isEqualTo(ExitCode.REFUSED);
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
