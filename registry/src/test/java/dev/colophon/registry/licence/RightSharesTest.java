package dev.colophon.registry.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.licence.RightShares.Sum;
import dev.colophon.registry.licence.RightShares.Total;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Party;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares are summed for each use, territory and day. */
class RightSharesTest {

    private static final LocalDate BEGIN = LocalDate.parse("2026-01-01");
    private static final long SEED = 17;
    private static final int WORLDS = 300;
    private static final int DAYS = 40;
    private static final List<LicensedUse> USES = List.of(LicensedUse.values());
    private static final List<String> COUNTRIES = List.of("CN", "DE", "FR", "US");

    private static RightClaim claim(String id, Set<LicensedUse> uses, Territories where, DateRange when, int share) {
        return new RightClaim(id, "work", new Party(id, id), uses, where, when, share, false);
    }

    private static Territories in(String... codes) {
        return Territories.of(List.of(codes), List.of());
    }

    private static DateRange days(int first, int last) {
        return new DateRange(Optional.of(BEGIN.plusDays(first)), Optional.of(BEGIN.plusDays(last)));
    }

    @Test
    void withoutClaimsNothingIsMissing() {
        assertThat(RightShares.of(List.of())).isEmpty();
    }

    @Test
    void aWholeIsComplete() {
        List<RightClaim> claims = List.of(
                claim("Ada", Set.of(), Territories.WORLDWIDE, DateRange.ALWAYS, 7_500),
                claim("Ben", Set.of(), Territories.WORLDWIDE, DateRange.ALWAYS, 2_500));
        assertThat(RightShares.of(claims))
                .extracting(Total::sentence)
                .containsExactly("COMPLETE (10,000 of 10,000) for any use worldwide at any time: Ada 7,500, Ben 2,500");
    }

    @Test
    void aConflictNamesTerritoryPeriodAndParties() {
        List<RightClaim> claims = List.of(
                claim("Ada", Set.of(), Territories.WORLDWIDE, DateRange.ALWAYS, 10_000),
                claim("Ben", EnumSet.of(LicensedUse.STREAM), in("DE", "FR"), days(0, 30), 5_000));
        List<Total> over = RightShares.of(claims).stream()
                .filter(total -> total.sum() == Sum.OVER)
                .toList();
        assertThat(over)
                .extracting(Total::sentence)
                .containsExactly(
                        "OVER (15,000 of 10,000) for Stream in DE, FR from 2026-01-01 to 2026-01-31: Ada 10,000, Ben 5,000");
    }

    @Test
    void aGapNamesWhereNobodyHoldsAnything() {
        List<RightClaim> claims =
                List.of(claim("Ada", Set.of(), Territories.of(List.of(), List.of("CN")), DateRange.ALWAYS, 10_000));
        assertThat(RightShares.of(claims))
                .extracting(Total::sentence)
                .contains("UNDER (0 of 10,000) for any use in CN at any time: nobody");
    }

    @Test
    void aShareIsNoMoreThanAll() {
        assertThatThrownBy(() -> claim("Ada", Set.of(), Territories.WORLDWIDE, DateRange.ALWAYS, 10_001))
                .hasMessageContaining("10001");
    }

    /** Each use, territory and day is in one total, and that says the sum of those that hold there. */
    @Test
    void everyUseTerritoryAndDayIsInOneTotal() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int world = 0; world < WORLDS; world++) {
            List<RightClaim> claims = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(number -> random(number, random))
                    .toList();
            List<Total> totals = RightShares.of(claims);
            for (LicensedUse use : LicensedUse.values()) {
                for (String code : COUNTRIES) {
                    for (int day = -1; day <= 2 * DAYS; day++) {
                        assertSum(claims, totals, use, code, BEGIN.plusDays(day));
                    }
                }
            }
        }
    }

    private static void assertSum(
            List<RightClaim> claims, List<Total> totals, LicensedUse use, String code, LocalDate day) {
        int sum = 0;
        for (RightClaim claim : claims) {
            boolean used = claim.uses().isEmpty() || claim.uses().contains(use);
            if (used && claim.territories().contains(code) && claim.dates().contains(day)) {
                sum += claim.shareBasisPoints();
            }
        }
        List<Total> there = totals.stream()
                .filter(total -> total.uses().contains(use)
                        && total.territories().contains(code)
                        && total.dates().contains(day))
                .toList();
        assertThat(there).as("%s %s %s of %s", use, code, day, claims).hasSize(1);
        assertThat(there.getFirst().basisPoints()).isEqualTo(sum);
        assertThat(there.getFirst().sum())
                .isEqualTo(sum < 10_000 ? Sum.UNDER : sum == 10_000 ? Sum.COMPLETE : Sum.OVER);
    }

    private static RightClaim random(int number, SplittableRandom random) {
        Set<LicensedUse> uses = random.nextBoolean() ? Set.of() : EnumSet.of(USES.get(random.nextInt(USES.size())));
        Territories where = random.nextBoolean()
                ? Territories.WORLDWIDE
                : in(COUNTRIES.get(random.nextInt(4)), COUNTRIES.get(random.nextInt(4)));
        int first = random.nextInt(DAYS);
        DateRange when = random.nextBoolean() ? DateRange.ALWAYS : days(first, first + random.nextInt(DAYS));
        return claim("party " + number, uses, where, when, random.nextInt(5) * 2_500);
    }
}
