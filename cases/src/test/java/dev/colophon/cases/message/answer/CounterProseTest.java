package dev.colophon.cases.message.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.regime.Regimes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counter-notices that are letters and no forms: which are complete, and what the others lack. */
class CounterProseTest {

    /** @param lacks the part that is left out; empty: it is complete */
    private record Letter(String set, String regime, Optional<CounterField> lacks, String text) {

        CounterCheck check() {
            byte[] mail = ("From: user@mail.example\nSubject: objection\nContent-Type: text/plain; charset=utf-8\n\n"
                            + text)
                    .getBytes(UTF_8);
            return CounterCheck.of(
                    AnswerFile.read(mail), Regimes.builtIn().named(regime).orElseThrow(), Set.of(), Set.of());
        }

        List<CounterField> missing() {
            return check().which(field -> !field.there());
        }
    }

    private static List<Letter> letters() throws IOException {
        try (InputStream in = Objects.requireNonNull(CounterProseTest.class.getResourceAsStream("counter-prose.txt"))) {
            return Arrays.stream(Pattern.compile("(?m)^## ").split(new String(in.readAllBytes(), UTF_8)))
                    .skip(1)
                    .map(CounterProseTest::letter)
                    .toList();
        }
    }

    private static Letter letter(String block) {
        String[] head = block.lines().findFirst().orElseThrow().split(" \\| ", -1);
        return new Letter(head[0], head[1], CounterField.of(head[2].strip()), block.substring(block.indexOf('\n') + 1));
    }

    private static List<String> wrong(Stream<Letter> letters) {
        List<String> wrong = new ArrayList<>();
        letters.filter(letter ->
                        !letter.missing().equals(letter.lacks().stream().toList()))
                .forEach(letter -> wrong.add("%s %s: %s instead of %s: %s"
                        .formatted(letter.set, letter.regime, letter.missing(), letter.lacks, letter.text)));
        return wrong;
    }

    @Test
    void thereIsEnoughToTellBy() throws IOException {
        for (String set : List.of("tune", "report")) {
            List<Letter> letters =
                    letters().stream().filter(letter -> letter.set.equals(set)).toList();
            assertThat(letters).hasSizeGreaterThanOrEqualTo(26);
            assertThat(letters.stream().filter(letter -> letter.lacks.isEmpty()).count())
                    .isBetween(letters.size() / 2 - 1L, letters.size() / 2 + 1L);
        }
    }

    /** Nothing that lacks a part is taken for complete, in either set. */
    @Test
    void nothingThatLacksAPartIsComplete() throws IOException {
        assertThat(letters().stream()
                        .filter(letter ->
                                letter.lacks.isPresent() && letter.check().isComplete()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tune", "report"})
    void eachIsReadAsItIs(String set) throws IOException {
        assertThat(wrong(letters().stream().filter(letter -> letter.set.equals(set))))
                .isEmpty();
    }

    /** Whoever copies the address from a letter of those who handle abuse names it as they do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hxxps://host[.]example/songs/1",
                "hxxp[:]//host(.)example/songs/1",
                "host[.]example/songs/1",
                "https://host.example/songs/1",
                "host.example/songs/1"
            })
    void anAddressThatNobodyOpensByAccidentIsOne(String address) {
        assertThat(missing(address)).doesNotContain(CounterField.ITEMS_URL);
        assertThat(missing("host")).contains(CounterField.ITEMS_URL);
    }

    private static List<CounterField> missing(String address) {
        return new Letter("", "us-dmca", Optional.empty(), "You removed " + address + " by mistake, I swear.")
                .missing();
    }
}
