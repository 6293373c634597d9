package dev.colophon.cases.file;

import dev.colophon.registry.work.RegistryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a case is called within its organisation: {@code K-17}.
 *
 * @param value from 1
 */
public record CaseNumber(long value) {

    private static final Pattern WRITTEN = Pattern.compile("(?i)\\s*K-?([1-9][0-9]{0,17})\\s*");

    /**
     * As a person writes it: {@code K-17}, {@code k17}.
     *
     * @throws RegistryException when it is none
     */
    public static CaseNumber parse(String text) {
        Matcher number = WRITTEN.matcher(text);
        if (!number.matches()) {
            throw new RegistryException(
                    "`%s` is no case: write one as `colophon case list` shows it, such as K-17".formatted(text));
        }
        return new CaseNumber(Long.parseLong(number.group(1)));
    }

    @Override
    public String toString() {
        return "K-" + value;
    }
}
