package dev.colophon.cases.message.acns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.cases.message.UnreadableMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class AcnsFuzzTest {

    static List<byte[]> answerSeeds() {
        return Stream.of(
                        AcnsAnswers.acknowledgement("Complianant"),
                        AcnsAnswers.rejection(),
                        AcnsAnswers.status(),
                        AcnsAnswers.update(),
                        AcnsAnswers.counterNotice(),
                        AcnsWriter.document(SampleInfringement.whole("x")),
                        "<a xmlns:b=''><b:c/></a>",
                        "\uFEFF<?xml version='1.1' encoding='UTF-16'?><NoticeAck/>",
                        "")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @MethodSource("answerSeeds")
    @FuzzTest(maxDuration = "1m")
    void answer(byte[] data) {
        try {
            AcnsReader.read(data);
        } catch (UnreadableMessage refused) {
            // As it should be.
        }
    }
}
