package dev.colophon.cases.message.xarf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.cases.message.UnreadableMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class XarfFuzzTest {

    static List<byte[]> reportSeeds() {
        Stream<String> ours =
                SampleReports.TYPES.stream().map(type -> XarfWriter.json(SampleReports.whole(type, "Ada")));
        Stream<String> others = Stream.of(
                "{\"Version\":\"3\",\"ReporterInfo\":{\"ReporterOrg\":\"A\"},\"Report\":{\"ReportClass\":\"Content\",\"ReportType\":\"Copyright\",\"Date\":\"2018-02-05T14:17:10Z\"}}",
                "{\"xarf_version\":4}",
                "{\"Version\":{}}",
                "");
        return Stream.concat(ours, others).map(text -> text.getBytes(UTF_8)).toList();
    }

    @MethodSource("reportSeeds")
    @FuzzTest(maxDuration = "1m")
    void report(byte[] data) {
        try {
            XarfReader.read(data);
        } catch (UnreadableMessage refused) {
            // As it should be.
        }
    }
}
