package dev.colophon.cases.message.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NoticeUrl;
import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.acns.AcnsAnswers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes they are given, the readers answer; CONTRIBUTING.md says how to search for bytes at which they do not. */
class AnswerFuzzTest {

    static List<byte[]> answerSeeds() {
        return Stream.of(
                        SampleAnswers.inline(),
                        SampleAnswers.withXml(),
                        SampleAnswers.plain(SampleAnswers.COUNTER + SampleAnswers.quoted()),
                        SampleAnswers.plain(SampleAnswers.CHINESE_COUNTER),
                        SampleAnswers.automatic("received"),
                        SampleAnswers.bounce("failed", "5.1.1"),
                        AcnsAnswers.status(),
                        "From: =?utf-8?B?====?= =?x?Q?=?=\nContent-Type: text/plain; charset=\"\\\"\n\n=ZZ",
                        "From: a\nContent-Type: multipart/mixed\n\n--\n",
                        "From: a\nContent-Type: message/delivery-status\n\nAction: failed\nFinal-Recipient:\n",
                        "")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @MethodSource("answerSeeds")
    @FuzzTest(maxDuration = "1m")
    void answer(byte[] data) {
        try {
            AnswerFile.read(data);
        } catch (UnreadableMessage refused) {
            // As it should be.
        }
    }

    static List<byte[]> addressSeeds() {
        return Stream.of(
                        "a@b.com",
                        "https://host.com/a",
                        "https://host.com/https://b",
                        "http://[::1]:80",
                        "a.b@例子.com",
                        "")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @MethodSource("addressSeeds")
    @FuzzTest(maxDuration = "1m")
    void address(byte[] data) {
        String text = new String(data, UTF_8);
        try {
            NoticeUrl.of(text);
        } catch (MessageRefused refused) {
            // As it should be.
        }
        try {
            MailAddress.of(text);
        } catch (MessageRefused refused) {
            // As it should be.
        }
    }
}
