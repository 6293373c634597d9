package dev.colophon.cases.file;

import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;
import static dev.colophon.store.schema.tables.CaseSighting.CASE_SIGHTING;
import static dev.colophon.store.schema.tables.CaseSite.CASE_SITE;
import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.sightings.membership.CaseEvent;
import dev.colophon.sightings.membership.CaseEvent.Payload;
import dev.colophon.sightings.membership.CaseEvent.What;
import dev.colophon.sightings.membership.CaseEvents;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.sightings.membership.CaseRightsholders;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;

/**
 * What is done to the cases of an organisation, within a transaction of whoever asks, each time with an event; what a case is by
 * then stands in its row too. Sightings are locked before cases, cases in the order of their ids.
 */
public final class CaseChanges {

    /** Characters that are kept of what a person says. */
    public static final int LONGEST_REASON = 2_000;

    private final DSLContext dsl;
    private final Organisation organisation;
    private final Ids ids;
    private final String actor;
    private final CaseFiles files;

    /**
     * Of a person.
     *
     * @param ids whose clock says when it is done
     */
    public CaseChanges(DSLContext dsl, Organisation organisation, Ids ids, String actor) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.ids = ids;
        this.actor = actor;
        this.files = new CaseFiles(dsl, organisation);
    }

    /**
     * What was opened and joined.
     *
     * @param number of the case
     * @param opened whether it is new
     * @param joined how many sightings came to it
     */
    public record Opened(CaseNumber number, boolean opened, int joined) {}

    /**
     * Puts confirmed copies into the cases that they belong to, opening those that are not there. Left out is what is confirmed no
     * more by now, or another's, or covered by a licence, or in a case.
     */
    public List<Opened> open(List<ConfirmedCopy> copies) {
        Set<String> free = free(copies.stream().map(ConfirmedCopy::sighting).toList());
        Map<String, String> owners = CaseRightsholders.owners(dsl, free);
        List<ConfirmedCopy> left = copies.stream()
                .filter(copy -> copy.rightsholder().id().equals(owners.get(copy.sighting())))
                .toList();
        if (left.isEmpty()) {
            return List.of();
        }
        takeNumbers(); // so that two do not open the same case at once
        Set<String> sites =
                left.stream().flatMap(copy -> copy.operator().sites().stream()).collect(Collectors.toSet());
        List<CaseGrouping.Group> groups = CaseGrouping.of(
                left, files.open(sites).stream().map(CaseFile::asOpen).toList());
        CaseEvents.lock(
                dsl,
                groups.stream()
                        .flatMap(group -> group.into().stream())
                        .map(CaseGrouping.OpenCase::id)
                        .toList());
        List<Opened> all = new ArrayList<>();
        for (CaseGrouping.Group group : groups) {
            // Closed or merged since it was read: the next command finds another.
            if (group.into().filter(open -> !isOpen(open.id())).isPresent()) {
                continue;
            }
            CaseFile file = group.into()
                    .map(open -> current(open.id()))
                    .orElseGet(() -> add(
                            group.rightsholder(),
                            group.operator(),
                            group.operator().reason()));
            CaseMembership.join(
                    dsl, file.id(), group.sightings(), group.operator().reason(), now(), Optional.of(actor));
            all.add(new Opened(
                    file.number(), group.into().isEmpty(), group.sightings().size()));
        }
        return all;
    }

    /** Those that are confirmed, not licensed and in no open case; nobody decides them otherwise until the transaction ends. */
    private Set<String> free(Collection<String> sightings) {
        Set<String> confirmed = new HashSet<>();
        for (List<String> some :
                Rows.parts(sightings.stream().sorted().distinct().toList())) {
            SelectConditionStep<Record1<String>> rows = dsl.select(SIGHTING.ID)
                    .from(SIGHTING)
                    .where(
                            SIGHTING.ORGANISATION.eq(organisation.id()),
                            SIGHTING.ID.in(some),
                            SIGHTING.DECISION_STATE.eq(DecisionState.CONFIRMED.name()));
            confirmed.addAll((dsl.family() == SQLDialect.POSTGRES
                            ? rows.orderBy(SIGHTING.ID).forUpdate()
                            : rows)
                    .fetch(SIGHTING.ID));
        }
        confirmed.removeAll(files.taken(confirmed));
        confirmed.removeAll(LicenceRules.covering(dsl, confirmed).keySet());
        return confirmed;
    }

    /** A number is given once in an installation: bundles are files that are named after it. */
    private void takeNumbers() {
        dsl.update(ORGANISATION)
                .set(ORGANISATION.NAME, ORGANISATION.NAME)
                .where(ORGANISATION.ID.eq(Organisation.FIRST.id()))
                .execute();
    }

    private CaseFile add(Party rightsholder, CaseOperator operator, String reason) {
        long number = 1
                + Objects.requireNonNullElse(
                        dsl.select(max(field(select(max(CASE_FILE.NUMBER))
                                        .from(CASE_FILE)
                                        .where(CASE_FILE.ORGANISATION.eq(ORGANISATION.ID)))))
                                .from(ORGANISATION)
                                .fetchSingle()
                                .value1(),
                        0L);
        String id = ids.next();
        Instant now = Ids.timeOf(id);
        dsl.insertInto(CASE_FILE)
                .set(CASE_FILE.ID, id)
                .set(CASE_FILE.ORGANISATION, organisation.id())
                .set(CASE_FILE.NUMBER, number)
                .set(CASE_FILE.RIGHTSHOLDER, rightsholder.id())
                .set(CASE_FILE.OPERATOR, operator.site())
                .set(CASE_FILE.ACCOUNT, operator.account().orElse(null))
                .set(CASE_FILE.REASON, Sanitiser.fit(reason, LONGEST_REASON))
                .set(CASE_FILE.OPENED_BY, actor)
                .set(CASE_FILE.OPENED_AT, now.toEpochMilli())
                .set(CASE_FILE.EVENTS, 0L)
                .set(CASE_FILE.STATE, CaseState.Status.OPEN.name())
                .execute();
        for (String site : operator.sites()) {
            dsl.insertInto(CASE_SITE)
                    .set(CASE_SITE.CASE_FILE, id)
                    .set(CASE_SITE.SITE, site)
                    .execute();
        }
        long _ = CaseEvents.append(dsl, id, What.OPENED, now, Optional.of(actor), Payload.of(reason));
        return current(id);
    }

    /**
     * All sightings of one case go to another, and it is closed.
     *
     * @throws RegistryException when they are of different rightsholders, or one of them is not open
     */
    public CaseFile merge(CaseNumber from, CaseNumber into, String reason) {
        CaseFile gone = files.get(from);
        CaseFile kept = files.get(into);
        if (gone.equals(kept)) {
            throw new RegistryException("%s is one case: name another to merge it with".formatted(from));
        }
        CaseEvents.lock(dsl, List.of(gone.id(), kept.id()));
        requireOpen(current(gone.id()));
        requireOpen(current(kept.id()));
        if (!gone.rightsholder().equals(kept.rightsholder())) {
            throw new RegistryException("%s is of %s and %s of %s: a case is of one rightsholder"
                    .formatted(
                            from,
                            gone.rightsholder().name(),
                            into,
                            kept.rightsholder().name()));
        }
        List<String> moved = members(gone);
        leave(gone, moved, "merged into %s: %s".formatted(into, reason));
        event(
                gone,
                What.MERGED,
                Payload.of(reason)
                        .with(Payload.CASE, into.toString())
                        .with(Payload.CASE_ID, kept.id())
                        .with(Payload.DIRECTION, Payload.INTO));
        event(
                kept,
                What.MERGED,
                Payload.of(reason)
                        .with(Payload.CASE, from.toString())
                        .with(Payload.CASE_ID, gone.id())
                        .with(Payload.DIRECTION, Payload.FROM));
        join(kept, moved, "from %s: %s".formatted(from, reason));
        return current(kept.id());
    }

    /**
     * Some of the sightings of a case go to a new one.
     *
     * @param sightings ids, at least one; others stay
     * @param sites on which they stand
     * @throws RegistryException when it is not open, or they are not in it, or none would stay
     */
    public CaseFile split(CaseNumber number, Collection<String> sightings, List<String> sites, String reason) {
        CaseFile whole = files.get(number);
        takeNumbers();
        CaseEvents.lock(dsl, List.of(whole.id()));
        requireOpen(current(whole.id()));
        List<String> members = members(whole);
        List<String> moved = members.stream().filter(sightings::contains).toList();
        if (moved.size() < Set.copyOf(sightings).size() || moved.isEmpty()) {
            throw new RegistryException("not all of these sightings are in %s: `colophon case show %s` lists them"
                    .formatted(number, number));
        }
        if (moved.size() == members.size()) {
            throw new RegistryException("all sightings of %s would go: some have to stay in it".formatted(number));
        }
        CaseFile part = add(whole.rightsholder(), whole.operator().of(sites, reason), reason);
        leave(whole, moved, "split off as %s: %s".formatted(part.number(), reason));
        event(
                whole,
                What.SPLIT,
                Payload.of(reason)
                        .with(Payload.CASE, part.number().toString())
                        .with(Payload.CASE_ID, part.id())
                        .with(Payload.DIRECTION, Payload.INTO));
        event(
                part,
                What.SPLIT,
                Payload.of(reason)
                        .with(Payload.CASE, number.toString())
                        .with(Payload.CASE_ID, whole.id())
                        .with(Payload.DIRECTION, Payload.FROM));
        join(part, moved, "from %s: %s".formatted(number, reason));
        return current(part.id());
    }

    /** Writes words down; also in a case that is closed. */
    public CaseFile note(CaseNumber number, String words) {
        CaseFile file = files.get(number);
        event(file, What.NOTED, Payload.of(words));
        return current(file.id());
    }

    /**
     * Chooses the regime under which notices are made, in the version that the case keeps.
     *
     * @throws RegistryException when it is not open, or another was chosen
     */
    public CaseFile choose(CaseNumber number, CaseState.RegimeChoice regime, String reason) {
        CaseFile file = lockedOpen(number);
        if (file.state().regime().filter(regime::equals).isPresent()) {
            return file;
        }
        if (file.state().regime().isPresent()) {
            throw new RegistryException("%s is handled under %s: a case keeps its regime and the version of it"
                    .formatted(number, file.state().regime().get().id()));
        }
        event(
                file,
                What.REGIME_CHOSEN,
                Payload.of(reason).with(Payload.REGIME, regime.id()).with(Payload.REGIME_VERSION, regime.version()));
        return current(file.id());
    }

    /**
     * Closes a case, which keeps its sightings.
     *
     * @throws RegistryException when it is not open
     */
    public CaseFile close(CaseNumber number, CaseOutcome outcome, String reason) {
        CaseFile file = lockedOpen(number);
        dsl.update(CASE_SIGHTING)
                .set(CASE_SIGHTING.ACTIVE, false)
                .where(CASE_SIGHTING.CASE_FILE.eq(file.id()))
                .execute();
        event(file, What.CLOSED, Payload.of(reason).with(Payload.OUTCOME, outcome.name()));
        return current(file.id());
    }

    /**
     * Opens a closed case again, with those of its sightings that are confirmed still, the same owner's, and in no other.
     *
     * @throws RegistryException when it is open, or was merged into another
     */
    public CaseFile reopen(CaseNumber number, String reason) {
        CaseFile read = files.get(number);
        List<String> before = members(read);
        Set<String> free = free(before);
        Map<String, String> owners = CaseRightsholders.owners(dsl, free);
        free.removeIf(sighting -> !read.rightsholder().id().equals(owners.get(sighting)));
        CaseEvents.lock(dsl, List.of(read.id()));
        CaseFile file = current(read.id());
        if (file.state().isOpen()) {
            throw new RegistryException("%s is open".formatted(number));
        }
        file.state().mergedInto().flatMap(files::byId).ifPresent(kept -> {
            throw new RegistryException(
                    "%s was merged into %s, which has its sightings".formatted(number, kept.number()));
        });
        event(file, What.REOPENED, Payload.of(reason));
        leave(
                file,
                before.stream().filter(sighting -> !free.contains(sighting)).toList(),
                "when the case was opened again it was confirmed no more, or another's, or licensed, or in another"
                        + " case");
        for (List<String> some : Rows.parts(List.copyOf(free))) {
            dsl.update(CASE_SIGHTING)
                    .set(CASE_SIGHTING.ACTIVE, true)
                    .where(
                            CASE_SIGHTING.CASE_FILE.eq(file.id()),
                            CASE_SIGHTING.SIGHTING.in(some),
                            CASE_SIGHTING.LEFT_AT.isNull())
                    .execute();
        }
        return current(file.id());
    }

    private List<String> members(CaseFile file) {
        return dsl.select(CASE_SIGHTING.SIGHTING)
                .from(CASE_SIGHTING)
                .where(CASE_SIGHTING.CASE_FILE.eq(file.id()), CASE_SIGHTING.LEFT_AT.isNull())
                .orderBy(CASE_SIGHTING.SIGHTING)
                .fetch(CASE_SIGHTING.SIGHTING);
    }

    private void join(CaseFile file, List<String> sightings, String reason) {
        CaseMembership.join(
                dsl, file.id(), sightings, Sanitiser.fit(reason, LONGEST_REASON), now(), Optional.of(actor));
    }

    private void leave(CaseFile file, List<String> sightings, String because) {
        CaseMembership.depart(
                dsl, file.id(), sightings, Sanitiser.fit(because, LONGEST_REASON), now(), Optional.of(actor));
    }

    private CaseFile lockedOpen(CaseNumber number) {
        CaseFile file = files.get(number);
        CaseEvents.lock(dsl, List.of(file.id()));
        CaseFile now = current(file.id());
        requireOpen(now);
        return now;
    }

    private void requireOpen(CaseFile file) {
        if (!file.state().isOpen()) {
            throw new RegistryException("%s is closed: `colophon case reopen %s --reason TEXT` opens it again"
                    .formatted(file.number(), file.number()));
        }
    }

    private boolean isOpen(String id) {
        return current(id).state().isOpen();
    }

    private CaseFile current(String id) {
        return files.byId(id).orElseThrow();
    }

    private Instant now() {
        return Ids.timeOf(ids.next());
    }

    /** Appends an event, and brings the row of the case up to date. */
    private void event(CaseFile file, What what, Payload payload) {
        Instant now = now();
        long sequence = CaseEvents.append(dsl, file.id(), what, now, Optional.of(actor), payload);
        CaseState state =
                current(file.id()).state().after(new CaseEvent(sequence, now, what, Optional.of(actor), payload));
        dsl.update(CASE_FILE)
                .set(CASE_FILE.STATE, state.status().name())
                .set(CASE_FILE.OUTCOME, state.outcome().map(Enum::name).orElse(null))
                .set(
                        CASE_FILE.REGIME,
                        state.regime().map(CaseState.RegimeChoice::id).orElse(null))
                .set(
                        CASE_FILE.REGIME_VERSION,
                        state.regime().map(CaseState.RegimeChoice::version).orElse(null))
                .set(CASE_FILE.MERGED_INTO, state.mergedInto().orElse(null))
                .where(CASE_FILE.ID.eq(file.id()))
                .execute();
    }
}
