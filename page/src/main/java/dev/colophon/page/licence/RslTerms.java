package dev.colophon.page.licence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Terms in RSL 1.0 ({@code https://rslstandard.org/rsl}): what programs may do with which addresses. Entities that a text declares
 * stay as they are written, and nothing that it names is fetched.
 *
 * @param contents at most {@value #MOST_CONTENTS}
 * @param cut whether there are more
 * @param documents with more terms, as a feed names them
 */
public record RslTerms(List<Content> contents, boolean cut, List<String> documents) {

    public static final int MOST_CONTENTS = 200;

    /** Longer texts are not read, but for feeds. */
    private static final int MOST_CHARACTERS = 1 << 19;

    private static final int MOST_FEED_CHARACTERS = 1 << 22;
    private static final int MOST_DOCUMENTS = 5;

    /** What is said of terms that stand in a document of their own. */
    static final String ELSEWHERE = "terms for programs";

    static final String TYPE = "application/rsl+xml";

    /** The uses that forbid what a crawler that looks for copies does. */
    private static final Set<String> LOOKING = Set.of("all", "search");

    public RslTerms {
        contents = List.copyOf(contents);
        documents = List.copyOf(documents);
    }

    /**
     * What is said of some addresses.
     *
     * @param url a path in which {@code *} and a last {@code $} mean what they do in robots.txt, or a whole address of that form
     */
    public record Content(String url, List<Licence> licences) {}

    /**
     * One set of terms.
     *
     * @param permitted uses and users, in lower case
     * @param prohibited uses and users
     * @param prohibitedUses of those the uses
     * @param payment how it is to be paid; blank when it does not say
     * @param terms where they are written for people, as it is written
     */
    public record Licence(
            Set<String> permitted,
            Set<String> prohibited,
            Set<String> prohibitedUses,
            String payment,
            Optional<String> terms) {

        private static Licence of(Element licence) {
            return new Licence(
                    RslTerms.tokens(licence, "permits", false),
                    RslTerms.tokens(licence, "prohibits", false),
                    RslTerms.tokens(licence, "prohibits", true),
                    licence.select("payment, rsl|payment").stream()
                            .map(element -> element.attr("type"))
                            .filter(type -> !type.isBlank())
                            .collect(Collectors.joining(", ")),
                    licence.select("terms, rsl|terms").stream()
                            .map(Element::text)
                            .findFirst());
        }

        /** Whether it forbids to look for copies: to use it at all, or to search it. */
        public boolean prohibitsLooking() {
            return prohibitedUses.stream().anyMatch(LOOKING::contains);
        }

        /** In words; never blank. */
        public String words() {
            String said = Stream.of(
                            permitted.isEmpty() ? "" : "permits " + String.join(", ", permitted),
                            prohibited.isEmpty() ? "" : "prohibits " + String.join(", ", prohibited),
                            payment.isEmpty() ? "" : "payment: " + payment)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("; "));
            return said.isEmpty() ? "terms for programs without a rule" : said;
        }
    }

    /**
     * Reads a document, or the script of a page.
     *
     * @throws IllegalArgumentException when it is too long, or has no content
     */
    public static RslTerms read(String xml) {
        RslTerms terms = of(parsed(xml, MOST_CHARACTERS), "content, rsl|content", List.of());
        if (terms.contents().isEmpty()) {
            throw new IllegalArgumentException("RSL without content");
        }
        return terms;
    }

    /**
     * What stands in a feed, where {@code content} is often somebody else's: with the prefix {@code rsl} only; often nothing.
     *
     * @throws IllegalArgumentException when it is too long
     */
    static RslTerms inFeed(String xml) {
        Document feed = parsed(xml, MOST_FEED_CHARACTERS);
        return of(
                feed,
                "rsl|content",
                feed.select("link, atom|link").stream()
                        .filter(RslTerms::isRsl)
                        .map(link -> link.attr("href"))
                        .distinct()
                        .limit(MOST_DOCUMENTS)
                        .toList());
    }

    private static Document parsed(String xml, int most) {
        if (xml.length() > most) {
            throw new IllegalArgumentException("RSL of " + xml.length() + " characters");
        }
        return Jsoup.parse(xml, "", Parser.xmlParser());
    }

    private static RslTerms of(Document document, String which, List<String> documents) {
        List<Element> all = document.select(which);
        return new RslTerms(
                all.stream().limit(MOST_CONTENTS).map(RslTerms::content).toList(),
                all.size() > MOST_CONTENTS,
                documents);
    }

    private static Content content(Element content) {
        return new Content(
                content.attr("url").strip(),
                content.select("license, rsl|license").stream().map(Licence::of).toList());
    }

    private static Set<String> tokens(Element licence, String rule, boolean usesOnly) {
        return licence.select("%s, rsl|%s".formatted(rule, rule)).stream()
                .filter(element -> {
                    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
                    return usesOnly ? type.isEmpty() || type.equals("usage") : !type.equals("geo");
                })
                .flatMap(element -> Stream.of(
                        element.text().strip().toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether an element is a link to such terms, or has them in it. */
    static boolean isRsl(Element element) {
        return element.attr("type").strip().toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    /** The document that a statement names for its terms; empty of any other statement. */
    public static Optional<String> documentOf(LicenceSignal signal) {
        return signal.standard() == LicenceSignal.Standard.RSL
                        && signal.statement().equals(ELSEWHERE)
                ? signal.terms()
                : Optional.empty();
    }
}
