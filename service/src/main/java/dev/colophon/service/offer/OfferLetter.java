package dev.colophon.service.offer;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of an offer, to be handed to whom it is made. It is fixed: what is paid and for what, where to object, and that no answer
 * has no consequence by itself. Nobody can make a threat of it.
 */
public final class OfferLetter {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Offer offer;
    private final List<Work> works;
    private final Language language;

    private OfferLetter(OfferDetail detail, Language language) {
        this.offer = detail.offer();
        this.works = detail.works();
        this.language = language;
    }

    /** Its lines, of which some are empty. They may hold text from outside. */
    public static List<String> of(OfferDetail detail, Language language) {
        return new OfferLetter(detail, language)
                .lines().stream().map(line -> line.in(language)).toList();
    }

    /** The minute in UTC before which an offer can be accepted. */
    public static String until(Offer offer) {
        return MINUTE.format(offer.expires());
    }

    private List<Message> lines() {
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("offer.letter.heading", offer.id()));
        lines.add(Message.none());
        lines.add(Message.of("offer.letter.no-demand", offer.licensor().name()));
        lines.add(Message.none());
        works.forEach(work -> lines.add(Message.of("offer.letter.work", work.title())));
        offer.scope()
                .segment()
                .ifPresent(part -> lines.add(Message.of(
                        "offer.letter.part", part.words(works.getFirst().kind()))));
        offer.copy().ifPresent(copy -> lines.add(Message.of("offer.letter.seen", copy.place())));
        lines.add(Message.of("offer.letter.to", to(offer.licensee())));
        lines.add(Message.of(
                "offer.letter.limits", uses(offer.uses()), territories(offer.territories()), dates(offer.dates())));
        lines.add(Message.of("offer.letter.amount", offer.price().toString()));
        lines.add(offer.terms()
                .uri()
                .map(uri ->
                        Message.of("offer.letter.terms-at", uri, offer.terms().sha256()))
                .orElseGet(() -> Message.of("offer.letter.terms", offer.terms().sha256())));
        if (!offer.note().isEmpty()) {
            lines.add(Message.of("offer.letter.note", offer.note()));
        }
        lines.add(Message.none());
        lines.add(Message.of("offer.letter.until", until(offer)));
        lines.add(Message.of("offer.letter.silence"));
        lines.add(Message.of("offer.letter.dispute", offer.dispute()));
        return lines;
    }

    private static Message to(Licensee licensee) {
        return switch (licensee) {
            case Licensee.AtHosts(List<Host> hosts) ->
                Message.verbatim(hosts.stream().map(Host::name).collect(Collectors.joining(", ")));
            case Licensee.OfOperator(String site, var _) -> Message.of("offer.to.operator", site);
            case Licensee.Anyone _ -> Message.of("offer.to.anyone");
        };
    }

    private Message uses(Set<LicensedUse> uses) {
        return uses.isEmpty()
                ? Message.of("offer.use.any")
                : Message.verbatim(uses.stream()
                        .sorted()
                        .map(OfferLetter::use)
                        .map(use -> use.in(language))
                        .collect(Collectors.joining(", ")));
    }

    private static Message use(LicensedUse use) {
        return switch (use) {
            case STREAM -> Message.of("offer.use.stream");
            case DOWNLOAD -> Message.of("offer.use.download");
            case DISPLAY -> Message.of("offer.use.display");
        };
    }

    private static Message territories(Territories territories) {
        Message included = territories.included().isEmpty()
                ? Message.of("offer.where.worldwide")
                : Message.verbatim(String.join(", ", territories.included()));
        return territories.excluded().isEmpty()
                ? included
                : Message.of("offer.where.except", included, String.join(", ", territories.excluded()));
    }

    private static Message dates(DateRange dates) {
        Optional<String> first = dates.first().map(LocalDate::toString);
        Optional<String> last = dates.last().map(LocalDate::toString);
        if (first.isPresent() && last.isPresent()) {
            return Message.of("offer.when.between", first.get(), last.get());
        }
        return first.map(day -> Message.of("offer.when.from", day))
                .or(() -> last.map(day -> Message.of("offer.when.to", day)))
                .orElseGet(() -> Message.of("offer.when.always"));
    }
}
