package dev.colophon.cli.source;

import dev.colophon.crawl.source.SourceKind;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind as {@code source list} prints it, such as {@code url-list}, or as JSON has it. */
final class SourceKindName implements ITypeConverter<SourceKind> {

    @Override
    public SourceKind convert(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(SourceKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of %s but was '%s'"
                        .formatted(
                                String.join(
                                        ", ",
                                        Arrays.stream(SourceKind.values())
                                                .map(SourceText::name)
                                                .toList()),
                                text)));
    }
}
