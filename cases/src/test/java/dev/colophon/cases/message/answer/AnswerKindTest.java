package dev.colophon.cases.message.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.acns.AcnsAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Without the word "counter-notice": by what only the user swears to and submits to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I think you have made a mistake. I swear, under penalty of perjury, that the video was removed by mistake. I will accept service of process.",
                "Dear team, my page has been disabled because somebody misidentified my recording. I declare under penalty of perjury that this is so, and I consent to the jurisdiction of the Federal District Court.",
                "My song was taken down in error.\nI state under penalty of perjury that I have a good faith belief that it was removed as a result of mistake,\nand I agree to the jurisdiction of the court and accept service of process from whoever complained.",
                "我的视频已被错误删除。本人愿承担伪证责任，同意接受法院管辖并接受诉讼文书的送达。"
            })
    void anAnswerThatSwearsToAMistakeIsACounterNotice(String text) {
        assertThat(AnswerKind.proposed(mail("text/plain", text))).isEqualTo(AnswerKind.COUNTER_NOTICE);
    }

    /** Hosts who removed something tell what the user may write against it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The content has been removed. If the user believes that this is a mistake, they may object under penalty of perjury and must consent to the jurisdiction of the court.",
                "We have removed the file at your request. We told the uploader that an objection has to be made under penalty of perjury, with a consent to jurisdiction and to service of process.",
                "The links have been disabled. Please note that a notice sent by mistake can be perjury; questions of jurisdiction and service of process go to our registered agent.",
                "相关内容已删除。用户如认为系错误删除，须承担伪证责任，并同意法院管辖。"
            })
    void aRemovalThatTellsOfObjectionsIsARemoval(String text) {
        assertThat(AnswerKind.proposed(mail("text/plain", text))).isEqualTo(AnswerKind.REMOVED);
    }

    @Test
    void aFieldIsNamedByItsKeyOrTheLastWordOfIt() {
        for (CounterField field : CounterField.values()) {
            String key = field.key();
            assertThat(CounterField.named(" " + key)).contains(field);
            assertThat(CounterField.named(key.substring(key.lastIndexOf('.') + 1)))
                    .contains(field);
        }
        assertThat(CounterField.named("statement")).isEmpty();
        assertThat(CounterField.named("")).isEmpty();
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
