package dev.colophon.registry.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.transform.Span;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * In generated worlds of works, owners, co-owners, licences and copies, the decider says what an oracle says that is written without
 * it, on plain numbers: nothing that a licence covers is open, and nothing is cleared that none covers.
 */
class LicenceWorldsTest {

    private static final int WORLDS = Boolean.getBoolean("colophon.long") ? 200_000 : 20_000;
    private static final long SEED = 20261127;

    private static final Instant DAY_0 = Instant.parse("2026-01-01T12:00:00Z");
    private static final int DAYS = 120;
    private static final int GRACE_DAYS = 30;
    private static final int NONE = -1;
    private static final List<String> PARTIES = List.of("ada", "ben", "cas", "dan");
    private static final List<String> WORKS = List.of("song", "film", "talk");
    private static final List<String> HOSTS = List.of("a.example", "www.a.example", "b.example", "nota.example");
    private static final List<String> COUNTRIES = List.of("CN", "DE", "FR", "US");
    private static final LicensedUse[] USES = LicensedUse.values();

    /** A licence in plain numbers; sets are bits; -1 is none. */
    private record PlainLicence(
            int licensor,
            boolean anyone,
            int hosts,
            boolean allWorks,
            int works,
            int partFrom,
            int partTo,
            int uses,
            int included,
            int excluded,
            int firstDay,
            int lastDay,
            int grantedDay,
            int revokedDay) {}

    private record PlainClaim(
            int party,
            int uses,
            int included,
            int excluded,
            int firstDay,
            int lastDay,
            int share,
            boolean mayLicense) {}

    private record PlainViewing(int country, int day) {}

    private record PlainPart(int from, int to) {}

    private record PlainCopy(int work, int host, int uses, List<PlainViewing> viewings, List<PlainPart> parts) {}

    private record World(
            int owner,
            int formerOwner,
            int soldDay,
            List<PlainClaim> claims,
            List<PlainLicence> licences,
            PlainCopy copy) {}

    @Test
    @Tag("full")
    void deciderAndOracleAgree() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Boolean, Integer> answers = new HashMap<>();
        int together = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random);
            boolean licensed = isLicensed(world);
            List<Licence> covering = decider(world).covering(copy(world.copy()), Optional.empty());
            assertThat(!covering.isEmpty())
                    .as("world %d of seed %d: %s, named %s", i, SEED, world, covering)
                    .isEqualTo(licensed);
            if (licensed) {
                assertNamed(world, covering);
            }
            answers.merge(licensed, 1, Integer::sum);
            together += covering.size() > 1 ? 1 : 0;
        }
        assertThat(answers.get(true)).as("licensed").isGreaterThan(WORLDS / 20);
        assertThat(answers.get(false)).as("not licensed").isGreaterThan(WORLDS / 20);
        assertThat(together).as("licensed by several together").isGreaterThan(WORLDS / 1_000);
    }

    /** The first covers the newest viewing, and each covers something. */
    private static void assertNamed(World world, List<Licence> covering) {
        int newest = world.copy().viewings().stream()
                .mapToInt(PlainViewing::day)
                .max()
                .orElseThrow();
        List<Integer> named =
                covering.stream().map(licence -> Integer.parseInt(licence.id())).toList();
        assertThat(world.copy().viewings().stream()
                        .filter(viewing -> viewing.day() == newest)
                        .anyMatch(viewing -> coversSomething(world, named.getFirst(), viewing)))
                .as("the licence that is named first, %s of %s", named, world)
                .isTrue();
        assertThat(named)
                .allSatisfy(number -> assertThat(world.copy().viewings())
                        .as("%d of %s", number, world)
                        .anyMatch(viewing -> coversSomething(world, number, viewing)));
    }

    // The oracle.

    private static boolean isLicensed(World world) {
        for (PlainViewing viewing : world.copy().viewings()) {
            for (int use : usesOf(world.copy())) {
                for (PlainPart part : partsOf(world.copy())) {
                    boolean covered = false;
                    for (PlainLicence licence : world.licences()) {
                        covered |= covers(world, licence, viewing, use, part);
                    }
                    if (!covered) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean coversSomething(World world, int licence, PlainViewing viewing) {
        for (int use : usesOf(world.copy())) {
            for (PlainPart part : partsOf(world.copy())) {
                if (covers(world, world.licences().get(licence), viewing, use, part)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Integer> usesOf(PlainCopy copy) {
        List<Integer> uses = new ArrayList<>();
        for (int use = 0; use < USES.length; use++) {
            if (has(copy.uses(), use)) {
                uses.add(use);
            }
        }
        return uses.isEmpty() ? List.of(NONE) : uses;
    }

    private static List<PlainPart> partsOf(PlainCopy copy) {
        return copy.parts().isEmpty() ? List.of(new PlainPart(NONE, NONE)) : copy.parts();
    }

    private static boolean covers(World world, PlainLicence licence, PlainViewing viewing, int use, PlainPart part) {
        return mayLicense(world, licence, viewing, use)
                && (licence.anyone() || isAtHost(licence.hosts(), world.copy().host()))
                && (licence.allWorks() || has(licence.works(), world.copy().work()))
                && isInPart(licence, part)
                && isWithin(licence.uses(), use)
                && isIn(licence.included(), licence.excluded(), viewing.country())
                && isInTime(licence.firstDay(), licence.lastDay(), viewing.day())
                && (licence.revokedDay() == NONE || viewing.day() < licence.revokedDay() + GRACE_DAYS);
    }

    private static boolean mayLicense(World world, PlainLicence licence, PlainViewing viewing, int use) {
        if (licence.licensor() == world.owner() && ownerHolds(world, viewing, use)) {
            return true;
        }
        if (licence.licensor() == world.formerOwner() && licence.grantedDay() < world.soldDay()) {
            return true;
        }
        for (PlainClaim claim : world.claims()) {
            if (claim.mayLicense()
                    && claim.party() == licence.licensor()
                    && isWithin(claim.uses(), use)
                    && isIn(claim.included(), claim.excluded(), viewing.country())
                    && isInTime(claim.firstDay(), claim.lastDay(), viewing.day())) {
                return true;
            }
        }
        return false;
    }

    /** What nobody knows may be any; a country that no claim names stands for all the others. */
    private static boolean ownerHolds(World world, PlainViewing viewing, int use) {
        for (int oneUse = 0; oneUse < USES.length; oneUse++) {
            for (int country = 0; country <= COUNTRIES.size(); country++) {
                boolean meant =
                        (use == NONE || use == oneUse) && (viewing.country() == NONE || viewing.country() == country);
                if (meant && isHeldByOwner(world, oneUse, country, viewing.day())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHeldByOwner(World world, int use, int country, int day) {
        int others = 0;
        boolean stated = false;
        boolean own = false;
        for (PlainClaim claim : world.claims()) {
            boolean holds = isWithin(claim.uses(), use)
                    && isIn(claim.included(), claim.excluded(), country)
                    && isInTime(claim.firstDay(), claim.lastDay(), day);
            if (holds && claim.party() == world.owner()) {
                stated = true;
                own |= claim.share() > 0;
            } else if (holds) {
                others += claim.share();
            }
        }
        return stated ? own : others < RightClaim.WHOLE;
    }

    private static boolean isAtHost(int licensed, int host) {
        return host != NONE && (has(licensed, host) || (host == 1 && has(licensed, 0)));
    }

    /** A second more at either end is the same part. */
    private static boolean isInPart(PlainLicence licence, PlainPart part) {
        return licence.allWorks()
                || licence.partFrom() == NONE
                || (part.from() != NONE && part.from() >= licence.partFrom() - 1 && part.to() <= licence.partTo() + 1);
    }

    private static boolean isWithin(int allowed, int use) {
        return allowed == 0 || use == NONE || has(allowed, use);
    }

    private static boolean isIn(int included, int excluded, int country) {
        return country == NONE || ((included == 0 || has(included, country)) && !has(excluded, country));
    }

    private static boolean isInTime(int first, int last, int day) {
        return (first == NONE || day >= first) && (last == NONE || day <= last);
    }

    private static boolean has(int set, int bit) {
        return (set >> bit & 1) == 1;
    }

    // The worlds.

    private static World world(SplittableRandom random) {
        int owner = random.nextInt(PARTIES.size());
        int former = random.nextInt(3) == 0 ? (owner + 1) % PARTIES.size() : NONE;
        List<PlainClaim> claims = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> claim(random))
                .toList();
        List<PlainLicence> licences = IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> licence(random, owner))
                .toList();
        return new World(owner, former, random.nextInt(DAYS), claims, licences, plainCopy(random));
    }

    private static PlainClaim claim(SplittableRandom random) {
        int[] days = days(random);
        int[] countries = countries(random);
        return new PlainClaim(
                random.nextInt(PARTIES.size()),
                random.nextInt(2) * random.nextInt(8),
                countries[0],
                countries[1],
                days[0],
                days[1],
                random.nextInt(3) * RightClaim.WHOLE / 2,
                random.nextInt(3) > 0);
    }

    private static PlainLicence licence(SplittableRandom random, int owner) {
        int[] days = days(random);
        int[] countries = countries(random);
        boolean part = random.nextInt(3) == 0;
        int from = random.nextInt(60);
        boolean all = random.nextInt(4) == 0;
        return new PlainLicence(
                random.nextInt(3) > 0 ? owner : random.nextInt(PARTIES.size()),
                random.nextInt(4) == 0,
                1 + random.nextInt(15),
                all,
                1 + random.nextInt(7),
                part && !all ? from : NONE,
                part && !all ? from + 1 + random.nextInt(60) : NONE,
                random.nextInt(2) * random.nextInt(8),
                countries[0],
                countries[1],
                days[0],
                days[1],
                random.nextInt(DAYS),
                random.nextInt(3) == 0 ? random.nextInt(DAYS) : NONE);
    }

    private static PlainCopy plainCopy(SplittableRandom random) {
        List<PlainViewing> viewings = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> new PlainViewing(random.nextInt(COUNTRIES.size() + 1) - 1, random.nextInt(DAYS)))
                .toList();
        List<PlainPart> parts = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> random.nextInt(90))
                .map(from -> new PlainPart(from, from + 1 + random.nextInt(20)))
                .toList();
        return new PlainCopy(
                random.nextInt(WORKS.size()),
                random.nextInt(HOSTS.size() + 1) - 1,
                random.nextInt(2) * random.nextInt(8),
                viewings,
                parts);
    }

    private static int[] days(SplittableRandom random) {
        int first = random.nextInt(2) == 0 ? NONE : random.nextInt(DAYS);
        int last = random.nextInt(2) == 0 ? NONE : Math.max(first, 0) + random.nextInt(DAYS);
        return new int[] {first, last};
    }

    /** At least one is left. */
    private static int[] countries(SplittableRandom random) {
        int included = random.nextInt(2) * random.nextInt(16);
        int excluded = random.nextInt(3) == 0 ? random.nextInt(16) : 0;
        return new int[] {included, included == 0 || (included & ~excluded) != 0 ? excluded : 0};
    }

    // The same in the records of the program.

    private static LicenceDecider decider(World world) {
        List<RightClaim> claims = world.claims().stream()
                .map(claim -> new RightClaim(
                        "claim",
                        WORKS.get(world.copy().work()),
                        party(claim.party()),
                        uses(claim.uses()),
                        territories(claim.included(), claim.excluded()),
                        dates(claim.firstDay(), claim.lastDay()),
                        claim.share(),
                        claim.mayLicense()))
                .toList();
        Map<String, Instant> former = world.formerOwner() == NONE
                ? Map.of()
                : Map.of(PARTIES.get(world.formerOwner()), moment(world.soldDay()));
        List<Licence> licences = IntStream.range(0, world.licences().size())
                .mapToObj(number -> licence(number, world.licences().get(number)))
                .toList();
        return new LicenceDecider(licences, new Holders(PARTIES.get(world.owner()), former, claims));
    }

    private static Licence licence(int number, PlainLicence plain) {
        return new Licence(
                String.valueOf(number),
                party(plain.licensor()),
                plain.anyone() ? new Licensee.Anyone() : new Licensee.AtHosts(hosts(plain.hosts())),
                plain.allWorks()
                        ? new LicenceScope.AllWorks()
                        : new LicenceScope.NamedWorks(
                                new TreeSet<>(named(WORKS, plain.works())),
                                plain.partFrom() == NONE
                                        ? Optional.empty()
                                        : Optional.of(
                                                new WorkSegment(plain.partFrom() * 1_000L, plain.partTo() * 1_000L))),
                uses(plain.uses()),
                territories(plain.included(), plain.excluded()),
                dates(plain.firstDay(), plain.lastDay()),
                Set.of(),
                Optional.empty(),
                "",
                "mo",
                moment(plain.grantedDay()),
                plain.revokedDay() == NONE
                        ? Optional.empty()
                        : Optional.of(new Licence.Revocation("mo", moment(plain.revokedDay()))));
    }

    private static CopyUse copy(PlainCopy plain) {
        return new CopyUse(
                WORKS.get(plain.work()),
                plain.host() == NONE ? Optional.empty() : Optional.of(new Host(HOSTS.get(plain.host()))),
                uses(plain.uses()),
                plain.viewings().stream()
                        .map(viewing -> new CopyUse.Viewing(
                                viewing.country() == NONE
                                        ? Optional.empty()
                                        : Optional.of(COUNTRIES.get(viewing.country())),
                                moment(viewing.day())))
                        .toList(),
                plain.parts().stream()
                        .<Span>map(part -> new Span.Time(part.from(), part.to()))
                        .toList());
    }

    private static Party party(int number) {
        return new Party(PARTIES.get(number), "Party " + number);
    }

    private static List<Host> hosts(int set) {
        return named(HOSTS, set).stream().map(Host::new).toList();
    }

    private static Set<LicensedUse> uses(int set) {
        Set<LicensedUse> uses = new HashSet<>();
        IntStream.range(0, USES.length).filter(bit -> has(set, bit)).forEach(bit -> uses.add(USES[bit]));
        return uses;
    }

    private static Territories territories(int included, int excluded) {
        return Territories.of(named(COUNTRIES, included), named(COUNTRIES, excluded));
    }

    private static List<String> named(List<String> names, int set) {
        return IntStream.range(0, names.size())
                .filter(bit -> has(set, bit))
                .mapToObj(names::get)
                .toList();
    }

    private static DateRange dates(int first, int last) {
        return new DateRange(day(first), day(last));
    }

    private static Optional<LocalDate> day(int day) {
        return day == NONE ? Optional.empty() : Optional.of(LocalDate.ofInstant(moment(day), ZoneOffset.UTC));
    }

    private static Instant moment(int day) {
        return DAY_0.plus(Duration.ofDays(day));
    }
}
