package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.offer.Offer;
import dev.colophon.service.offer.OfferDetail;
import dev.colophon.service.offer.OfferLetter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Offers, told to a person. */
public final class OfferText {

    /** That a list names. */
    private static final int MOST_TITLES = 3;

    private static final String INDENT = "    ";

    private static final int LABEL = 10;

    private final Language reader;
    private final TermsText terms;

    /** @param reader in whose language */
    public OfferText(Language reader) {
        this.reader = reader;
        this.terms = new TermsText(reader);
    }

    /** A line for the offer, one for its limits, and one for what came of it. */
    public List<String> lines(OfferDetail detail) {
        Offer offer = detail.offer();
        List<String> lines = new ArrayList<>();
        lines.add(reader.say(
                "offer.line",
                offer.id(),
                Console.safe(WorkText.titles(detail.works(), MOST_TITLES, reader))
                        + segment(detail).map(part -> " " + part).orElse(""),
                bold(offer.licensor().name()),
                bold(terms.licensee(offer.licensee())),
                bold(offer.price().toString())));
        String limits = terms.all(
                List.of(terms.uses(offer.uses()), terms.territories(offer.territories()), terms.dates(offer.dates())));
        lines.add(INDENT + Console.safe(offer.note().isEmpty() ? limits : reader.say("at", limits, offer.note())));
        lines.add(INDENT + came(detail));
        return lines;
    }

    private static String bold(String text) {
        return "@|bold %s|@".formatted(Console.safe(text));
    }

    private static Optional<String> segment(OfferDetail detail) {
        return detail.offer()
                .scope()
                .segment()
                .map(part -> part.words(detail.works().getFirst().kind()));
    }

    private String came(OfferDetail detail) {
        Offer offer = detail.offer();
        String state = bold(reader.say(
                switch (detail.state()) {
                    case OFFERED -> "offer.state.offered";
                    case ACCEPTED -> "offer.state.accepted";
                    case DECLINED -> "offer.state.declined";
                    case LAPSED -> "offer.state.lapsed";
                }));
        return offer.answer()
                .map(answer -> reader.say(
                                "offer.answered",
                                state,
                                day(answer.at()),
                                Console.safe(answer.by()),
                                Console.safe(answer.words()))
                        + answer.licence()
                                .map(licence -> reader.say("offer.licensed", licence))
                                .orElse(""))
                .orElseGet(() -> switch (detail.state()) {
                    case LAPSED -> reader.say("offer.unanswered", state, day(offer.expires()));
                    default -> reader.say("offer.open", state, OfferLetter.until(offer));
                });
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    /** All of it, a line each. */
    public List<String> full(OfferDetail detail) {
        Offer offer = detail.offer();
        List<String> lines = new ArrayList<>();
        lines.add(label("offer.label.offer") + offer.id());
        lines.add(label("offer.label.by") + bold(offer.licensor().name()));
        lines.add(label("offer.label.to") + bold(terms.licensee(offer.licensee())));
        detail.works().forEach(work -> lines.add(label("licence.label.work") + WorkText.named(work)));
        segment(detail).ifPresent(part -> lines.add(label("licence.label.part") + part));
        offer.copy()
                .ifPresent(copy -> lines.add(label("offer.label.copy")
                        + Console.safe(reader.say("offer.copy", copy.place(), copy.sighting()))));
        lines.add(label("licence.label.uses") + terms.uses(offer.uses()));
        lines.add(label("licence.label.where") + terms.territories(offer.territories()));
        lines.add(label("licence.label.when") + terms.dates(offer.dates()));
        lines.add(label("offer.label.price") + offer.price());
        lines.add(label("offer.label.terms")
                + Console.safe(terms.all(
                        Stream.concat(Stream.of("SHA-256 " + offer.terms().sha256()), offer.terms().uri().stream())
                                .toList())));
        lines.add(label("offer.label.dispute") + Console.safe(offer.dispute()));
        if (!offer.note().isEmpty()) {
            lines.add(label("licence.label.note") + Console.safe(offer.note()));
        }
        lines.add(label("offer.label.made")
                + Console.safe(reader.say("licence.on-by", day(offer.madeAt()), offer.madeBy())));
        lines.add(label("offer.label.state") + came(detail));
        return lines;
    }

    private String label(String key) {
        return Columns.label(reader.say(key), LABEL);
    }
}
