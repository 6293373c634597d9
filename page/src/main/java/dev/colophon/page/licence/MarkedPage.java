package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.link.UrlResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page as the finders see it: the elements that say something about it to programs, in page order, and its structured data.
 *
 * @param marked with {@code rel}, {@code property} or {@code itemprop}, metas, and links to Creative Commons
 * @param scripts with terms, or with data that may speak of licences
 * @param data JSON-LD
 * @param cut whether there is more that could say something than is read
 * @param headers of the answer, by name in lower case
 * @param around the media in elements that were asked for
 */
record MarkedPage(
        UrlResolver references,
        List<Element> marked,
        List<Element> scripts,
        JsonLd data,
        boolean cut,
        Map<String, List<String>> headers,
        ElementMedia around) {

    static final int MOST_MARKED = 5_000;
    static final int MOST_SCRIPTS = 100;

    private static final Set<String> LINKS = Set.of("a", "area", "link");

    static MarkedPage of(Document document, UrlResolver references, Map<String, List<String>> headers) {
        List<Element> marked = new ArrayList<>();
        List<Element> scripts = new ArrayList<>();
        // One more of each than is read shows that there is more.
        document.traverse((node, _) -> {
            if (node instanceof Element element) {
                if (element.normalName().equals("script")) {
                    if (scripts.size() <= MOST_SCRIPTS && (RslTerms.isRsl(element) || JsonLd.mayTell(element))) {
                        scripts.add(element);
                    }
                } else if (marked.size() <= MOST_MARKED && isMarked(element)) {
                    marked.add(element);
                }
            }
        });
        boolean cut = scripts.size() > MOST_SCRIPTS || marked.size() > MOST_MARKED;
        List<Element> read = scripts.subList(0, Math.min(scripts.size(), MOST_SCRIPTS));
        return new MarkedPage(
                references,
                marked.subList(0, Math.min(marked.size(), MOST_MARKED)),
                read,
                JsonLd.of(read),
                cut,
                headers,
                new ElementMedia(references));
    }

    private static boolean isMarked(Element element) {
        Attributes attributes = element.attributes();
        return isRelation(attributes.get("rel"))
                || attributes.hasKey("property")
                || attributes.hasKey("itemprop")
                || element.normalName().equals("meta")
                || isLinkToLicence(element);
    }

    /** Of the many relations of links, those to licences, and those of vocabularies. */
    private static boolean isRelation(String relations) {
        return relations.indexOf(':') >= 0 || relations.toLowerCase(Locale.ROOT).contains("license");
    }

    /** Whether an element is a link to a licence of Creative Commons, whatever it says of its relation. */
    static boolean isLinkToLicence(Element element) {
        return LINKS.contains(element.normalName())
                && CreativeCommons.isClaimed(element.attr("href").strip());
    }

    static Set<String> tokens(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? Set.of() : Set.copyOf(List.of(lower.split("\\s+")));
    }

    String url() {
        return references.page().toString();
    }

    String origin() {
        return references.origin();
    }

    /** The text of an element, on one line, as far as a statement can hold it. */
    static String words(Element element) {
        String text = element.text().strip();
        return text.length() > LicenceSignal.LONGEST_STATEMENT
                ? text.substring(0, LicenceSignal.LONGEST_STATEMENT)
                : text;
    }

    /** That the page may say anything of licences, as some of it could not be read. */
    LicenceSignal unreadable(Standard standard, String locator, String what) {
        return new LicenceSignal(
                standard,
                url(),
                locator,
                Scope.PAGE,
                url(),
                Effect.UNREADABLE,
                what,
                Speaker.PAGE_AUTHOR,
                Proof.NONE,
                Optional.empty());
    }

    /** A statement of the page's author about each of these subjects; of a licence for more than them, that more may be licensed. */
    List<LicenceSignal> said(
            Standard standard,
            String locator,
            SignalSubject subject,
            Effect effect,
            String statement,
            Optional<String> terms) {
        Stream<LicenceSignal> each = subject.names().stream()
                .map(name -> new LicenceSignal(
                        standard,
                        url(),
                        locator,
                        subject.scope(),
                        name,
                        effect,
                        statement,
                        subject.scope() == Scope.SITE ? Speaker.SITE_OPERATOR : Speaker.PAGE_AUTHOR,
                        Proof.NONE,
                        terms));
        boolean licensesMore = subject.more() && effect == Effect.LICENSES;
        return (licensesMore
                        ? Stream.concat(
                                each, Stream.of(unreadable(standard, locator, "a licence for more than is told")))
                        : each)
                .toList();
    }

    /** A statement of the site about itself. */
    LicenceSignal ofSite(Standard standard, String locator, String statement, Optional<String> terms) {
        return new LicenceSignal(
                standard,
                url(),
                locator,
                Scope.SITE,
                origin(),
                Effect.MACHINE_USE,
                statement,
                Speaker.SITE_OPERATOR,
                Proof.NONE,
                terms);
    }

    /** A statement in a header of the answer. */
    LicenceSignal ofServer(Standard standard, String header, Scope scope, String statement, Optional<String> terms) {
        return new LicenceSignal(
                standard,
                url(),
                header,
                scope,
                scope == Scope.HOST ? origin() : url(),
                Effect.MACHINE_USE,
                statement,
                Speaker.SERVER,
                Proof.DOMAIN,
                terms);
    }

    SignalSubject page() {
        return new SignalSubject(Scope.PAGE, List.of(url()));
    }

    SignalSubject site() {
        return new SignalSubject(Scope.SITE, List.of(origin()));
    }
}
