package dev.colophon.registry.identifier;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of releases. They are kept with the works of a release and identify none of them: an album has one for all its tracks. */
public enum ReleaseIdentifier {
    /** The number below a bar code, of GS1: a GTIN-8, UPC, EAN or GTIN-14. */
    ICPN(Pattern.compile("[0-9]{8}|[0-9]{12,14}"), "8, 12, 13 or 14 digits") {
        @Override
        char check(String before) {
            return CheckDigits.gs1(before);
        }
    },
    /** The Global Release Identifier, of IFPI. */
    GRID(Pattern.compile("A1[0-9A-Z]{16}"), "A1, five and ten letters or digits, and a check character") {
        @Override
        char check(String before) {
            return CheckDigits.modulo37And36(before);
        }
    };

    private final Pattern form;
    private final String words;

    ReleaseIdentifier(Pattern form, String words) {
        this.form = form;
        this.words = words;
    }

    abstract char check(String before);

    /**
     * Reads one as people write it: with or without the name of the scheme, blanks and hyphens.
     *
     * @return without them, in upper case
     * @throws InvalidIdentifierException when it is none, or its check digit is wrong
     */
    public String normal(String text) throws InvalidIdentifierException {
        String plain = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).replaceFirst("^" + name() + ":?", "");
        if (!form.matcher(plain).matches()) {
            throw new InvalidIdentifierException("`%s` is no %s, which is %s".formatted(text.strip(), name(), words));
        }
        char check = check(plain.substring(0, plain.length() - 1));
        if (plain.charAt(plain.length() - 1) != check) {
            throw new InvalidIdentifierException("the check digit of %s `%s` should be %s: there is a mistake in it"
                    .formatted(name(), text.strip(), check));
        }
        return plain;
    }
}
