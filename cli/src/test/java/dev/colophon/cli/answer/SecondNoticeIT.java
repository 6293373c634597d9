package dev.colophon.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was restored after a notice is claimed again with newer proof, where its law allows it; elsewhere never. */
class SecondNoticeIT extends AnsweredNotices {

    /** What was restored after a notice is claimed again with newer proof, where its law allows it; elsewhere never. */
    @Test
    @Tag("full")
    void aSecondNoticeAfterRestoringNeedsNewProof() throws IOException {
        sent();
        imported(mail("counter.eml", counter), "--as", "counter-notice");
        String restored = mail("restored.eml", "From: h@host.example\nSubject: N-1\n\nThe files have been restored.\n");
        JsonNode back = imported(restored, "--as", "restored");
        assertThat(back.get("state").asText()).isEqualTo("RESTORED");
        assertThat(back.has("silenceDecidesLatest"))
                .as("what is back is decided by nobody's silence")
                .isFalse();
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
        String contested = mail("counter.eml", counter.replace("N-1", "N-2"));
        assertThat(imported(
                                contested,
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
        imported(mail("another.eml", counter.replace("N-1", "N-3")), "--as", "counter-notice");
        assertThat(run("notice", "show", "N-3").out())
                .contains("owner: ")
                .as("nobody notifies for the owner")
                .doesNotContain("the agent");
    }

    /** The law forbids it for what was restored, and for nothing else. */
    @Test
    @Tag("full")
    void whatWasNotRestoredCanBeNoticedAgain() throws IOException {
        assertThat(again("cn-rprnd", "truth").exitCode()).isZero();
        assertThat(run("notice", "sent", "N-2", "--by", "mail").exitCode()).isZero();
        String one = mail("one.eml", counterAbout(url("/a.txt")).replace("N-1", "N-2"));
        imported(one, "--as", "counter-notice", "--holds", "user.contact,items.title,proof.noInfringement");
        Cli.Result others = again("cn-rprnd", "truth", "--facts", "another word");
        assertThat(others.exitCode()).as(others.err()).isZero();
        assertThat(others.err())
                .contains(
                        "left out: " + url("/a.txt") + ": it stays up after the answer to N-2 on ",
                        "no removal being known",
                        "allows no second notice for it");
        assertThat(json("notice", "show", "N-3", "--json")
                        .getFirst()
                        .get("items")
                        .findValuesAsText("url"))
                .containsExactlyInAnyOrder(url("/b.txt"), url("/c.txt"));
    }

    /** As if all evidence had been sealed a day before, so that it is taken anew. */
    private void aDayLater() {
        change("update evidence_bundle set sealed_at = sealed_at - 90000000");
    }

    /** The bundle of a copy that was sealed last. */
    private String newest() throws IOException {
        return json("case", "show", "K-1", "--json")
                .getFirst()
                .at("/members/0/bundles/0/bundle")
                .asText();
    }
}
