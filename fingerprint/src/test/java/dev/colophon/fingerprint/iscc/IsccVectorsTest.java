package dev.colophon.fingerprint.iscc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The conformance cases of ISO 24138, which are not part of this project, and the numbers of its reference implementation. */
class IsccVectorsTest {

    private static final Path ROOT = Path.of(System.getProperty("colophon.vectors", "../../shared/vectors"), "iscc");
    private static final int CASES = 50;

    private static JsonNode json(String name) throws IOException {
        Path file = ROOT.resolve(name);
        assumeTrue(
                Files.isRegularFile(file),
                () -> "no vectors in " + file.toAbsolutePath().normalize()
                        + ": name their folder with -Dcolophon.vectors");
        return new ObjectMapper().readTree(file.toFile());
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        json("data.json").properties().stream()
                .filter(group -> group.getKey().startsWith("gen_"))
                .forEach(group -> group.getValue()
                        .properties()
                        .forEach(test -> tests.add(DynamicTest.dynamicTest(
                                group.getKey() + " " + test.getKey(),
                                () -> check(
                                        group.getKey(),
                                        test.getValue().get("inputs"),
                                        test.getValue().get("outputs"))))));
        assertThat(tests).hasSize(CASES);
        return tests.stream();
    }

    private static void check(String function, JsonNode in, JsonNode out) {
        Iscc made = switch (function) {
            case "gen_meta_code_v0" -> meta(in, out);
            case "gen_text_code_v0" ->
                ContentCode.text(in.get(0).asText(), in.get(1).asInt());
            case "gen_image_code_v0" ->
                ContentCode.image(bytes(in.get(0)), in.get(1).asInt());
            case "gen_audio_code_v0" ->
                ContentCode.audio(words(in.get(0)), in.get(1).asInt());
            case "gen_video_code_v0" ->
                ContentCode.video(
                        elements(in.get(0)).map(IsccVectorsTest::words).toList(),
                        in.get(1).asInt());
            case "gen_mixed_code_v0" ->
                ContentCode.mixed(codes(in.get(0)), in.get(1).asInt());
            case "gen_data_code_v0" -> hashed(in).data(in.get(1).asInt());
            case "gen_instance_code_v0" -> {
                IsccHasher hasher = hashed(in);
                Iscc instance = hasher.instance(in.get(1).asInt());
                assertThat(hasher.datahash()).isEqualTo(out.get("datahash").asText());
                assertThat(hasher.size()).isEqualTo(out.get("filesize").asLong());
                yield instance;
            }
            case "gen_iscc_code_v0" -> Iscc.compose(codes(in.get(0)));
            default -> throw new AssertionError("no function for " + function);
        };
        assertThat(made).hasToString(out.get("iscc").asText());
        assertThat(Iscc.parse(made.toString())).isEqualTo(made);
    }

    private static Iscc meta(JsonNode in, JsonNode out) {
        JsonNode more = in.get(2);
        int bits = in.get(3).asInt();
        MetaCode made = more.isNull()
                ? MetaCode.of(in.get(0).asText(), in.get(1).asText(), bits)
                : MetaCode.of(in.get(0).asText(), in.get(1).asText(), metadata(more), bits);
        assertThat(made.name()).isEqualTo(out.get("name").asText());
        assertThat(made.description()).isEqualTo(out.path("description").asText());
        assertThat(made.metahash()).isEqualTo(out.get("metahash").asText());
        return made.code();
    }

    /** In its canonical form, as far as the cases need one: of one property, whose number is whole. */
    private static byte[] metadata(JsonNode more) {
        if (more.isTextual()) {
            return Base64.getDecoder().decode(more.asText().replaceFirst(".*base64,", ""));
        }
        String name = more.fieldNames().next();
        JsonNode value = more.get(name);
        String text = value.isNumber()
                ? new BigDecimal(value.asText()).stripTrailingZeros().toPlainString()
                : value.toString();
        return "{\"%s\":%s}".formatted(name, text).getBytes(UTF_8);
    }

    private static IsccHasher hashed(JsonNode in) {
        byte[] bytes = HexFormat.of().parseHex(in.get(0).asText().replaceFirst("^[a-z]+:", ""));
        IsccHasher hasher = new IsccHasher();
        hasher.update(bytes, 0, bytes.length);
        return hasher;
    }

    private static List<Iscc> codes(JsonNode texts) {
        return elements(texts).map(text -> Iscc.parse(text.asText())).toList();
    }

    private static byte[] bytes(JsonNode numbers) {
        byte[] bytes = new byte[numbers.size()];
        IntStream.range(0, bytes.length)
                .forEach(i -> bytes[i] = (byte) numbers.get(i).asInt());
        return bytes;
    }

    private static int[] words(JsonNode numbers) {
        return elements(numbers).mapToInt(JsonNode::asInt).toArray();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Test
    void theTablesAreThoseOfTheReference() throws IOException {
        JsonNode constants = json("constants.json");
        assertThat(IsccTables.GEAR).isEqualTo(numbers(constants.get("cdc_gear")));
        assertThat(IsccTables.MULTIPLIERS).isEqualTo(numbers(constants.get("mpa")));
        assertThat(IsccTables.INCREMENTS).isEqualTo(numbers(constants.get("mpb")));
        assertThat(IsccTables.PAIRS)
                .isEqualTo(elements(constants.get("wta_video"))
                        .flatMap(IsccVectorsTest::elements)
                        .mapToLong(JsonNode::asLong)
                        .toArray());
    }

    private static long[] numbers(JsonNode array) {
        return elements(array).mapToLong(JsonNode::asLong).toArray();
    }
}
