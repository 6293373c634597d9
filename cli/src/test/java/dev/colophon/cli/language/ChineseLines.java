package dev.colophon.cli.language;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is printed in Chinese, and what of it is not. */
public final class ChineseLines {

    public static final String POLICY = "block text when > 50 percent of reference; count";

    /** What stays as it is: commands and what is typed, names of files and of people, codes, hashes and identifiers. */
    private static final Pattern LEFT_AS_IT_IS = Pattern.compile(String.join(
            "|",
            "`[^`]*`",
            Pattern.quote(POLICY),
            Pattern.quote("No SOF segment in stream"), // the decoder's
            Pattern.quote("Missing root object specification in trailer."), // of what reads documents
            Pattern.quote("Premature end of file"), // of what reads settings
            Pattern.quote("EOF found when length expected"), // of what reads timestamps
            "CN=.*$",
            "colophon [a-z]+.*$",
            "--declare [a-z-]+",
            "--[a-z-]+( [A-Z]+)?",
            "\\d+(\\([0-9a-zA-Z]+\\))+", // articles
            "[^\\s，。；：（）「」“”《》、]*/[^\\s，。；：（）「」“”《》、]*",
            "[\\w.@-]*\\.(txt|eml|md|wav|png|jpg|csv|html|json|example|test|xml|log|pem|org)\\b",
            "\\b[a-z]+(\\.[a-zA-Z-]+)+\\b", // settings, events and fields
            "\\b[a-z]{2}-[a-z]+(-\\d{4})?\\b", // procedures
            "\\[[a-z.]+\\]|^# [a-z-]+ = .*$", // of a settings file
            "(colophon|whsec)_\\S+|\"v=DKIM1;.*", // keys
            "\\b[0-9a-f-]{8,}",
            "did:key:\\w+",
            "mailto:[^ ]+",
            "(China|US|EU)[ ,][^·]*", // articles of laws
            "licence_offer_url",
            "non-commercial|no-derivatives|share-alike",
            "\\b[A-Z]-[0-9a-f]{8}(-\\d+)?\\b", // bundles
            "[A-Z]+(-[0-9A-Z]+)+",
            "\\b[A-Z][A-Z0-9_]+\\b"));

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    /** Titles and people of this test, what is typed as it is, and words of formats. */
    private static final Set<String> KNOWN = Set.copyOf(
            List.of(("Ada Ben The Last Leaf Evening Song colophon sha iscc assert exclude share merge split AdSense pub"
                            + " odd many nome home open held review licensed exception not match confirmed resolved decided"
                            + " all BlockAccess ReportUsage XMP Lamp worldwide Stream Download Display attribution contact"
                            + " many onix ern NotificationType"
                            + " TitleType TitleDetail RecordReference pdf Hz svg toml server mail"
                            + " Java ffmpeg Chromium Debian SQLite PostgreSQL OpenSearch Colophon Webhook IPv local read check"
                            + " Loaf ftp http https Ctrl RAR xz bzip2 zstd bzip GB UTF")
                    .split(" ")));

    private ChineseLines() {}

    /** Lines with words of English; those that begin with {@code $} are commands. */
    public static List<String> withEnglish(List<String> printed) {
        return printed.stream()
                .filter(line -> !line.startsWith("$ ") && !english(line).isEmpty())
                .toList();
    }

    public static List<String> english(String line) {
        return WORD.matcher(LEFT_AS_IT_IS.matcher(line).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> !KNOWN.contains(word) && !word.equals(System.getProperty("user.name")))
                .toList();
    }

    /** Characters that traditional Chinese does not have. */
    public static List<String> simplified(String text) {
        CharsetEncoder traditional = Charset.forName("Big5").newEncoder();
        return text.codePoints()
                .filter(Character::isIdeographic)
                .mapToObj(Character::toString)
                .filter(character -> !traditional.canEncode(character))
                .toList();
    }
}
