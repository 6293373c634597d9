package dev.colophon.registry.policy;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.RightClaim.RIGHT_CLAIM;
import static dev.colophon.store.schema.tables.RightsClaimPolicy.RIGHTS_CLAIM_POLICY;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.registry.WorkRows;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;

/** The policies of an organisation, within a transaction of whoever asks. What was said stays. */
public final class Policies {

    private static final int LONGEST_NAME = 200;

    private final DSLContext dsl;
    private final Organisation organisation;

    public Policies(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** Appends what is said of the policy of something from now on. */
    public void append(PolicySubject subject, PolicyVersion version) {
        dsl.insertInto(RIGHTS_CLAIM_POLICY)
                .set(RIGHTS_CLAIM_POLICY.ID, version.id())
                .set(RIGHTS_CLAIM_POLICY.ORGANISATION, organisation.id())
                .set(RIGHTS_CLAIM_POLICY.PARTY, subject instanceof PolicySubject.AllWorksOf ? subject.id() : null)
                .set(RIGHTS_CLAIM_POLICY.WORK, subject instanceof PolicySubject.OfWork ? subject.id() : null)
                .set(
                        RIGHTS_CLAIM_POLICY.RULES,
                        version.policy().map(RightsClaimPolicy::toString).orElse(""))
                .set(RIGHTS_CLAIM_POLICY.ARMED, version.armed())
                .set(RIGHTS_CLAIM_POLICY.ENABLED_SHARE, version.enabledShare())
                .set(
                        RIGHTS_CLAIM_POLICY.MUTED_UNTIL,
                        version.mutedUntil().map(Instant::toEpochMilli).orElse(null))
                .set(RIGHTS_CLAIM_POLICY.CHANGED_BY, Sanitiser.fit(version.by(), LONGEST_NAME))
                .set(RIGHTS_CLAIM_POLICY.CHANGED_AT, version.at().toEpochMilli())
                .execute();
    }

    /** All that was said of the policy of something. */
    public PolicyHistory history(PolicySubject subject) {
        TableField<Record, String> of = column(subject);
        return new PolicyHistory(subject, versions(of, of.eq(subject.id())).getOrDefault(subject.id(), List.of()));
    }

    private static TableField<Record, String> column(PolicySubject subject) {
        return switch (subject) {
            case PolicySubject.AllWorksOf _ -> RIGHTS_CLAIM_POLICY.PARTY;
            case PolicySubject.OfWork _ -> RIGHTS_CLAIM_POLICY.WORK;
        };
    }

    /** Of everything that has one, or had: those of parties first, by their names, then those of works, by their titles. */
    public List<PolicyHistory> all() {
        Condition own = RIGHTS_CLAIM_POLICY.ORGANISATION.eq(organisation.id());
        Map<String, List<PolicyVersion>> ofParties =
                versions(RIGHTS_CLAIM_POLICY.PARTY, own.and(RIGHTS_CLAIM_POLICY.PARTY.isNotNull()));
        Map<String, List<PolicyVersion>> ofWorks =
                versions(RIGHTS_CLAIM_POLICY.WORK, own.and(RIGHTS_CLAIM_POLICY.WORK.isNotNull()));
        return Stream.concat(
                        subjects(parties(ofParties.keySet()).stream().map(PolicySubject.AllWorksOf::new), ofParties),
                        subjects(works(ofWorks.keySet()).stream().map(PolicySubject.OfWork::new), ofWorks))
                .toList();
    }

    private static Stream<PolicyHistory> subjects(
            Stream<? extends PolicySubject> subjects, Map<String, List<PolicyVersion>> versions) {
        return subjects.sorted((one, other) -> one.words().compareTo(other.words()))
                .map(subject -> new PolicyHistory(subject, versions.getOrDefault(subject.id(), List.of())));
    }

    /**
     * The policies in force of works, by their ids: that of the work itself, or else those of its owner and of the others who hold
     * something of it.
     */
    public Map<String, List<ArmedPolicy>> inForce(Collection<Work> works) {
        List<String> ids = works.stream().map(Work::id).distinct().toList();
        Map<String, List<PolicyVersion>> ofWorks = in(RIGHTS_CLAIM_POLICY.WORK, ids);
        Map<String, Set<Party>> holders = holders(works);
        Map<String, List<PolicyVersion>> ofParties = in(
                RIGHTS_CLAIM_POLICY.PARTY,
                holders.values().stream()
                        .flatMap(Set::stream)
                        .map(Party::id)
                        .distinct()
                        .toList());
        Map<String, List<ArmedPolicy>> inForce = new HashMap<>();
        for (Work work : works) {
            Optional<ArmedPolicy> own = armed(new PolicySubject.OfWork(work), ofWorks);
            inForce.put(
                    work.id(),
                    own.map(List::of)
                            .orElseGet(() -> holders.getOrDefault(work.id(), Set.of()).stream()
                                    .flatMap(party -> armed(new PolicySubject.AllWorksOf(party), ofParties).stream())
                                    .toList()));
        }
        return inForce;
    }

    /** The ids of the works that a policy of this is about, whether or not they have policies of their own. */
    public Set<String> worksOf(PolicySubject subject) {
        if (subject instanceof PolicySubject.OfWork) {
            return Set.of(subject.id());
        }
        Set<String> works = new HashSet<>(dsl.select(WORK.ID)
                .from(WORK)
                .where(WORK.OWNER.eq(subject.id()))
                .fetch(WORK.ID));
        works.addAll(dsl.select(RIGHT_CLAIM.WORK)
                .from(RIGHT_CLAIM)
                .where(RIGHT_CLAIM.PARTY.eq(subject.id()))
                .fetch(RIGHT_CLAIM.WORK));
        return works;
    }

    private static Optional<ArmedPolicy> armed(PolicySubject subject, Map<String, List<PolicyVersion>> versions) {
        return new PolicyHistory(subject, versions.getOrDefault(subject.id(), List.of())).inForce();
    }

    /** Of each work its owner first. */
    private Map<String, Set<Party>> holders(Collection<Work> works) {
        Map<String, Set<Party>> holders = new HashMap<>();
        works.forEach(work ->
                holders.computeIfAbsent(work.id(), _ -> new LinkedHashSet<>()).add(work.owner()));
        for (List<String> some : Rows.parts(List.copyOf(holders.keySet()))) {
            dsl.select(RIGHT_CLAIM.WORK, PARTY.ID, PARTY.NAME)
                    .from(RIGHT_CLAIM)
                    .join(PARTY)
                    .on(PARTY.ID.eq(RIGHT_CLAIM.PARTY))
                    .where(RIGHT_CLAIM.WORK.in(some))
                    .orderBy(RIGHT_CLAIM.ID)
                    .forEach(row -> holders.computeIfAbsent(row.value1(), _ -> new LinkedHashSet<>())
                            .add(new Party(row.value2(), row.value3())));
        }
        return holders;
    }

    private Map<String, List<PolicyVersion>> in(TableField<Record, String> of, List<String> ids) {
        Map<String, List<PolicyVersion>> found = new HashMap<>();
        for (List<String> some : Rows.parts(ids)) {
            found.putAll(versions(of, of.in(some)));
        }
        return found;
    }

    private Map<String, List<PolicyVersion>> versions(TableField<Record, String> of, Condition which) {
        Map<String, List<PolicyVersion>> versions = new LinkedHashMap<>();
        dsl.select(RIGHTS_CLAIM_POLICY.fields())
                .from(RIGHTS_CLAIM_POLICY)
                .where(which)
                .orderBy(RIGHTS_CLAIM_POLICY.ID.desc())
                .forEach(row -> versions.computeIfAbsent(Rows.text(row, of), _ -> new ArrayList<>())
                        .add(version(row)));
        return versions;
    }

    private static PolicyVersion version(Record row) {
        String rules = Rows.text(row, RIGHTS_CLAIM_POLICY.RULES);
        return new PolicyVersion(
                Rows.text(row, RIGHTS_CLAIM_POLICY.ID),
                rules.isBlank() ? Optional.empty() : Optional.of(PolicyParser.parse(rules)),
                row.get(RIGHTS_CLAIM_POLICY.ARMED),
                row.get(RIGHTS_CLAIM_POLICY.ENABLED_SHARE),
                Rows.maybe(row, RIGHTS_CLAIM_POLICY.MUTED_UNTIL).stream()
                        .mapToObj(Instant::ofEpochMilli)
                        .findFirst(),
                Rows.text(row, RIGHTS_CLAIM_POLICY.CHANGED_BY),
                Rows.time(row, RIGHTS_CLAIM_POLICY.CHANGED_AT));
    }

    private List<Party> parties(Collection<String> ids) {
        List<Party> parties = new ArrayList<>();
        for (List<String> some : Rows.parts(List.copyOf(ids))) {
            dsl.select(PARTY.ID, PARTY.NAME)
                    .from(PARTY)
                    .where(PARTY.ID.in(some))
                    .forEach(row -> parties.add(new Party(row.value1(), row.value2())));
        }
        return parties;
    }

    private List<Work> works(Collection<String> ids) {
        List<Work> works = new ArrayList<>();
        for (List<String> some : Rows.parts(List.copyOf(ids))) {
            works.addAll(WorkRows.works(dsl, WORK.ID.in(some)));
        }
        return works;
    }
}
