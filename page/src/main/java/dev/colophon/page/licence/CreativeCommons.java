package dev.colophon.page.licence;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The licences of Creative Commons, by their URIs and their short names. */
final class CreativeCommons {

    private static final Pattern URI = Pattern.compile(
            "https?://(?:www\\.)?creativecommons\\.org/(licenses|publicdomain)/([a-z+-]{1,30})(?:/(\\d\\.\\d))?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SHORT_NAME =
            Pattern.compile("CC[- ]?(BY(?:-NC)?(?:-ND|-SA)?)[- ]?(\\d\\.\\d)?(?:[ -]\\w+)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern MENTION = Pattern.compile(
            "https?://(?:www\\.)?creativecommons\\.org/[\\w./+-]{1,100}|\\bCC[- ]?(?:BY(?:-NC)?(?:-ND|-SA)?|0)(?:[- ]\\d\\.\\d)?\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ZERO = Pattern.compile("CC[- ]?0(?:[- ]1\\.0)?(?: .*)?", Pattern.CASE_INSENSITIVE);

    /** Those in force and those that are retired. */
    private static final Set<String> LICENCES = Set.of(
            "by",
            "by-sa",
            "by-nd",
            "by-nc",
            "by-nc-sa",
            "by-nc-nd",
            "by-nd-nc",
            "sa",
            "nd",
            "nc",
            "nc-sa",
            "nd-nc",
            "sampling",
            "sampling+",
            "nc-sampling+",
            "devnations");

    private static final Set<String> PUBLIC_DOMAIN = Set.of("zero", "mark", "certification");

    private CreativeCommons() {}

    /** Whether a URI is one of a licence there, be there such a licence or not. */
    static boolean isClaimed(String uri) {
        return URI.matcher(uri).matches();
    }

    /** The short name of what a URI or a text names, such as {@code CC BY-SA 4.0}; empty when there is no such licence. */
    static Optional<String> name(String uriOrName) {
        Matcher uri = URI.matcher(uriOrName);
        if (uri.matches()) {
            String code = uri.group(2).toLowerCase(Locale.ROOT);
            String version = Optional.ofNullable(uri.group(3))
                    .map(number -> " " + number)
                    .orElse("");
            return uri.group(1).equalsIgnoreCase("licenses")
                    ? Optional.of(code)
                            .filter(LICENCES::contains)
                            .map(known -> "CC " + known.toUpperCase(Locale.ROOT) + version)
                    : Optional.of(code).filter(PUBLIC_DOMAIN::contains).map(known -> switch (known) {
                        case "zero" -> "CC0" + version;
                        case "mark" -> "Public Domain Mark" + version;
                        default -> "public domain, certified";
                    });
        }
        Matcher name = SHORT_NAME.matcher(uriOrName.strip());
        if (name.matches()) {
            return Optional.of("CC " + name.group(1).toUpperCase(Locale.ROOT)
                    + Optional.ofNullable(name.group(2))
                            .map(number -> " " + number)
                            .orElse(""));
        }
        return ZERO.matcher(uriOrName.strip()).matches() ? Optional.of("CC0") : Optional.empty();
    }

    /** The short name of the first licence that a text mentions by its URI or its name. */
    static Optional<String> mentioned(String text) {
        Matcher mention = MENTION.matcher(text);
        while (mention.find()) {
            Optional<String> name = name(mention.group());
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }
}
