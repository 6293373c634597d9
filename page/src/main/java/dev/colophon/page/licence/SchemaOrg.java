package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import java.util.Optional;
import java.util.Set;

/** The properties of schema.org that speak of licences and authorship. */
final class SchemaOrg {

    static final Set<String> PROPERTIES = Set.of(
            "license",
            "acquireLicensePage",
            "usageInfo",
            "copyrightHolder",
            "copyrightNotice",
            "creditText",
            "isrcCode",
            "iswcCode");

    private static final Set<String> ADDRESSES = Set.of("license", "acquireLicensePage", "usageInfo");

    private SchemaOrg() {}

    /** Whether the value of a property should be the address of a page. */
    static boolean isAddress(String property) {
        return ADDRESSES.contains(property);
    }

    /** What a property with a value says. */
    static StatedTerms terms(String property, String value) {
        return switch (property) {
            case "license" -> StatedTerms.of(value, "");
            case "acquireLicensePage" -> new StatedTerms(Effect.OFFERS, "a licence can be had", uri(value));
            case "usageInfo" -> new StatedTerms(Effect.OFFERS, "how it may be used", uri(value));
            case "copyrightHolder" -> new StatedTerms(Effect.CREDITS, "copyright of " + value, Optional.empty());
            case "creditText" -> new StatedTerms(Effect.CREDITS, "credit: " + value, Optional.empty());
            case "isrcCode" -> new StatedTerms(Effect.CREDITS, "ISRC " + value, Optional.empty());
            case "iswcCode" -> new StatedTerms(Effect.CREDITS, "ISWC " + value, Optional.empty());
            default -> new StatedTerms(Effect.CREDITS, value, Optional.empty());
        };
    }

    private static Optional<String> uri(String value) {
        return value.startsWith("http") ? Optional.of(value) : Optional.empty();
    }
}
