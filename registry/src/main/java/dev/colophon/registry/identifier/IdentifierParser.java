package dev.colophon.registry.identifier;

import dev.colophon.store.Sanitiser;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of the schemes. */
final class IdentifierParser {

    private static final Pattern DASHES = Pattern.compile("\\p{Pd}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-.]");

    /** Prefixes are not held to ISO 3166: GX, FX, QM and QZ are issued, too. */
    private static final Pattern ISRC = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}");

    private static final Pattern ISWC = Pattern.compile("T[0-9]{10}");
    private static final Pattern ISBN_10 = Pattern.compile("[0-9]{9}[0-9X]");
    private static final Pattern ISBN_13 = Pattern.compile("97[89][0-9]{10}");
    private static final Pattern ISSN = Pattern.compile("[0-9]{7}[0-9X]");
    private static final Pattern ISNI = Pattern.compile("[0-9]{15}[0-9X]");
    private static final Pattern EIDR = Pattern.compile("10\\.5240/((?:[0-9A-F]{4}-){5})([0-9A-Z])");
    private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}(?:\\.[0-9]+)*/\\S+");
    private static final Pattern DOI_NAME =
            Pattern.compile("(?i)^(?:https?://(?:dx\\.)?doi\\.org/|https?://ui\\.eidr\\.org/view\\?id=|doi:\\s*)");

    /** The shape of those that were seen; its standard was not to be had. */
    private static final Pattern DCI = Pattern.compile("DCI:R[A-Z0-9]{6,12}(\\.[0-9]{3})?\\.[0-9]{8}[0-9A-Z]{6,16}");

    private static final Pattern IPI = Pattern.compile("[0-9]{9,11}");
    private static final int IPI_DIGITS = 11;

    private IdentifierParser() {}

    static Identifier parse(IdentifierScheme scheme, String text) throws InvalidIdentifierException {
        String given = Sanitiser.clean(text).strip();
        // Full-width letters and digits, and the dashes of word processors.
        String plain = DASHES.matcher(Normalizer.normalize(given, Normalizer.Form.NFKC))
                .replaceAll("-")
                .strip();
        if (plain.isEmpty()) {
            throw new InvalidIdentifierException("the %s is blank".formatted(scheme));
        }
        int length = Math.max(given.length(), plain.length());
        if (length > Identifier.LONGEST) {
            throw new InvalidIdentifierException(
                    "the %s has %,d characters, at most %d are kept".formatted(scheme, length, Identifier.LONGEST));
        }
        return switch (scheme) {
            case ISRC ->
                of(
                        scheme,
                        given,
                        formed(
                                scheme,
                                given,
                                ISRC,
                                compact(scheme, plain),
                                "two letters, three letters or digits, seven digits"),
                        IdentifierCheck.FORMAT_ONLY);
            case ISWC -> {
                String normal = formed(scheme, given, ISWC, compact(scheme, plain), "T and ten digits");
                char check = CheckDigits.iswc(normal.substring(1, 10));
                yield checked(scheme, given, normal, check);
            }
            case ISBN -> isbn(given, compact(scheme, plain));
            case ISSN -> {
                String normal = formed(scheme, given, ISSN, compact(scheme, plain), "eight digits, the last may be X");
                yield checked(scheme, given, normal, CheckDigits.modulo11(normal.substring(0, 7)));
            }
            case ISNI -> {
                String digits =
                        compact(scheme, plain.replaceFirst("(?i)^https?://(?:www\\.)?isni\\.org/(?:isni/)?", ""));
                String normal = formed(scheme, given, ISNI, digits, "sixteen digits, the last may be X");
                yield checked(scheme, given, normal, CheckDigits.modulo11Radix2(normal.substring(0, 15)));
            }
            case EIDR -> eidr(given, plain);
            case DOI ->
                of(
                        scheme,
                        given,
                        formed(
                                scheme,
                                given,
                                DOI,
                                DOI_NAME.matcher(plain).replaceFirst("").toLowerCase(Locale.ROOT),
                                "10., a number, a slash, and a name without blanks"),
                        IdentifierCheck.FORMAT_ONLY);
            case DCI ->
                of(
                        scheme,
                        given,
                        plain,
                        DCI.matcher(plain).matches() ? IdentifierCheck.FORMAT_ONLY : IdentifierCheck.WARNING);
            case IPI -> {
                String digits = formed(scheme, given, IPI, compact(scheme, plain), "nine to eleven digits");
                yield of(scheme, given, "0".repeat(IPI_DIGITS - digits.length()) + digits, IdentifierCheck.FORMAT_ONLY);
            }
        };
    }

    /** Upper case without the name of the scheme and without separators. */
    private static String compact(IdentifierScheme scheme, String plain) {
        String upper = SEPARATORS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
        if (scheme == IdentifierScheme.ISRC && ISRC.matcher(upper).matches()) {
            return upper; // one of Iceland, IS, may begin as the name of the scheme
        }
        return upper.startsWith(scheme.name())
                ? upper.substring(scheme.name().length()).replaceFirst("^:", "")
                : upper;
    }

    private static Identifier isbn(String given, String compact) throws InvalidIdentifierException {
        String digits = compact.replaceFirst("^1[03]:", ""); // of `ISBN-13: 978…`
        if (ISBN_10.matcher(digits).matches()) {
            requireCheckDigit(IdentifierScheme.ISBN, given, digits, CheckDigits.modulo11(digits.substring(0, 9)));
            String body = "978" + digits.substring(0, 9);
            return of(IdentifierScheme.ISBN, given, body + CheckDigits.gs1(body), IdentifierCheck.OK);
        }
        String normal = formed(
                IdentifierScheme.ISBN, given, ISBN_13, digits, "thirteen digits that begin with 978 or 979, or ten");
        return checked(IdentifierScheme.ISBN, given, normal, CheckDigits.gs1(normal.substring(0, 12)));
    }

    private static Identifier eidr(String given, String plain) throws InvalidIdentifierException {
        String normal = DOI_NAME.matcher(plain.replaceFirst("(?i)^eidr:?\\s*", ""))
                .replaceFirst("")
                .toUpperCase(Locale.ROOT);
        Matcher form = EIDR.matcher(normal);
        if (!form.matches()) {
            throw malformed(
                    IdentifierScheme.EIDR,
                    given,
                    "10.5240/, five groups of four hexadecimal digits and a check character");
        }
        char check = CheckDigits.modulo37And36(form.group(1).replace("-", ""));
        return checked(IdentifierScheme.EIDR, given, normal, check);
    }

    private static String formed(IdentifierScheme scheme, String given, Pattern form, String normal, String words)
            throws InvalidIdentifierException {
        if (!form.matcher(normal).matches()) {
            throw malformed(scheme, given, words);
        }
        return normal;
    }

    private static InvalidIdentifierException malformed(IdentifierScheme scheme, String given, String words) {
        return new InvalidIdentifierException("`%s` is no %s, which is %s".formatted(given, scheme, words));
    }

    private static Identifier checked(IdentifierScheme scheme, String given, String normal, char check)
            throws InvalidIdentifierException {
        requireCheckDigit(scheme, given, normal, check);
        return of(scheme, given, normal, IdentifierCheck.OK);
    }

    private static void requireCheckDigit(IdentifierScheme scheme, String given, String normal, char check)
            throws InvalidIdentifierException {
        if (normal.charAt(normal.length() - 1) != check) {
            throw new InvalidIdentifierException("the check digit of %s `%s` should be %s: there is a mistake in it"
                    .formatted(scheme, given, check));
        }
    }

    private static Identifier of(IdentifierScheme scheme, String given, String normal, IdentifierCheck check) {
        return new Identifier(scheme, given, normal, check);
    }
}
