package dev.colophon.registry.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.contest.Claim;
import dev.colophon.registry.contest.Entitlements;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.standing.Entitlement.Power;
import dev.colophon.registry.standing.Impediment.Kind;
import dev.colophon.registry.standing.StandingEvent;
import dev.colophon.registry.standing.StandingEvent.Source;
import dev.colophon.registry.standing.StandingEvent.What;
import dev.colophon.registry.standing.StandingEvents;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Work;
import dev.colophon.store.DatabaseSettings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A new claimant floods the register with works of others. Rows are written as registering would write them, since to fingerprint
 * 50,000 files takes longer than a test may: what is tested is what may be done about copies afterwards.
 */
@Tag("full")
class FloodTest extends OpenCatalogue {

    private static final int JUNK = Boolean.getBoolean("colophon.long") ? 50_000 : 10_000;
    private static final int PAGE = 500;
    private static final int OTHERS = 3;
    private static final Party MALLORY = new Party("mallory", "Mallory");
    private static final String ORGANISATION = Organisation.FIRST.id();

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }

    private static Match match(String reference) {
        Span all = new Span.Time(0, 60);
        return new Match(
                new ReferenceId(reference),
                Medium.AUDIO,
                Grade.STRONG,
                0,
                new Coverage(1, 1),
                List.of(new Segment(all, all)),
                new AudioTransform(1, 0),
                new SameContent(ContentDigest.of(ContentDigest.Basis.FILE, "0".repeat(64))));
    }

    private static String junk(int number) {
        return "junk-%06d".formatted(number);
    }

    /** Every third work is of three owners, every third of one, and the others nobody has registered. */
    @Test
    void ofFiftyThousandJunkWorksNoneMayBeActedOnAlone() {
        flood();
        Map<Power, Integer> ofANewClaimant = powers();
        assertThat(ofANewClaimant).doesNotContainKey(Power.ALONE);
        assertThat(ofANewClaimant.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(JUNK);
        List<Quarantine> named = catalogue.database().read(dsl -> new Quarantines(dsl, Organisation.FIRST).list(false));
        assertThat(named)
                .hasSize((JUNK + 2) / 3)
                .allSatisfy(quarantine -> assertThat(quarantine.reason()).contains("owner-0, owner-1, owner-2"));

        assertThat(entitlements(IntStream.range(0, OTHERS)
                        .mapToObj(number -> claim("song-" + number, owner(number)))
                        .toList()))
                .as("whose works are flooded: nothing is taken from them, and a person decides")
                .allSatisfy(owner -> assertThat(owner.power()).isEqualTo(Power.WITH_A_PERSON));

        trust();
        assertThat(powers().get(Power.ALONE))
                .as("were the claimant trusted: what nobody else has registered, and nothing of others")
                .isEqualTo(JUNK / 3);
    }

    private void flood() {
        catalogue.database().change(dsl -> {
            for (int owner = 0; owner < OTHERS; owner++) {
                dsl.execute(
                        "insert into party (id, organisation, name, created_at) values (?, ?, ?, 0)",
                        "owner-" + owner,
                        ORGANISATION,
                        "owner-" + owner);
                dsl.execute(
                        "insert into work (id, organisation, title, kind, owner, policy, created_at) values (?, ?, 'Song', 'AUDIO', ?, 'BLOCK_ACCESS', 0)",
                        "song-" + owner,
                        ORGANISATION,
                        "owner-" + owner);
                dsl.execute(
                        "insert into reference (id, work, file_name, sha256, bytes, competing, registered_at) values (?, ?, 'song', ?, 1, false, 0)",
                        "song-" + owner,
                        "song-" + owner,
                        "song-" + owner);
            }
            dsl.execute(
                    "insert into party (id, organisation, name, created_at) values (?, ?, ?, 1)",
                    MALLORY.id(),
                    ORGANISATION,
                    MALLORY.name());
            String numbers =
                    "with recursive r(n) as (select 0 union all select n + 1 from r where n < %d) ".formatted(JUNK - 1);
            dsl.execute("insert into work (id, organisation, title, kind, owner, policy, created_at) " + numbers
                    + "select printf('junk-%06d', n), '" + ORGANISATION
                    + "', 'Junk', 'AUDIO', 'mallory', 'BLOCK_ACCESS', 1 from r");
            dsl.execute(
                    "insert into reference (id, work, file_name, sha256, bytes, competing, registered_at) " + numbers
                            + "select printf('junk-%06d', n), printf('junk-%06d', n), 'junk', printf('%06d', n), 1, n % 3 < 2, 1 from r");
            for (int owner = 0; owner < OTHERS; owner++) {
                dsl.execute(
                        "insert into competing (reference, other, medium, grade, detail, found_at, contested_at) "
                                + numbers
                                + "select printf('junk-%06d', n), ?, 'AUDIO', 'STRONG', ?, ?, ? from r where n % 3 = 0 or (n % 3 = 1 and ? = 0)",
                        "song-" + owner,
                        MatchJson.encode(match("song-" + owner)),
                        NOW.toEpochMilli(),
                        NOW.toEpochMilli(),
                        owner);
            }
            List<Party> owners = List.of(owner(0), owner(1), owner(2));
            FloodGuard guard = new FloodGuard(dsl, Organisation.FIRST, catalogue.ids());
            for (int i = 0; i < JUNK; i += 3) {
                guard.registered(new ReferenceId(junk(i)), owners, NOW);
            }
        });
    }

    private static Party owner(int number) {
        return new Party("owner-" + number, "owner-" + number);
    }

    private void trust() {
        catalogue.database().change(dsl -> {
            for (int i = 0; i <= 80; i++) {
                new StandingEvents(dsl, Organisation.FIRST)
                        .add(new StandingEvent(
                                catalogue.ids().next(),
                                MALLORY.id(),
                                i == 0 ? What.IDENTITY_CHECKED : What.WON,
                                i == 0 ? Optional.empty() : Optional.of(Source.COURT),
                                Optional.empty(),
                                LocalDate.ofInstant(NOW, ZoneOffset.UTC),
                                "case",
                                Optional.empty(),
                                "Mo"));
            }
        });
    }

    /** What the claimant may do about a copy of each of its works; of those in quarantine that is among the reasons. */
    private Map<Power, Integer> powers() {
        Map<Power, Integer> powers = new EnumMap<>(Power.class);
        for (int from = 0; from < JUNK; from += PAGE) {
            List<Entitlement> entitlements = entitlements(IntStream.range(from, from + PAGE)
                    .mapToObj(number -> claim(junk(number), MALLORY))
                    .toList());
            for (int i = 0; i < PAGE; i++) {
                Entitlement one = entitlements.get(i);
                powers.merge(one.power(), 1, Integer::sum);
                assertThat(one.impediments().stream().anyMatch(why -> why.kind() == Kind.QUARANTINED))
                        .as(junk(from + i))
                        .isEqualTo((from + i) % OTHERS == 0);
            }
        }
        return powers;
    }

    private List<Entitlement> entitlements(List<Claim> claims) {
        return catalogue.database().read(dsl -> new Entitlements(dsl, Organisation.FIRST, NOW).of(claims));
    }

    private static Claim claim(String id, Party owner) {
        Work work = new Work(
                id, ORGANISATION, "Work", Medium.AUDIO, owner, Policy.BLOCK_ACCESS, List.of(), NOW, Optional.empty());
        return new Claim(work, List.of(match(id)), Set.of());
    }
}
