package dev.colophon.registry.message.ern;

import dev.colophon.registry.message.record.ChannelDeal;
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
 * @param from a day or a moment, as it is written
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
        Optional<String> from,
        Optional<String> to,
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
                period(terms, "StartDate"),
                period(terms, "EndDate"),
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

    private static Optional<String> period(List<MessageElement> terms, String name) {
        return terms.stream()
                .flatMap(term ->
                        Stream.concat(term.texts("ValidityPeriod", name), term.texts("ValidityPeriod", name + "Time")))
                .findFirst();
    }

    boolean isClaim() {
        return models.contains(CLAIM);
    }

    /** A licence of the channel. */
    ChannelDeal granted(String sender) {
        return new ChannelDeal(sender, channel(), addresses, territories, excluded, from, to, takenDown, described());
    }

    private String channel() {
        return channels.isEmpty() ? "anybody" : String.join(", ", channels);
    }

    /** "Example Stream: OnDemandStream, SubscriptionModel, Worldwide without CN, from 2026-01-01". */
    String described() {
        String words = Stream.of(
                        uses.stream(),
                        models.stream(),
                        territories.isEmpty() && excluded.isEmpty()
                                ? Stream.<String>empty()
                                : Stream.of((territories.isEmpty() ? "Worldwide" : String.join(" ", territories))
                                        + (excluded.isEmpty() ? "" : " without " + String.join(" ", excluded))),
                        from.map(day -> "from " + day).stream(),
                        to.map(day -> "until " + day).stream(),
                        takenDown ? Stream.of("taken down") : Stream.<String>empty(),
                        policy.stream())
                .flatMap(said -> said)
                .collect(Collectors.joining(", "));
        return (isClaim() ? "claim" : channel()) + ": " + words;
    }
}
