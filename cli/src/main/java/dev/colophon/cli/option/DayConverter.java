package dev.colophon.cli.option;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day such as {@code 2026-11-02}. */
public final class DayConverter implements ITypeConverter<LocalDate> {

    private static final Pattern YEAR_OF_FOUR_DIGITS = Pattern.compile("[1-9]\\d{3}-");

    @Override
    public LocalDate convert(String word) {
        if (YEAR_OF_FOUR_DIGITS.matcher(word.strip()).lookingAt()) {
            try {
                return LocalDate.parse(word.strip());
            } catch (DateTimeParseException _) {
                // It is none, as below.
            }
        }
        throw new TypeConversionException("`%s` is no day: write 2026-11-02".formatted(word));
    }
}
