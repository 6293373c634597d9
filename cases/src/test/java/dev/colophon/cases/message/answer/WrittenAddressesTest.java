package dev.colophon.cases.message.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
