package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
    void writesThePublishedVectors(String name) throws IOException {
        Path folder = Vectors.folder("jcs");
        JsonNode input =
                new ObjectMapper().readTree(folder.resolve(name + ".in.json").toFile());
        assertThat(new String(CanonicalJson.bytes(value(input)), UTF_8))
                .isEqualTo(Files.readString(folder.resolve(name + ".out.json")));
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> object = new HashMap<>();
            node.properties().forEach(member -> object.put(member.getKey(), value(member.getValue())));
            return object;
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(CanonicalJsonTest::value)
                    .toList();
        }
        if (node.isNull()) {
            return Optional.empty();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        return node.isBoolean() ? (Object) node.asBoolean() : node.asText();
    }

    /** The samples of RFC 8785 appendix B, by their IEEE 754 bits, and the borders between the notations. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersLikeEcmaScript(String bits, String expected) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    @Test
    void writesNumbersThatReadAsTheSame() {
        new Random(8785)
                .longs(100_000)
                .mapToObj(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .forEach(number -> {
                    String text = CanonicalJson.number(number);
                    assertThat(Double.parseDouble(text)).isEqualTo(number);
                });
    }

    @Test
    void refusesWhatJsonCannotHold() {
        assertRefused(Double.NaN);
        assertRefused((1L << 53) + 1);
        assertRefused("\ud800");
        assertRefused(1.5f);
        Object deep = List.of();
        for (int i = 0; i < 65; i++) {
            deep = List.of(deep);
        }
        assertRefused(deep);
    }

    private static void assertRefused(Object value) {
        assertThatThrownBy(() -> CanonicalJson.bytes(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
