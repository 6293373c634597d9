package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Links to licences and ccREL: {@code rel=license} of HTML and RDFa, the properties of {@code http://creativecommons.org/ns#}, and
 * links to the licences of Creative Commons that say nothing of their relation.
 */
final class CreativeCommonsFinder implements LicenceFinder {

    private static final String LICENCE = "license";

    /** Vocabularies whose names are read; without one, {@code license} alone is. */
    private static final Set<String> PREFIXES = Set.of(
            "cc",
            "dct",
            "dcterms",
            "dc",
            "xhv",
            "creativecommons.org/ns",
            "purl.org/dc/terms",
            "purl.org/dc/elements/1.1");

    @Override
    public Standard standard() {
        return Standard.CREATIVE_COMMONS;
    }

    @Override
    public void find(MarkedPage page, Consumer<LicenceSignal> found) {
        for (Element element : page.marked()) {
            boolean ofSchema = MarkedPage.tokens(element.attr("itemprop")).contains(LICENCE);
            if (!ofSchema && !RslTerms.isRsl(element)) {
                find(element, page, found);
            }
        }
    }

    private void find(Element element, MarkedPage page, Consumer<LicenceSignal> found) {
        Set<String> relations = names(element, "rel");
        Set<String> properties = names(element, "property");
        Optional<String> target = target(element, page);
        // Of an element with a relation, a property is its text; of others it is where they lead.
        Optional<String> literal = literal(element);
        Optional<String> value = element.hasAttr("rel") ? literal : target.or(() -> literal);
        say(element, relations, target.or(() -> literal), page, found);
        say(element, properties, value, page, found);
        if (!relations.contains(LICENCE) && !properties.contains(LICENCE) && MarkedPage.isLinkToLicence(element)) {
            say(element, Set.of(LICENCE), target, page, found);
        }
    }

    private static Set<String> names(Element element, String attribute) {
        return MarkedPage.tokens(element.attr(attribute)).stream()
                .flatMap(CreativeCommonsFinder::known)
                .collect(Collectors.toSet());
    }

    /** The name of a property without its vocabulary, where that is one of ours. */
    private static Stream<String> known(String token) {
        if (token.equals(LICENCE)) {
            return Stream.of(token);
        }
        int cut = Math.max(token.lastIndexOf('#'), Math.max(token.lastIndexOf('/'), token.lastIndexOf(':')));
        String prefix = cut < 0 ? "" : token.substring(0, cut).replaceFirst("^https?://", "");
        return PREFIXES.contains(prefix) ? Stream.of(token.substring(cut + 1)) : Stream.empty();
    }

    private static Optional<String> target(Element element, MarkedPage page) {
        return Stream.of("href", "resource")
                .map(attribute -> element.attr(attribute).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> page.references().resolve(text).orElse(text));
    }

    private static Optional<String> literal(Element element) {
        String content = element.attr("content").strip();
        return Optional.of(content.isEmpty() ? MarkedPage.words(element) : content)
                .filter(text -> !text.isEmpty());
    }

    private void say(
            Element element,
            Set<String> names,
            Optional<String> value,
            MarkedPage page,
            Consumer<LicenceSignal> found) {
        for (String name : names) {
            value.flatMap(text -> terms(name, text, element))
                    .ifPresent(terms -> page.said(
                                    standard(),
                                    element.normalName() + "[" + name + "]",
                                    SignalSubject.of(element, page),
                                    terms.effect(),
                                    terms.words(),
                                    terms.uri())
                            .forEach(found));
        }
    }

    private static Optional<StatedTerms> terms(String name, String value, Element element) {
        return switch (name) {
            case LICENCE -> Optional.of(StatedTerms.of(value, MarkedPage.words(element)));
            case "morepermissions" ->
                Optional.of(new StatedTerms(Effect.OFFERS, "more permissions can be had", Optional.of(value)));
            case "attributionname", "attributionurl" ->
                Optional.of(new StatedTerms(Effect.CREDITS, "attributed to " + value, Optional.empty()));
            case "source" -> Optional.of(new StatedTerms(Effect.CREDITS, "made from " + value, Optional.empty()));
            default -> Optional.empty();
        };
    }
}
