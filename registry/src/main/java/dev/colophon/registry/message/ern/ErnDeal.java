package dev.colophon.registry.message.ern;

import dev.colophon.registry.message.record.ChannelDeal;
import dev.colophon.registry.message.record.StatedPeriod;
import dev.colophon.registry.message.xml.MessageElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sender grants, or claims, for releases.
 *
 * @param channels names of those who may use them
 * @param addresses of those, as far as the message names some
 * @param models how uses are paid for
 * @param territories two letters of ISO 3166-1, or Worldwide
 * @param periods at least one
 * @param takenDown whether it says that nobody may use them any more
 * @param policy what is to be done about uses by users of a service, in the spelling of the standard
 * @param conditional whether that depends on more
 */
record ErnDeal(
        List<String> channels,
        List<String> addresses,
        List<String> models,
        List<String> uses,
        List<String> territories,
        List<String> excluded,
        List<StatedPeriod> periods,
        boolean takenDown,
        Optional<String> policy,
        boolean conditional) {

    /** A claim of ownership with a policy, not a licence. */
    private static final String CLAIM = "RightsClaimModel";

    /**
     * Reads one.
     *
     * @param recipients to whom the message is addressed: a deal that names nobody is theirs
     */
    static ErnDeal of(MessageElement deal, List<String> recipients) {
        List<MessageElement> terms = deal.children("DealTerms").toList();
        List<MessageElement> channels = terms.stream()
                .flatMap(term ->
                        Stream.concat(term.path("DistributionChannel"), term.path("Usage", "DistributionChannel")))
                .toList();
        List<String> named = channels.stream()
                .flatMap(channel -> ErnParty.of(channel).stream())
                .map(ErnParty::name)
                .distinct()
                .toList();
        return new ErnDeal(
                named.isEmpty() ? recipients : named,
                channels.stream()
                        .flatMap(channel -> channel.texts("URL"))
                        .distinct()
                        .toList(),
                texts(terms, "CommercialModelType"),
                Stream.concat(
                                terms.stream().flatMap(term -> term.texts("UseType")),
                                terms.stream().flatMap(term -> term.texts("Usage", "UseType")))
                        .distinct()
                        .toList(),
                texts(terms, "TerritoryCode"),
                texts(terms, "ExcludedTerritoryCode"),
                periods(terms.stream().flatMap(term -> term.path("ValidityPeriod"))),
                texts(terms, "TakeDown").contains("true"),
                terms.stream()
                        .flatMap(term -> term.texts("RightsClaimPolicy", "RightsClaimPolicyType"))
                        .findFirst(),
                terms.stream()
                        .flatMap(term -> term.path("RightsClaimPolicy", "Condition"))
                        .findFirst()
                        .isPresent());
    }

    private static List<String> texts(List<MessageElement> terms, String name) {
        return terms.stream().flatMap(term -> term.texts(name)).distinct().toList();
    }

    /** Periods as 4.3 and 3.8 write them; none is always. */
    static List<StatedPeriod> periods(Stream<MessageElement> elements) {
        List<StatedPeriod> periods = elements.map(
                        period -> new StatedPeriod(bound(period, "StartDate"), bound(period, "EndDate")))
                .distinct()
                .toList();
        return periods.isEmpty() ? List.of(StatedPeriod.ALWAYS) : periods;
    }

    private static Optional<String> bound(MessageElement period, String name) {
        return Stream.concat(period.texts(name), period.texts(name + "Time")).findFirst();
    }

    boolean isClaim() {
        return models.contains(CLAIM) || (models.isEmpty() && policy.isPresent());
    }

    /**
     * Licences of the channel, one for each period.
     *
     * @param played whether what is granted is played, not only looked at
     */
    Stream<ChannelDeal> granted(boolean played) {
        ErnUses all = ErnUses.of(uses, models);
        ErnUses granted = played ? all : all.ofWhatIsShown();
        return periods.stream()
                .map(period -> new ChannelDeal(
                        channel(),
                        addresses,
                        granted.uses(),
                        territories,
                        excluded,
                        period,
                        takenDown,
                        granted.unclear(),
                        described(Stream.of(period))));
    }

    private String channel() {
        return channels.isEmpty() ? "anybody" : String.join(", ", channels);
    }

    /** "Example Stream: OnDemandStream, SubscriptionModel, Worldwide without CN, from 2026-01-01". */
    String described() {
        return described(periods.stream());
    }

    private String described(Stream<StatedPeriod> of) {
        String words = Stream.of(
                        uses.stream(),
                        models.stream(),
                        territories.isEmpty() && excluded.isEmpty()
                                ? Stream.<String>empty()
                                : Stream.of((territories.isEmpty() ? "Worldwide" : String.join(" ", territories))
                                        + (excluded.isEmpty() ? "" : " without " + String.join(" ", excluded))),
                        of.map(StatedPeriod::words).filter(period -> !period.isEmpty()),
                        takenDown ? Stream.of("taken down") : Stream.<String>empty(),
                        policy.stream())
                .flatMap(said -> said)
                .collect(Collectors.joining(", "));
        return (isClaim() ? "claim" : channel()) + ": " + words;
    }
}
