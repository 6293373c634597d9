package dev.colophon.registry.message.onix;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes ONIX messages, with reference names or with short tags. */
public final class OnixWriter {

    private final Map<String, String> tags = new HashMap<>();
    private final boolean shortTags;

    public OnixWriter(boolean shortTags) {
        this.shortTags = shortTags;
        if (shortTags) {
            OnixNames.DATA_ELEMENTS.forEach((tag, name) -> tags.put(name, tag));
            OnixNames.COMPOSITES.forEach(name -> tags.put(name, name.toLowerCase(Locale.ROOT)));
        }
    }

    public String element(String name, String... content) {
        String tag = shortTags ? Objects.requireNonNull(tags.get(name), name) : name;
        return "<%s>%s</%s>".formatted(tag, String.join("", content), tag);
    }

    public String message(String version, String... products) {
        String root = shortTags ? "ONIXmessage" : "ONIXMessage";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s release=\"%s\" xmlns=\"http://ns.editeur.org/onix/%s/%s\">\n%s\n%s\n</%s>\n"
                .formatted(
                        root,
                        version,
                        version,
                        shortTags ? "short" : "reference",
                        element(
                                "Header",
                                element("Sender", element("SenderName", "Example House")),
                                element("SentDateTime", "20261127T1500+0800")),
                        String.join("\n", products),
                        root);
    }

    /** A book as publishers describe it. */
    public String book(String reference, String isbn, String title) {
        return product(
                reference,
                "03",
                element("ProductIdentifier", element("ProductIDType", "15"), element("IDValue", isbn)),
                element(
                        "DescriptiveDetail",
                        title(title, "A Story"),
                        contributor("A01", "Ada Example", "0000000121032683"),
                        contributor("B06", "Ben Example", "0000000121032684"),
                        element(
                                "Language",
                                element("LanguageRole", "01"),
                                element("LanguageCode", "chi"),
                                element("ScriptCode", "Hans"))),
                element(
                        "PublishingDetail",
                        element(
                                "Publisher",
                                element("PublishingRole", "01"),
                                element("PublisherName", "Example House")),
                        element("PublishingDate", element("PublishingDateRole", "01"), element("Date", "20260301")),
                        element(
                                "CopyrightStatement",
                                element("CopyrightYear", "2026"),
                                element("CopyrightOwner", element("PersonName", "Ada Example"))),
                        element(
                                "SalesRights",
                                element("SalesRightsType", "01"),
                                element("Territory", element("CountriesIncluded", "CN HK"))),
                        element("ROWSalesRightsType", "03")));
    }

    public String product(String reference, String type, String... content) {
        return element(
                "Product",
                element("RecordReference", reference),
                element("NotificationType", type),
                String.join("", content));
    }

    private String title(String text, String subtitle) {
        return element(
                "TitleDetail",
                element("TitleType", "01"),
                element(
                        "TitleElement",
                        element("TitleElementLevel", "01"),
                        element("TitleText", text),
                        element("Subtitle", subtitle)));
    }

    private String contributor(String role, String name, String isni) {
        return element(
                "Contributor",
                element("ContributorRole", role),
                element("NameIdentifier", element("NameIDType", "16"), element("IDValue", isni)),
                element("PersonName", name));
    }

    /** A product of anything that is read, in any number; the same for the same seed, in either spelling. */
    String anything(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String description = some(random, 3, () -> titleOfAny(random))
                + some(random, 3, () -> contributorOfAny(random))
                + some(
                        random,
                        2,
                        () -> element(
                                "Language",
                                element("LanguageRole", code(random, "01", "02")),
                                element("LanguageCode", code(random, "eng", "chi")),
                                some(random, 1, () -> element("ScriptCode", "Hant"))))
                + some(random, 1, () -> element("EpubTechnicalProtection", code(random, "00", "03")))
                + some(
                        random,
                        2,
                        () -> element(
                                "EpubUsageConstraint",
                                element("EpubUsageType", code(random, "02", "03", "11", "99")),
                                element("EpubUsageStatus", code(random, "01", "02", "03"))))
                + some(
                        random,
                        1,
                        () -> element(
                                "EpubLicense",
                                element("EpubLicenseName", "CC BY"),
                                element(
                                        "EpubLicenseExpression",
                                        element(
                                                "EpubLicenseExpressionLink",
                                                "https://creativecommons.org/licenses/by/4.0/"))));
        return product(
                "r" + seed,
                code(random, "01", "02", "03", "04", "05", "12", "88", "42"),
                some(
                        random,
                        3,
                        () -> element(
                                "ProductIdentifier",
                                element("ProductIDType", code(random, "01", "02", "03", "06", "15", "22")),
                                some(random, 1, () -> element("IDTypeName", "House")),
                                element(
                                        "IDValue",
                                        code(
                                                random,
                                                "9780306406157",
                                                "0306406152",
                                                "9783161484100",
                                                "10.1000/182",
                                                "x-1",
                                                "wrong")))),
                element("DescriptiveDetail", description),
                element("PublishingDetail", publishing(random)));
    }

    private String publishing(SplittableRandom random) {
        return some(random, 1, () -> element("Imprint", element("ImprintName", "Leaf")))
                + some(
                        random,
                        2,
                        () -> element(
                                "Publisher",
                                element("PublishingRole", code(random, "01", "02")),
                                element("PublisherName", code(random, "Example House", "例社"))))
                + some(
                        random,
                        2,
                        () -> element(
                                "PublishingDate",
                                element("PublishingDateRole", code(random, "01", "11")),
                                element("Date", code(random, "2026", "20260301"))))
                + some(
                        random,
                        2,
                        () -> element(
                                "CopyrightStatement",
                                some(random, 1, () -> element("CopyrightType", code(random, "C", "P"))),
                                element("CopyrightYear", "2025"),
                                element(
                                        "CopyrightOwner",
                                        element(
                                                code(random, "PersonName", "CorporateName"),
                                                code(random, "Ada", "张伟")))))
                + some(
                        random,
                        3,
                        () -> element(
                                "SalesRights",
                                element("SalesRightsType", code(random, "01", "02", "03", "06", "08")),
                                element(
                                        "Territory",
                                        element(
                                                code(random, "CountriesIncluded", "RegionsIncluded"),
                                                code(random, "CN", "WORLD")),
                                        some(
                                                random,
                                                1,
                                                () -> element(
                                                        code(random, "CountriesExcluded", "RegionsExcluded"),
                                                        "US-TX")))))
                + some(random, 1, () -> element("ROWSalesRightsType", code(random, "00", "03")));
    }

    private String titleOfAny(SplittableRandom random) {
        String prefix = random.nextBoolean()
                ? element("TitlePrefix", "The") + element("TitleWithoutPrefix", code(random, "Leaf", "叶"))
                : element("TitleText", code(random, "Leaf", "Last", "最后一片叶子"));
        return element(
                "TitleDetail",
                element("TitleType", code(random, "01", "03", "10")),
                element(
                        "TitleElement",
                        element("TitleElementLevel", code(random, "01", "02")),
                        prefix,
                        some(random, 1, () -> element("Subtitle", "More"))));
    }

    private String contributorOfAny(SplittableRandom random) {
        String name = switch (random.nextInt(4)) {
            case 0 -> element("PersonName", "Ada Example");
            case 1 -> element("PersonNameInverted", "Example, Ada");
            case 2 -> element("NamesBeforeKey", "Ada") + element("KeyNames", "Example");
            default -> element("CorporateName", "Example House");
        };
        return element(
                "Contributor",
                some(random, 2, () -> element("ContributorRole", code(random, "A01", "B06", "E07"))),
                some(
                        random,
                        2,
                        () -> element(
                                "NameIdentifier",
                                element("NameIDType", code(random, "16", "21", "39", "45", "01")),
                                some(random, 1, () -> element("IDTypeName", "House")),
                                element("IDValue", code(random, "0000000121032683", "00000000000", "bad")))),
                name);
    }

    private static String code(SplittableRandom random, String... codes) {
        return Arrays.asList(codes).get(random.nextInt(codes.length));
    }

    private static String some(SplittableRandom random, int most, Supplier<String> one) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(_ -> one.get())
                .collect(Collectors.joining());
    }
}
