package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices about the same copies, by an owner or an agent: what repeats, what stands, and what letters name. */
@Tag("full")
class NoticeRepeatsIT extends DraftedNotices {

    NoticeRepeatsIT() throws IOException {}

    @Test
    void thatANoticeRepeatsAnotherIsToldWhenItIsDrafted() throws IOException {
        Cli.Result second = draft("other words");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("warning: N-1, which is not sent either, names some of the same copies");
        Cli.Result elsewhere = draftTo("legal@host.example", "to another address");
        assertThat(elsewhere.err())
                .contains(
                        "warning: N-1, which is not sent either, names some of the same copies to",
                        "the same provider: when one of them was sent");
        assertThat(draftTo("desk@host.example", "beside it", "--again").err()).doesNotContain("which is not sent");
        assertThat(letGo("N-1").err())
                .contains(
                        "warning: the draft N-2 names some of the same copies to the same provider: `colophon notice send` refuses it while N-1 stands, and `colophon notice close N-2 --as withdrawn` ends it",
                        "the draft N-3")
                .as("what is meant beside it is not refused")
                .doesNotContain("the draft N-4");
        deliver(HOLD_OVER);
        Cli.Result third = draft("again other words");
        assertThat(third.exitCode()).as(third.err()).isZero();
        assertThat(third.err())
                .contains(
                        "warning: it repeats N-1, which names some of the same copies to the same recipient and is sent");
        assertThat(letGo("N-5").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(draft("again other words").err()).doesNotContain("it repeats");
    }

    @Test
    void whoTakesOneBackIsToldThatAnotherStands() throws IOException {
        letGo("N-1");
        deliver(HOLD_OVER);
        Cli.Result second = draftTo("legal@other.example", "to a search engine", "--provider", "Other", "--unlink");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).doesNotContain("warning: it repeats");
        assertThat(run("notice", "sent", "N-2", "--by", "form").exitCode()).isZero();
        Cli.Result retracted = run("notice", "retract", "N-1", "--reason", "licensed", "--later");
        assertThat(retracted.err())
                .contains(
                        "N-2 names some of the same copies, went to Other <legal@other.example> and stands: `colophon notice retract N-2 --reason TEXT` takes it back, too");
    }

    /** Whoever keeps a letter twice does not mean to take the notice back. */
    @Test
    void aLetterThatWasKeptIsNotKeptTwice() throws IOException {
        letGo("N-1");
        deliver(HOLD_OVER);
        contest(everyCopy(), "");
        assertThat(suit().exitCode()).isZero();
        assertThat(run("notice", "undo", "N-1").exitCode()).isZero();
        assertThat(run("notice", "undo", "N-1").err())
                .contains("nothing of N-1 waits to leave: its notice of a suit was kept already")
                .doesNotContain("retract");
    }

    /** A draft of before that names no address of the internet is sent by hand and taken back all the same. */
    @Test
    void anAddressWhereNothingArrivesKeepsNobodyFromTakingANoticeBack() {
        assertThat(draftTo("abuse@host", "to a slip of the pen").err())
                .contains("abuse@host: `host` is no domain of the internet");
        change("update notice set recipient = 'Host <abuse@host>' where number = 1");
        Cli.Result sent = run("notice", "sent", "N-1", "--by", "form");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(run("notice", "retract", "N-1", "--reason", "licensed").err())
                .contains("no mail was sent: send this letter the way the notice went");
    }

    @Test
    void lettersNameTheAgentAsTheNoticeDid() throws IOException {
        assertThat(run(
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
                                "li@mail.example")
                        .exitCode())
                .isZero();
        assertThat(draft("by an agent", "--agent", "Li & Partners").exitCode()).isZero();
        letGo("N-2");
        deliver(HOLD_OVER);
        earlier(Duration.ofDays(30));
        Cli.Result reminded = run("notice", "remind", "N-2");
        assertThat(reminded.out()).contains("The notice N-2 of Li & Partners (agent of Ada) to");
        Cli.Result retracted = run("notice", "retract", "N-2", "--reason", "licensed", "--later");
        assertThat(retracted.exitCode()).as(retracted.err()).isZero();
        Path letters = folder.resolve("letters");
        assertThat(run("notice", "show", "N-2", "--files", letters.toString()).exitCode())
                .isZero();
        try (Stream<Path> files = Files.walk(letters)) {
            assertThat(files.filter(file -> String.valueOf(file.getFileName()).contains("retraction"))
                            .filter(file -> String.valueOf(file.getFileName()).endsWith(".txt"))
                            .toList())
                    .singleElement()
                    .satisfies(letter -> assertThat(Files.readString(letter))
                            .contains("of Li & Partners (agent of Ada) to", "infringes the rights of Ada."));
        }
    }

    /** Whoever has not answered is reminded once in the thread of the notice; then the next is named, and nothing leaves by itself. */
    @Test
    @Tag("full")
    void whoeverIsSilentIsRemindedOnce() throws Exception {
        assertThat(run("notice", "remind", "N-1").err()).contains("N-1 is drafted: a recipient is reminded who");
        letGo("N-1");
        deliver(HOLD_OVER);
        earlier(Duration.ofHours(50));
        assertThat(run("notice", "status").out())
                .contains("`colophon notice remind N-1` reminds them, once", "the next is to be written to from");
        Cli.Result reminded = run("notice", "remind", "N-1");
        assertThat(reminded.exitCode()).as(reminded.err()).isZero();
        assertThat(reminded.err()).contains("nothing has left yet", "notice undo N-1");
        assertThat(run("notice", "remind", "N-1").err()).contains("was reminded at");
        assertThat(run("notice", "undo", "N-1").exitCode()).isZero();
        assertThat(deliver(HOLD_OVER)).isEmpty();
        assertThat(run("notice", "remind", "N-1").exitCode()).isZero();
        assertThat(deliver(HOLD_OVER)).hasSize(1);
        assertThat(deliver(HOLD_OVER)).isEmpty();
        assertThat(received()).hasSize(2);
        assertThat(header(received().getLast(), "In-Reply-To"))
                .isEqualTo(header(received().getFirst(), "Message-ID"));
        assertThat(GreenMailUtil.getBody(received().getLast())).contains("Reminder of notice N-1", url("/a.txt"));
        assertThat(status("N-1").get("mails").findValuesAsText("kind"))
                .containsExactly("NOTICE", "REMINDER", "REMINDER");
        assertThat(run("notice", "remind", "N-1").err()).contains("was reminded at");
        run("contact", "add", "127.0.0.1", "abuse@network.example", "--note", "its network");
        earlier(Duration.ofDays(7));
        assertThat(run("notice", "status").out())
                .contains(
                        "write to the next",
                        "colophon notice draft K-1 --regime us-dmca-1998 --host 127.0.0.1 --provider 127.0.0.1 --to abuse@network.example"
                                + " --declare good-faith,accuracy,authority --sign NAME",
                        "the search engine: `colophon notice draft K-1");
        assertThat(received()).hasSize(2);
    }

    /** Who has a notice about a copy gets no other at another of its addresses, unless that is meant. */
    @Test
    @Tag("full")
    void aSecondMailboxOfOneProviderNeedsAWord() throws Exception {
        letGo("N-1");
        deliver(HOLD_OVER);
        Cli.Result second = draftTo("legal@mail.host.example", "no licence");
        assertThat(second.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(second.err()).contains("N-1 about the same copy went to", "the same provider", "say --again");
        assertThat(draftTo("legal@mail.host.example", "no licence", "--again").exitCode())
                .isZero();
        letGo("N-2");
        assertThat(deliver(HOLD_OVER)).hasSize(1);
        assertThat(received()).hasSize(2);
    }

    /** What the status proposes is possible, and what is not is not proposed; that the next was written to is stored. */
    @Test
    @Tag("full")
    void theNextRecipientIsWrittenToAndNothingIsProposedThatIsRefused() throws Exception {
        letGo("N-1");
        deliver(HOLD_OVER);
        earlier(Duration.ofDays(8));
        change("update evidence_bundle set sealed_at = sealed_at - 90000000");
        assertThat(run("notice", "status").out())
                .contains("cannot be reminded before this is mended")
                .doesNotContain("`colophon notice remind N-1`");
        assertThat(run("notice", "remind", "N-1").exitCode()).isEqualTo(ExitCode.REFUSED);
        change("update evidence_bundle set sealed_at = sealed_at + 90000000");
        assertThat(run("notice", "status").out()).contains("`colophon notice remind N-1` reminds them, once");
        assertThat(run("notice", "remind", "N-1").exitCode()).isZero();
        run("contact", "add", "127.0.0.1", "copyright@host.example", "--note", "its imprint");
        Cli.Result next = draftTo("copyright@host.example", "no licence");
        assertThat(next.exitCode()).as(next.err()).isZero();
        letGo("N-2");
        assertThat(deliver(HOLD_OVER)).isNotEmpty();
        JsonNode events = json("notice", "show", "N-1", "--json").getFirst().get("events");
        assertThat(events.findValuesAsText("what")).contains("ESCALATED");
        assertThat(events.findValuesAsText("recipient")).containsExactly("HOST");
    }
}
