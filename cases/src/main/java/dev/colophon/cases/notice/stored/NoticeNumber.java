package dev.colophon.cases.notice.stored;

import dev.colophon.registry.work.RegistryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a notice within its organisation, written {@code N-17}.
 *
 * @param value from 1
 */
public record NoticeNumber(long value) {

    private static final Pattern WRITTEN = Pattern.compile("(?i)\\s*N-?([1-9][0-9]{0,17})\\s*");

    /**
     * As a person writes it: {@code N-17}, {@code n17}.
     *
     * @throws RegistryException when it is none
     */
    public static NoticeNumber parse(String text) {
        Matcher number = WRITTEN.matcher(text);
        if (!number.matches()) {
            throw new RegistryException(
                    "`%s` is no notice: write one as `colophon notice list` shows it, such as N-17".formatted(text));
        }
        return new NoticeNumber(Long.parseLong(number.group(1)));
    }

    @Override
    public String toString() {
        return "N-" + value;
    }
}
