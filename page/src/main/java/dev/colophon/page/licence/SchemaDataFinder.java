package dev.colophon.page.licence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Properties of schema.org in JSON-LD. */
final class SchemaDataFinder implements LicenceFinder {

    private static final String IN_SCRIPT = "script[ld+json %s]";

    /** Where an object says which bytes it is; small pictures of them are licensed with them. */
    private static final List<String> ADDRESSES = List.of("contentUrl", "contentURL", "embedUrl", "thumbnailUrl");

    /** What an object that is no page consists of. */
    private static final List<String> PARTS =
            List.of("associatedMedia", "encoding", "audio", "video", "image", "thumbnail", "hasPart", "track");

    static final int MOST_LEVELS = 3;

    @Override
    public Standard standard() {
        return Standard.SCHEMA_ORG;
    }

    @Override
    public void find(MarkedPage page, Consumer<LicenceSignal> found) {
        if (page.data().unreadable()) {
            found.accept(
                    page.unreadable(standard(), IN_SCRIPT.formatted("?"), "structured data that could not be read"));
        }
        page.data().forEachObject(object -> {
            for (String property : SchemaOrg.PROPERTIES) {
                JsonLd.values(object, property)
                        .flatMap(value ->
                                (SchemaOrg.isAddress(property) ? JsonLd.text(value) : JsonLd.name(value)).stream())
                        .forEach(value -> say(object, property, value, page, found));
            }
        });
    }

    private void say(JsonNode object, String property, String value, MarkedPage page, Consumer<LicenceSignal> found) {
        boolean relative = SchemaOrg.isAddress(property) && (value.startsWith("/") || value.startsWith("./"));
        StatedTerms terms = SchemaOrg.terms(
                property, relative ? page.references().resolve(value).orElse(value) : value);
        page.said(
                        standard(),
                        IN_SCRIPT.formatted(property),
                        subject(object, page),
                        terms.effect(),
                        terms.words(),
                        terms.uri())
                .forEach(found);
    }

    private static SignalSubject subject(JsonNode object, MarkedPage page) {
        Set<String> types = JsonLd.types(object);
        if (MarkedItem.isSite(types)) {
            return page.site();
        }
        if (MarkedItem.isPage(types)) {
            return page.page();
        }
        List<String> urls = new ArrayList<>();
        boolean more = addresses(object, MOST_LEVELS, page, urls);
        SignalSubject told = urls.isEmpty() ? page.page() : new SignalSubject(Scope.ASSET, urls);
        return more ? told.andMore() : told;
    }

    /** Adds where an object and its parts are; says whether there are parts in it that are too far down. */
    private static boolean addresses(JsonNode object, int levels, MarkedPage page, List<String> urls) {
        Stream.concat(
                        ADDRESSES.stream().flatMap(name -> JsonLd.values(object, name)),
                        Stream.of(object.path("@id"), object.path("url")))
                .filter(JsonNode::isTextual)
                .flatMap(node -> page.references().resolve(node.textValue()).stream())
                .filter(url -> !url.equals(page.url()))
                .forEach(urls::add);
        boolean more = false;
        for (JsonNode part :
                PARTS.stream().flatMap(name -> JsonLd.values(object, name)).toList()) {
            if (levels == 0) {
                return true;
            }
            if (part.isTextual()) {
                page.references().resolve(part.textValue()).ifPresent(urls::add);
            } else {
                more |= addresses(part, levels - 1, page, urls);
            }
        }
        return more;
    }
}
