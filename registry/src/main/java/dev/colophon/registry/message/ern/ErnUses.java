package dev.colophon.registry.message.ern;

import static dev.colophon.registry.licence.term.LicensedUse.DISPLAY;
import static dev.colophon.registry.licence.term.LicensedUse.DOWNLOAD;
import static dev.colophon.registry.licence.term.LicensedUse.STREAM;
import static java.util.Map.entry;

import dev.colophon.registry.licence.term.LicensedUse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a deal lets a channel do, as far as a page can show it.
 *
 * @param unclear words of the deal whose meaning is not known here: they grant nothing
 */
record ErnUses(Set<LicensedUse> uses, List<String> unclear) {

    /** UseType of the allowed values of DDEX. */
    private static final Map<String, Set<LicensedUse>> USES = Map.ofEntries(
            entry("Stream", Set.of(STREAM)),
            entry("OnDemandStream", Set.of(STREAM)),
            entry("NonInteractiveStream", Set.of(STREAM)),
            entry("ContentInfluencedStream", Set.of(STREAM)),
            entry("TimeInfluencedStream", Set.of(STREAM)),
            entry("Webcast", Set.of(STREAM)),
            entry("Simulcast", Set.of(STREAM)),
            entry("UserMakeAvailableLabelProvided", Set.of(STREAM)),
            entry("UserMakeAvailableUserProvided", Set.of(STREAM)),
            entry("Podcast", Set.of(STREAM, DOWNLOAD)),
            entry("Download", Set.of(DOWNLOAD)),
            entry("PermanentDownload", Set.of(DOWNLOAD)),
            entry("ConditionalDownload", Set.of(DOWNLOAD)),
            entry("TetheredDownload", Set.of(DOWNLOAD)),
            entry("Display", Set.of(DISPLAY)));

    /** Uses that no page shows. */
    private static final Set<String> ELSEWHERE = Set.of(
            "Broadcast",
            "Cable",
            "KioskDownload",
            "Narrowcast",
            "Perform",
            "PlayInPublic",
            "Print",
            "PurchaseAsPhysicalProduct",
            "Rent",
            "UseAsAlertTone",
            "UseAsDevice",
            "UseAsKaraoke",
            "UseAsRingbackTone",
            "UseAsRingbackTune",
            "UseAsRingtone",
            "UseAsRingtune",
            "UseAsScreensaver",
            "UseAsVoiceMail",
            "UseAsWallpaper");

    /** CommercialModelType: how it is paid for changes nothing about what is done. */
    private static final Set<String> MODELS = Set.of(
            "AdvertisementSupportedModel",
            "AsPerContract",
            "DeviceFeeModel",
            "FreeOfChargeModel",
            "PayAsYouGoModel",
            "PerformanceRoyaltiesModel",
            "RightsClaimModel",
            "SubscriptionModel");

    ErnUses {
        uses = Set.copyOf(uses);
        unclear = List.copyOf(unclear);
    }

    /** Reads the words of a deal. */
    static ErnUses of(List<String> types, List<String> models) {
        Set<LicensedUse> uses = EnumSet.noneOf(LicensedUse.class);
        List<String> unclear = new ArrayList<>();
        for (String type : types) {
            Optional<Set<LicensedUse>> known = Optional.ofNullable(USES.get(type));
            known.ifPresent(uses::addAll);
            if (known.isEmpty() && !ELSEWHERE.contains(type) && !type.startsWith("Dub")) {
                unclear.add("UseType " + type);
            }
        }
        models.stream()
                .filter(model -> !MODELS.contains(model))
                .forEach(model -> unclear.add("CommercialModelType " + model));
        if (types.isEmpty()) {
            unclear.add("no UseType");
        }
        return new ErnUses(uses, unclear);
    }

    /** The same of what is not played, such as the cover of an album: where that is offered, it is displayed. */
    ErnUses ofWhatIsShown() {
        Set<LicensedUse> all = EnumSet.noneOf(LicensedUse.class);
        all.addAll(uses);
        if (all.remove(STREAM) || all.contains(DOWNLOAD)) {
            all.add(DISPLAY);
        }
        return new ErnUses(all, unclear);
    }
}
