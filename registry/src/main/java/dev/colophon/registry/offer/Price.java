package dev.colophon.registry.offer;

import dev.colophon.registry.work.RegistryException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money.
 *
 * @param minorUnits in the smallest unit of the currency, such as cents; 0: for nothing
 */
public record Price(long minorUnits, Currency currency) {

    /** More than anybody asks for a licence, and far from where a {@code long} ends. */
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /** @throws RegistryException when it is less than nothing */
    public Price {
        if (minorUnits < 0) {
            throw new RegistryException("a price is not less than 0");
        }
    }

    /**
     * Reads {@code 12.50} and {@code EUR}.
     *
     * @throws RegistryException when it is not written so, the currency is unknown or that of no country, or has no such small parts
     */
    public static Price parse(String amount, String currency) {
        Currency known = currency(currency);
        String plain = amount.strip();
        if (!plain.matches("\\d{1,13}(\\.\\d{1,4})?") || new BigDecimal(plain).compareTo(MOST) > 0) {
            throw new RegistryException("`%s` is no price: write it like 12.50, without a sign".formatted(plain));
        }
        try {
            BigDecimal minor = new BigDecimal(plain).movePointRight(digits(known));
            return new Price(minor.longValueExact(), known);
        } catch (ArithmeticException e) {
            throw new RegistryException(
                    "%s has no parts as small as in `%s`".formatted(known.getCurrencyCode(), plain), e);
        }
    }

    private static Currency currency(String code) {
        String letters = code.strip().toUpperCase(Locale.ROOT);
        try {
            Currency known = Currency.getInstance(letters);
            if (!isInUse(known)) {
                throw new RegistryException(
                        "nobody pays in the currency `%s` now: write one that a country has, such as EUR"
                                .formatted(letters));
            }
            return known;
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    "unknown currency `%s`: write three letters of ISO 4217, such as EUR".formatted(code.strip()), e);
        }
    }

    /** Codes of tests, metals, funds, and of what countries paid with before are no money. */
    private static boolean isInUse(Currency currency) {
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .anyMatch(currency::equals);
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** {@code 12.50}. */
    public String amount() {
        return BigDecimal.valueOf(minorUnits, digits(currency)).toPlainString();
    }

    /** {@code 12.50 EUR}. */
    @Override
    public String toString() {
        return amount() + " " + currency.getCurrencyCode();
    }
}
