package dev.colophon.cli.option;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day such as {@code 2026-11-02}. */
public final class DayConverter implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String word) {
        try {
            return LocalDate.parse(word.strip());
        } catch (DateTimeParseException _) {
            throw new TypeConversionException("`%s` is no day: write 2026-11-02".formatted(word));
        }
    }
}
