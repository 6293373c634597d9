package dev.colophon.registry.message.ern;

import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.message.record.RecordDetails;
import dev.colophon.registry.message.record.StatedPeriod;
import dev.colophon.registry.message.record.StatedRight;
import dev.colophon.registry.message.xml.MessageElement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who controls the rights in a resource: 4.3 says so in it, with what is delegated, 3.8 also by territory.
 *
 * @param controllers in the order of the message, each with what it says of it
 * @param rights of those whose share is known
 */
record ErnRights(List<ErnParty> controllers, List<StatedRight> rights) {

    /** Who may license alone; a local payee is only paid. */
    private static final Set<String> MAY_LICENSE =
            Set.of("OriginalOwner", "SuccessorInTitle", "ExclusiveLicensee", "RightsAdministrator", "RightsController");

    private static final List<String> TYPES = List.of("RightsControlType", "RightsControllerRole");
    private static final String SHARE = "RightSharePercentage";
    private static final BigDecimal POINTS_A_PERCENT = BigDecimal.valueOf(100);

    /** Somebody who controls rights, where the resource says so. */
    private record Controller(MessageElement element, ErnParty party, MessageElement scope) {

        private List<String> types() {
            return TYPES.stream().flatMap(element::texts).toList();
        }
    }

    /**
     * Reads them.
     *
     * @param scopes of the resource
     * @param details told what is left out
     */
    static ErnRights of(List<MessageElement> scopes, ErnReleases releases, RecordDetails details) {
        List<Controller> controllers = scopes.stream()
                .flatMap(scope -> Stream.of("ResourceRightsController", "RightsController")
                        .flatMap(scope::children)
                        .flatMap(element -> releases
                                .party(element, "RightsControllerPartyReference")
                                .map(party -> new Controller(element, party, scope))
                                .stream()))
                .toList();
        return new ErnRights(
                controllers.stream().map(ErnRights::described).distinct().toList(),
                controllers.stream()
                        .flatMap(controller -> rights(controller, details).stream())
                        .distinct()
                        .toList());
    }

    private static ErnParty described(Controller controller) {
        String words = Stream.concat(
                        controller.types().stream(),
                        controller.element().texts(SHARE).map(share -> share + " %"))
                .collect(Collectors.joining(", "));
        return controller.party().as(Optional.of(words));
    }

    /** Who says to own the rights, or to hold them alone, else whoever controls them. */
    Optional<ErnParty> owner() {
        return Stream.of("OriginalOwner", "SuccessorInTitle", "ExclusiveLicensee", "")
                .flatMap(type -> controllers.stream()
                        .filter(party -> party.role().orElse("").contains(type)))
                .findFirst();
    }

    private static List<StatedRight> rights(Controller controller, RecordDetails details) {
        Optional<Integer> share = share(controller, details);
        List<StatedRight> rights = new ArrayList<>();
        if (share.isPresent()) {
            List<MessageElement> delegated =
                    controller.element().children("DelegatedUsageRights").toList();
            if (delegated.isEmpty()) {
                rights.add(right(
                        controller,
                        Set.of(),
                        controller.scope().texts("TerritoryCode").toList(),
                        StatedPeriod.ALWAYS,
                        share.get()));
            }
            delegated.forEach(one -> rights.addAll(delegated(controller, one, share.get(), details)));
        }
        return rights;
    }

    /** What is delegated to it: no more than that is its own. */
    private static List<StatedRight> delegated(
            Controller controller, MessageElement delegated, int share, RecordDetails details) {
        List<String> types = delegated.texts("UseType").toList();
        ErnUses uses = ErnUses.of(types, List.of());
        if (!types.isEmpty() && !uses.unclear().isEmpty()) {
            details.warn("the rights of %s are kept in words alone: %s is not known here"
                    .formatted(controller.party().name(), String.join(", ", uses.unclear())));
            return List.of();
        }
        if (!types.isEmpty() && uses.uses().isEmpty()) {
            return List.of(); // for uses that no page shows
        }
        List<String> territories = Stream.concat(
                        delegated.texts("TerritoryOfRightsDelegation"),
                        delegated.texts("TerritoryOfRightsDelegation", "TerritoryCode"))
                .toList();
        return ErnDeal.periods(delegated.path("PeriodOfRightsDelegation")).stream()
                .map(period -> right(controller, uses.uses(), territories, period, share))
                .toList();
    }

    private static StatedRight right(
            Controller controller, Set<LicensedUse> uses, List<String> territories, StatedPeriod period, int share) {
        List<String> types = controller.types();
        return new StatedRight(
                controller.party().name(),
                uses,
                territories,
                controller.scope().texts("ExcludedTerritoryCode").toList(),
                period,
                share,
                types.isEmpty() || types.stream().anyMatch(MAY_LICENSE::contains));
    }

    /** In basis points; some senders write parts of one. */
    private static Optional<Integer> share(Controller controller, RecordDetails details) {
        Optional<MessageElement> stated = controller.element().child(SHARE);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        String text = stated.get().text();
        boolean ofOne = stated.get().attribute("HasMaxValueOfOne").equals(Optional.of("true"));
        if (text.matches("\\d{1,3}(\\.\\d{1,20})?")) {
            BigDecimal percent = ofOne ? new BigDecimal(text).multiply(POINTS_A_PERCENT) : new BigDecimal(text);
            int points = percent.multiply(POINTS_A_PERCENT)
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValueExact();
            if (points <= RightClaim.WHOLE) {
                return Optional.of(points);
            }
        }
        details.warn("the share `%s` of %s is none between 0 and 100 %%: its rights are kept in words alone"
                .formatted(text, controller.party().name()));
        return Optional.empty();
    }
}
