package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.offer.Offer;
import dev.colophon.service.offer.OfferDetail;
import dev.colophon.service.offer.OfferLetter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Offers, told to a person. */
public final class OfferText {

    /** That a list names. */
    private static final int MOST_TITLES = 3;

    private OfferText() {}

    /** A line for the offer, one for its limits, and one for what came of it. */
    public static List<String> lines(OfferDetail detail) {
        Offer offer = detail.offer();
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s by @|bold %s|@ to @|bold %s|@ for @|bold %s|@"
                .formatted(
                        offer.id(),
                        Console.safe(WorkText.titles(detail.works(), MOST_TITLES, Language.ENGLISH))
                                + segment(detail).map(part -> " " + part).orElse(""),
                        Console.safe(offer.licensor().name()),
                        Console.safe(offer.licensee().toString()),
                        offer.price()));
        lines.add("    %s, %s, %s%s"
                .formatted(
                        LicensedUse.words(offer.uses()),
                        offer.territories(),
                        offer.dates(),
                        offer.note().isEmpty() ? "" : ": " + Console.safe(offer.note())));
        lines.add("    " + came(detail));
        return lines;
    }

    private static Optional<String> segment(OfferDetail detail) {
        return detail.offer()
                .scope()
                .segment()
                .map(part -> part.words(detail.works().getFirst().kind()));
    }

    private static String came(OfferDetail detail) {
        Offer offer = detail.offer();
        String state = "@|bold %s|@".formatted(detail.state().name().toLowerCase(Locale.ROOT));
        return offer.answer()
                .map(answer -> "%s on %s, says %s: %s%s"
                        .formatted(
                                state,
                                day(answer.at()),
                                Console.safe(answer.by()),
                                Console.safe(answer.words()),
                                answer.licence()
                                        .map(licence -> "; licence " + licence)
                                        .orElse("")))
                .orElseGet(() -> switch (detail.state()) {
                    case LAPSED ->
                        "%s on %s: nobody answered, which means nothing".formatted(state, day(offer.expires()));
                    default -> "%s, before %s (UTC)".formatted(state, OfferLetter.until(offer));
                });
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** All of it, a line each. */
    public static List<String> full(OfferDetail detail) {
        Offer offer = detail.offer();
        List<String> lines = new ArrayList<>();
        lines.add("offer     " + offer.id());
        lines.add("by        @|bold " + Console.safe(offer.licensor().name()) + "|@");
        lines.add("to        @|bold " + Console.safe(offer.licensee().toString()) + "|@");
        detail.works().forEach(work -> lines.add("work      " + WorkText.named(work)));
        segment(detail).ifPresent(part -> lines.add("part      " + part));
        offer.copy()
                .ifPresent(copy ->
                        lines.add("copy      %s, sighting %s".formatted(Console.safe(copy.place()), copy.sighting())));
        lines.add("uses      " + LicensedUse.words(offer.uses()));
        lines.add("where     " + offer.territories());
        lines.add("when      " + offer.dates());
        lines.add("price     " + offer.price());
        lines.add("terms     SHA-256 " + offer.terms().sha256()
                + offer.terms().uri().map(uri -> ", " + Console.safe(uri)).orElse(""));
        lines.add("dispute   " + Console.safe(offer.dispute()));
        if (!offer.note().isEmpty()) {
            lines.add("note      " + Console.safe(offer.note()));
        }
        lines.add("made      on %s by %s".formatted(day(offer.madeAt()), Console.safe(offer.madeBy())));
        lines.add("state     " + came(detail));
        return lines;
    }
}
