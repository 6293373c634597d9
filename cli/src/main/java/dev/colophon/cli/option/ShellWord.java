package dev.colophon.cli.option;

import java.util.regex.Pattern;

/** Values in commands that a person is to copy. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+", Pattern.UNICODE_CHARACTER_CLASS);

    private ShellWord() {}

    /** The value in the quotes of a POSIX shell, where it needs any. */
    public static String of(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
