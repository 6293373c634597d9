package dev.colophon.registry.message.onix;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The reference names of the elements that are read. Short tags of data elements are codes, those of composites the reference
 * name in lower case.
 */
final class OnixNames {

    /** Reference name by short tag. */
    static final Map<String, String> DATA_ELEMENTS = Map.ofEntries(
            entry("x298", "SenderName"),
            entry("x307", "SentDateTime"),
            entry("a001", "RecordReference"),
            entry("a002", "NotificationType"),
            entry("b221", "ProductIDType"),
            entry("b233", "IDTypeName"),
            entry("b244", "IDValue"),
            entry("x317", "EpubTechnicalProtection"),
            entry("x318", "EpubUsageType"),
            entry("x319", "EpubUsageStatus"),
            entry("x511", "EpubLicenseName"),
            entry("x510", "EpubLicenseExpressionLink"),
            entry("b202", "TitleType"),
            entry("x409", "TitleElementLevel"),
            entry("b203", "TitleText"),
            entry("b030", "TitlePrefix"),
            entry("b031", "TitleWithoutPrefix"),
            entry("b029", "Subtitle"),
            entry("b035", "ContributorRole"),
            entry("x415", "NameIDType"),
            entry("b036", "PersonName"),
            entry("b037", "PersonNameInverted"),
            entry("b039", "NamesBeforeKey"),
            entry("b040", "KeyNames"),
            entry("b047", "CorporateName"),
            entry("b253", "LanguageRole"),
            entry("b252", "LanguageCode"),
            entry("x420", "ScriptCode"),
            entry("b079", "ImprintName"),
            entry("b291", "PublishingRole"),
            entry("b081", "PublisherName"),
            entry("x448", "PublishingDateRole"),
            entry("b306", "Date"),
            entry("x512", "CopyrightType"),
            entry("b087", "CopyrightYear"),
            entry("b089", "SalesRightsType"),
            entry("x449", "CountriesIncluded"),
            entry("x450", "RegionsIncluded"),
            entry("x451", "CountriesExcluded"),
            entry("x452", "RegionsExcluded"),
            entry("x456", "ROWSalesRightsType"));

    static final List<String> COMPOSITES = List.of(
            "Header",
            "Sender",
            "Product",
            "ProductIdentifier",
            "DescriptiveDetail",
            "TitleDetail",
            "TitleElement",
            "Contributor",
            "NameIdentifier",
            "Language",
            "EpubUsageConstraint",
            "EpubLicense",
            "EpubLicenseExpression",
            "PublishingDetail",
            "Imprint",
            "Publisher",
            "PublishingDate",
            "CopyrightStatement",
            "CopyrightOwner",
            "SalesRights",
            "Territory");

    private static final Map<String, String> BY_SHORT_TAG = byShortTag();

    private OnixNames() {}

    private static Map<String, String> byShortTag() {
        Map<String, String> names = new HashMap<>(DATA_ELEMENTS);
        names.put("ONIXmessage", OnixMessage.ROOT);
        COMPOSITES.forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
        return Map.copyOf(names);
    }

    /** The reference name of an element, however the message writes it. */
    static String reference(String name) {
        return BY_SHORT_TAG.getOrDefault(name, name);
    }
}
