package dev.colophon.cli.option;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment such as {@code 2026-11-02T09:00:00Z}. */
public final class MomentConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String word) {
        try {
            return Instant.parse(word.strip());
        } catch (DateTimeParseException _) {
            throw new TypeConversionException(
                    "`%s` is no moment: write 2026-11-02T09:00:00Z, or 2026-11-02T10:00:00+01:00".formatted(word));
        }
    }
}
