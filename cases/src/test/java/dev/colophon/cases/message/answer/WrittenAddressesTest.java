package dev.colophon.cases.message.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses end where their sentence goes on. */
class WrittenAddressesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We removed https://pirate.example/a. | https://pirate.example/a",
                "(see https://pirate.example/a) | https://pirate.example/a",
                "https://pirate.example/a_(song) is gone | https://pirate.example/a_(song)",
                "<HTTP://Pirate.example/a?x=1&y=2>, twice | HTTP://Pirate.example/a?x=1&y=2",
                "已删除https://pirate.example/a，谢谢。 | https://pirate.example/a",
                "**https://pirate.example/a** | https://pirate.example/a"
            })
    void alone(String text, String address) {
        assertThat(WrittenAddresses.in(text)).isEqualTo(List.of(address));
    }

    /** Those who handle abuse write addresses so that nobody opens them by accident, or without a scheme. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "removed pirate.example/a. | http://pirate.example/a",
                "已删除pirate.example:8080/a，谢谢。 | http://pirate.example:8080/a",
                "removed 192.0.2.7/a | http://192.0.2.7/a",
                "removed hxxps://pirate[.]example/a | https://pirate.example/a",
                "removed hXXp[:]//www(.)pirate[dot]example/a?b=c.d | http://www.pirate.example/a?b=c.d",
                "removed pirate[.]example/a | http://pirate.example/a",
                "removed HTTPS://pirate.example/a | https://pirate.example/a",
                "removed http://[2001:db8::1]:8080/a | http://[2001:db8::1]:8080/a"
            })
    void meant(String text, String address) {
        assertThat(WrittenAddresses.in(text).stream().map(WrittenAddresses::meant))
                .containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and/or, 24/7, 17 U.S.C. 512(c)/(g), N.A./unknown, 5.1/10, of 29.11.2026/30.11.2026",
                "write to abuse@pirate.example/team or see pirate.example"
            })
    void none(String text) {
        assertThat(WrittenAddresses.in(text)).isEmpty();
    }

    @Test
    void eachOfVeryMany() {
        String text = IntStream.range(0, 20_000)
                .mapToObj("https://pirate.example/%d"::formatted)
                .collect(Collectors.joining("\n"));
        assertThat(WrittenAddresses.in(text)).hasSize(20_000);
        assertThat(WrittenAddresses.in("a.".repeat(500_000))).isEmpty();
    }
}
