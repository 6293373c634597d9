package dev.colophon.registry.licence;

import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How much of a work parties hold together, by use, territory and day. */
public final class RightShares {

    private RightShares() {}

    /** What shares come to. */
    public enum Sum {
        /** Less than all: somebody is missing. */
        UNDER,
        COMPLETE,
        /** More than all: some of it is held twice. */
        OVER
    }

    /**
     * What the shares come to somewhere.
     *
     * @param basisPoints of 10,000
     * @param claims that hold there; none: nobody holds anything
     */
    public record Total(
            Sum sum,
            int basisPoints,
            Set<LicensedUse> uses,
            SortedSet<String> territories,
            DateRange dates,
            List<RightClaim> claims) {

        public Total {
            uses = Set.copyOf(uses);
            claims = List.copyOf(claims);
        }

        /** {@code OVER (12,000 of 10,000) for Stream in DE, FR from 2026-01-01: Ada 6,000, Ben 6,000}. */
        public String sentence() {
            String everywhere = territories.equals(Territories.WORLDWIDE.all())
                    ? "worldwide"
                    : "in " + String.join(", ", territories);
            return "%s (%,d of %,d) for %s %s %s: %s"
                    .formatted(
                            sum,
                            basisPoints,
                            RightClaim.WHOLE,
                            uses.size() == LicensedUse.values().length ? "any use" : LicensedUse.words(uses),
                            everywhere,
                            dates,
                            claims.isEmpty()
                                    ? "nobody"
                                    : claims.stream()
                                            .map(claim -> "%s %,d"
                                                    .formatted(claim.party().name(), claim.shareBasisPoints()))
                                            .collect(Collectors.joining(", ")));
        }
    }

    /** The totals of a work, by time; none when nothing is claimed: then its owner holds it. */
    public static List<Total> of(List<RightClaim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        List<Total> totals = new ArrayList<>();
        Map<Place, Integer> running = new HashMap<>();
        for (DateRange period : periods(claims)) {
            Map<Place, Integer> still = new HashMap<>();
            for (Map.Entry<Place, List<RightClaim>> place :
                    places(claims, period).entrySet()) {
                Integer before = running.get(place.getKey());
                if (before == null) {
                    still.put(place.getKey(), totals.size());
                    totals.add(total(place.getKey(), period, place.getValue()));
                } else { // the same goes on
                    still.put(place.getKey(), before);
                    Total begun = totals.get(before);
                    totals.set(
                            before,
                            total(place.getKey(), new DateRange(begun.dates().first(), period.last()), begun.claims()));
                }
            }
            running = still;
        }
        return totals;
    }

    private record Place(Set<LicensedUse> uses, SortedSet<String> territories, List<String> claims) {}

    private static Total total(Place place, DateRange dates, List<RightClaim> claims) {
        int points = claims.stream().mapToInt(RightClaim::shareBasisPoints).sum();
        Sum sum = points == RightClaim.WHOLE ? Sum.COMPLETE : points < RightClaim.WHOLE ? Sum.UNDER : Sum.OVER;
        return new Total(sum, points, place.uses(), place.territories(), dates, claims);
    }

    /** Days between which nothing changes. */
    private static List<DateRange> periods(List<RightClaim> claims) {
        NavigableSet<LocalDate> begins = new TreeSet<>();
        claims.forEach(claim -> {
            claim.dates().first().ifPresent(begins::add);
            claim.dates().last().map(day -> day.plusDays(1)).ifPresent(begins::add);
        });
        List<DateRange> periods = new ArrayList<>();
        Optional<LocalDate> from = Optional.empty();
        for (LocalDate begin : begins) {
            periods.add(new DateRange(from, Optional.of(begin.minusDays(1))));
            from = Optional.of(begin);
        }
        periods.add(new DateRange(from, Optional.empty()));
        return periods;
    }

    /** Uses and territories in which the same claims hold in a period. */
    private static Map<Place, List<RightClaim>> places(List<RightClaim> claims, DateRange period) {
        LocalDate day = period.last().or(period::first).orElse(LocalDate.EPOCH);
        List<RightClaim> current =
                claims.stream().filter(claim -> claim.dates().contains(day)).toList();
        Map<Map.Entry<SortedSet<String>, List<RightClaim>>, Set<LicensedUse>> uses = new LinkedHashMap<>();
        for (LicensedUse use : LicensedUse.values()) {
            Map<List<RightClaim>, SortedSet<String>> territories = new LinkedHashMap<>();
            for (String code : Territories.WORLDWIDE.all()) {
                List<RightClaim> there = current.stream()
                        .filter(claim -> (claim.uses().isEmpty() || claim.uses().contains(use))
                                && claim.territories().contains(code))
                        .toList();
                territories.computeIfAbsent(there, _ -> new TreeSet<>()).add(code);
            }
            territories.forEach((there, codes) -> uses.computeIfAbsent(
                            Map.entry(codes, there), _ -> EnumSet.noneOf(LicensedUse.class))
                    .add(use));
        }
        Map<Place, List<RightClaim>> places = new LinkedHashMap<>();
        uses.forEach((place, of) -> places.put(
                new Place(
                        Set.copyOf(of),
                        place.getKey(),
                        place.getValue().stream().map(RightClaim::id).toList()),
                place.getValue()));
        return places;
    }
}
