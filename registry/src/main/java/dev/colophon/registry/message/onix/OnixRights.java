package dev.colophon.registry.message.onix;

import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.message.record.RecordDetails;
import dev.colophon.registry.message.record.StatedPeriod;
import dev.colophon.registry.message.record.StatedRight;
import dev.colophon.registry.message.xml.MessageElement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a product may be used for, and where it may be sold: kept in words, beside the codes of the lists 46, 144, 145 and 146. Where its
 * publisher holds rights alone, or none, that is a right, too; where others may hold the same, or nothing is said, a person decides.
 */
final class OnixRights {

    private static final Map<String, String> SALES = Map.of(
            "00", "unknown",
            "01", "for sale, exclusive rights",
            "02", "for sale, non-exclusive rights",
            "03", "not for sale",
            "04", "not for sale, exclusive rights",
            "05", "not for sale, non-exclusive rights",
            "06", "not for sale, rights not held",
            "07", "for sale with restriction, exclusive rights",
            "08", "for sale with restriction, non-exclusive rights");

    private static final Map<String, String> USES = Map.ofEntries(
            Map.entry("00", "no constraints"),
            Map.entry("01", "preview"),
            Map.entry("02", "print"),
            Map.entry("03", "copy and paste"),
            Map.entry("04", "share"),
            Map.entry("05", "text to speech"),
            Map.entry("06", "lend"),
            Map.entry("07", "time-limited licence"),
            Map.entry("11", "text and data mining"),
            Map.entry("16", "library loan"));

    private static final Map<String, String> STATUSES = Map.of("01", "free", "02", "limited", "03", "prohibited");

    private static final Set<String> HELD_ALONE = Set.of("01", "04", "07");
    private static final String NOT_HELD = "06";
    private static final String WORLD = "WORLD";

    private OnixRights() {}

    /** What the publisher, or whoever speaks in its place, says to hold alone, and not to hold. */
    static List<StatedRight> rights(MessageElement product, String party) {
        List<MessageElement> stated =
                product.path("PublishingDetail", "SalesRights").toList();
        Stream<StatedRight> named = stated.stream()
                .flatMap(rights -> right(
                        party,
                        rights.first("SalesRightsType").orElse(""),
                        codes(rights, "Included"),
                        codes(rights, "Excluded")));
        List<String> all = stated.stream()
                .flatMap(rights -> codes(rights, "Included").stream())
                .toList();
        List<String> left = stated.stream()
                .filter(rights -> codes(rights, "Included").contains(WORLD))
                .flatMap(rights -> codes(rights, "Excluded").stream())
                .toList();
        Stream<StatedRight> rest = product.texts("PublishingDetail", "ROWSalesRightsType")
                .flatMap(type -> all.contains(WORLD)
                        ? left.isEmpty() ? Stream.empty() : right(party, type, left, List.of())
                        : right(party, type, List.of(WORLD), all));
        return Stream.concat(named, rest).distinct().toList();
    }

    private static Stream<StatedRight> right(String party, String type, List<String> in, List<String> out) {
        boolean alone = HELD_ALONE.contains(type);
        return alone || type.equals(NOT_HELD)
                ? Stream.of(new StatedRight(
                        party, Set.of(), in, out, StatedPeriod.ALWAYS, alone ? RightClaim.WHOLE : 0, alone))
                : Stream.empty();
    }

    /** Countries and regions; each element lists several. */
    private static List<String> codes(MessageElement rights, String which) {
        return Stream.concat(
                        rights.texts("Territory", "Countries" + which), rights.texts("Territory", "Regions" + which))
                .flatMap(codes -> Arrays.stream(codes.split("\\s+")))
                .toList();
    }

    static void describe(MessageElement product, RecordDetails details) {
        details.field(
                "sales_rights",
                Stream.concat(
                        product.path("PublishingDetail", "SalesRights").map(OnixRights::sales),
                        product.texts("PublishingDetail", "ROWSalesRightsType")
                                .map(type -> worded(SALES, type) + ": rest of the world")));
        product.path("PublishingDetail", "SalesRights")
                .filter(rights -> rights.first("SalesRightsType").equals(Optional.of(NOT_HELD)))
                .findFirst()
                .ifPresent(rights ->
                        details.warn("its publisher says to hold no rights in %s".formatted(territory(rights))));
        details.field(
                "epub_usage",
                Stream.concat(
                        product.texts("DescriptiveDetail", "EpubTechnicalProtection")
                                .map(type -> "technical protection " + type),
                        product.path("DescriptiveDetail", "EpubUsageConstraint")
                                .map(use -> "%s: %s"
                                        .formatted(
                                                worded(
                                                        USES,
                                                        use.first("EpubUsageType")
                                                                .orElse("")),
                                                worded(
                                                        STATUSES,
                                                        use.first("EpubUsageStatus")
                                                                .orElse(""))))));
        details.field(
                "licence",
                Stream.concat(
                        product.texts("DescriptiveDetail", "EpubLicense", "EpubLicenseName"),
                        product.texts(
                                "DescriptiveDetail",
                                "EpubLicense",
                                "EpubLicenseExpression",
                                "EpubLicenseExpressionLink")));
    }

    private static String sales(MessageElement rights) {
        return worded(SALES, rights.first("SalesRightsType").orElse("")) + ": " + territory(rights);
    }

    private static String territory(MessageElement rights) {
        String excluded = Stream.concat(
                        rights.texts("Territory", "CountriesExcluded"), rights.texts("Territory", "RegionsExcluded"))
                .collect(Collectors.joining(" "));
        return Stream.concat(
                                rights.texts("Territory", "CountriesIncluded"),
                                rights.texts("Territory", "RegionsIncluded"))
                        .collect(Collectors.joining(" "))
                + (excluded.isEmpty() ? "" : " without " + excluded);
    }

    private static String worded(Map<String, String> words, String code) {
        return Optional.ofNullable(words.get(code))
                .map(word -> word + " (" + code + ")")
                .orElse(code);
    }
}
