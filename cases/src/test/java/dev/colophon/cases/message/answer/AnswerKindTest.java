package dev.colophon.cases.message.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.acns.AcnsAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reading takes an answer for, and whose words it reads. */
class AnswerKindTest {

    private static AnswerContent mail(String type, String body) {
        return AnswerFile.read(
                "From: abuse@host.example\nSubject: Re: Notice N-1\nContent-Type: %s; charset=utf-8\n\n%s"
                        .formatted(type, body)
                        .getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "The content has been removed from our servers.,REMOVED",
        "您好，相关内容已删除。,REMOVED",
        "We have received your notice and will look into it.,ACKNOWLEDGEMENT",
        "您的通知已收到。,ACKNOWLEDGEMENT",
        "The material was reinstated today.,RESTORED",
        "The content has not been removed.,OTHER",
        "相关内容未删除。,OTHER",
        "Counter notification: I object.,COUNTER_NOTICE",
        "Please call us.,OTHER"
    })
    void wordsPropose(String text, AnswerKind kind) {
        assertThat(AnswerKind.proposed(mail("text/plain", text))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "We will not remove it.,true",
        "We won't take it down: the use is fair.,true",
        "We are unable to disable the link.,true",
        "我们不予删除。,true",
        "We do not comment on cases. The file has been removed.,false",
        "It has been removed.,false",
        "相关内容已删除。,false"
    })
    void whatIsNotRemovedIsRead(String text, boolean refuses) {
        assertThat(AnswerKind.refuses(mail("text/plain", text))).isEqualTo(refuses);
    }

    @Test
    void formsPropose() {
        assertThat(AnswerKind.proposed(AnswerFile.read(AcnsAnswers.rejection().getBytes(UTF_8))))
                .isEqualTo(AnswerKind.ACKNOWLEDGEMENT);
        assertThat(AnswerKind.ofWord("Counter-Notice")).contains(AnswerKind.COUNTER_NOTICE);
        assertThat(AnswerKind.ofWord("no")).isEmpty();
    }

    @Test
    void whatAPageOfHtmlQuotesIsNotTheAnswerers() {
        String ours = "<blockquote>Counter-notice: see 512(g). Name: Ada</blockquote>";
        assertThat(AnswerKind.proposed(mail("text/html", "<p>Thank you for your notice.</p>" + ours)))
                .isEqualTo(AnswerKind.ACKNOWLEDGEMENT);
        assertThat(AnswerKind.proposed(mail(
                        "text/html",
                        "<p>We have received it.</p><div class=gmail_quote><div>On Monday Ada wrote:</div>" + ours
                                + "</div>")))
                .isEqualTo(AnswerKind.ACKNOWLEDGEMENT);
        assertThat(AnswerKind.proposed(mail(
                        "text/html",
                        "<p>See below.</p><div class=gmail_quote><div>---------- Forwarded message ---------</div>"
                                + ours + "</div>")))
                .as("what is forwarded is the user's")
                .isEqualTo(AnswerKind.COUNTER_NOTICE);
    }
}
