package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Properties of schema.org in microdata and RDFa Lite. */
final class SchemaMarkupFinder implements LicenceFinder {

    @Override
    public Standard standard() {
        return Standard.SCHEMA_ORG;
    }

    @Override
    public void find(MarkedPage page, Consumer<LicenceSignal> found) {
        for (Element element : page.marked()) {
            for (String attribute : new String[] {"itemprop", "property"}) {
                for (String property : SchemaOrg.PROPERTIES) {
                    if (names(element, attribute, property)) {
                        value(element, page).ifPresent(value -> say(element, property, value, page, found));
                    }
                }
            }
        }
    }

    /** A bare {@code property=license} is read as ccREL. */
    private static boolean names(Element element, String attribute, String property) {
        String lower = property.toLowerCase(Locale.ROOT);
        boolean bare = attribute.equals("itemprop") || !lower.equals("license");
        return MarkedPage.tokens(element.attr(attribute)).stream()
                .anyMatch(token -> (bare && token.equals(lower))
                        || token.equals("schema:" + lower)
                        || token.endsWith("schema.org/" + lower));
    }

    private static Optional<String> value(Element element, MarkedPage page) {
        return Stream.of("content", "href", "src", "data", "resource")
                .map(attribute -> element.attr(attribute).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> element.hasAttr("content")
                        ? text
                        : page.references().resolve(text).orElse(text))
                .or(() -> Optional.of(MarkedPage.words(element)).filter(text -> !text.isEmpty()));
    }

    private void say(Element element, String property, String value, MarkedPage page, Consumer<LicenceSignal> found) {
        StatedTerms terms = property.equals("license")
                ? StatedTerms.of(value, MarkedPage.words(element))
                : SchemaOrg.terms(property, value);
        String locator = element.normalName() + "[" + property + "]";
        page.said(standard(), locator, SignalSubject.of(element, page), terms.effect(), terms.words(), terms.uri())
                .forEach(found);
    }
}
