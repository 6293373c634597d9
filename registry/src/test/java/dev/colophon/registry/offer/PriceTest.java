package dev.colophon.registry.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.RegistryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {

    @ParameterizedTest
    @CsvSource({
        "12.50, EUR, 1250, 12.50 EUR",
        "12.5,  eur, 1250, 12.50 EUR",
        "0,     USD, 0,    0.00 USD",
        "800,   JPY, 800,  800 JPY",
        "1.234, KWD, 1234, 1.234 KWD",
        "99,    CNY, 9900, 99.00 CNY",
    })
    void isKeptInTheSmallestUnitOfItsCurrency(String amount, String currency, long minor, String shown) {
        Price price = Price.parse(amount, currency);
        assertThat(price.minorUnits()).isEqualTo(minor);
        assertThat(price).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "-1,    EUR, is no price",
        "1e3,   EUR, is no price",
        "'1,5', EUR, is no price",
        "9999999999999, EUR, is no price",
        "1.505, EUR, has no parts as small",
        "1.5,   JPY, has no parts as small",
        "1,     EURO, unknown currency",
        "1,     XXX, nobody pays in the currency `XXX` now",
        "1,     XTS, nobody pays in",
        "1,     XAU, nobody pays in",
        "1,     DEM, nobody pays in",
    })
    void whatIsNoAmountIsRefused(String amount, String currency, String why) {
        assertThatThrownBy(() -> Price.parse(amount, currency))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(why);
    }
}
