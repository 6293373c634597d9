package dev.colophon.registry.edit;

import static dev.colophon.store.schema.tables.AuthorisedHost.AUTHORISED_HOST;
import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkField.WORK_FIELD;
import static dev.colophon.store.schema.tables.WorkIdentifier.WORK_IDENTIFIER;

import dev.colophon.registry.Parties;
import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvent.Change;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.MetadataRows;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Sets details of works. What a person has set, lists and tags no longer change. */
public final class WorkEditor {

    private final Organisation organisation;
    private final WorkEvents events;

    /** @param events tells who edits */
    public WorkEditor(Organisation organisation, WorkEvents events) {
        this.organisation = organisation;
        this.events = events;
    }

    /**
     * Edits a work in this transaction.
     *
     * @return what is different now
     * @throws dev.colophon.registry.work.RegistryException when it was removed, or something cannot be meant
     */
    public List<Change> edit(DSLContext dsl, String work, WorkEdit edit) {
        Work current = CatalogueRows.lock(dsl, work);
        List<Change> changes = new ArrayList<>();
        edit.title().ifPresent(title -> title(dsl, current, title, changes));
        edit.owner().ifPresent(owner -> owner(dsl, current, owner, changes));
        edit.policy().ifPresent(policy -> {
            dsl.update(WORK)
                    .set(WORK.POLICY, policy.name())
                    .where(WORK.ID.eq(work))
                    .execute();
            edited(dsl, work, EditedDetails.POLICY);
            changed("policy", current.policy().standard(), policy.standard(), changes);
        });
        edit.authorised().forEach(host -> authorise(dsl, current, host, changes));
        edit.unauthorised().forEach(host -> forbid(dsl, current, host, changes));
        DescriptiveMetadata said = MetadataRows.of(dsl, work);
        edit.identifiers().forEach(identifier -> add(dsl, work, identifier, said, changes));
        edit.notIdentifiers().forEach(identifier -> remove(dsl, work, identifier, said, changes));
        edit.fields().forEach((name, content) -> field(dsl, work, name, content, said, changes));
        if (!changes.isEmpty()) {
            events.record(dsl, work, WorkEvent.Action.EDITED, changes);
        }
        return changes;
    }

    private void title(DSLContext dsl, Work work, String given, List<Change> changes) {
        String title = WorkDetails.title(given);
        dsl.update(WORK).set(WORK.TITLE, title).where(WORK.ID.eq(work.id())).execute();
        edited(dsl, work.id(), EditedDetails.TITLE);
        changed("title", work.title(), title, changes);
    }

    private void owner(DSLContext dsl, Work work, String given, List<Change> changes) {
        Parties parties = new Parties(organisation, events.ids(), events.clock());
        Party owner = parties.take(dsl, WrittenText.line("owner", given, WorkDetails.LONGEST_OWNER));
        dsl.update(WORK)
                .set(WORK.OWNER, owner.id())
                .where(WORK.ID.eq(work.id()))
                .execute();
        if (!owner.equals(work.owner())) {
            edited(dsl, work.id(), EditedDetails.formerOwner(work.owner().id()));
            boolean namesakes = owner.name().equals(work.owner().name());
            changes.add(Change.changed("owner", named(work.owner(), namesakes), named(owner, namesakes)));
            CompetingClaims.renew(dsl, work.id());
        }
    }

    private static String named(Party party, boolean withId) {
        return withId ? "%s (%s)".formatted(party.name(), party.id()) : party.name();
    }

    private void authorise(DSLContext dsl, Work work, Host host, List<Change> changes) {
        int rows = dsl.insertInto(AUTHORISED_HOST)
                .set(AUTHORISED_HOST.WORK, work.id())
                .set(AUTHORISED_HOST.HOST, host.name())
                .onConflictDoNothing()
                .execute();
        edited(dsl, work.id(), EditedDetails.host(host.name()));
        if (rows > 0) {
            changes.add(Change.added("authorised host", host.name()));
        }
    }

    private void forbid(DSLContext dsl, Work work, Host host, List<Change> changes) {
        int rows = dsl.deleteFrom(AUTHORISED_HOST)
                .where(AUTHORISED_HOST.WORK.eq(work.id()), AUTHORISED_HOST.HOST.eq(host.name()))
                .execute();
        edited(dsl, work.id(), EditedDetails.host(host.name()));
        if (rows > 0) {
            changes.add(Change.removed("authorised host", host.name()));
        }
    }

    private void add(
            DSLContext dsl, String work, Identifier identifier, DescriptiveMetadata said, List<Change> changes) {
        StatedIdentifier stated = new StatedIdentifier(identifier, StatedBy.OWNER);
        MetadataRows.store(
                dsl,
                work,
                new DescriptiveMetadata(List.of(stated), List.of()),
                events.clock().millis());
        edited(dsl, work, EditedDetails.identifier(identifier));
        if (!has(said, identifier)) {
            changes.add(Change.added(identifier.scheme().name(), identifier.printed()));
        }
    }

    private void remove(
            DSLContext dsl, String work, Identifier identifier, DescriptiveMetadata said, List<Change> changes) {
        dsl.deleteFrom(WORK_IDENTIFIER)
                .where(
                        WORK_IDENTIFIER.WORK.eq(work),
                        WORK_IDENTIFIER.SCHEME.eq(identifier.scheme().name()),
                        WORK_IDENTIFIER.NORMAL.eq(identifier.normal()))
                .execute();
        edited(dsl, work, EditedDetails.identifier(identifier));
        if (has(said, identifier)) {
            changes.add(Change.removed(identifier.scheme().name(), identifier.printed()));
        }
    }

    private static boolean has(DescriptiveMetadata said, Identifier identifier) {
        return said.identifiers().stream()
                .map(StatedIdentifier::identifier)
                .anyMatch(known ->
                        known.scheme() == identifier.scheme() && known.normal().equals(identifier.normal()));
    }

    private void field(
            DSLContext dsl, String work, String name, String content, DescriptiveMetadata said, List<Change> changes) {
        StatedField field = new StatedField(name, content, StatedBy.OWNER);
        Optional<String> before = said.fields().stream()
                .filter(known -> known.name().equals(field.name()))
                .map(StatedField::content)
                .findFirst();
        Optional<String> after = Optional.of(field.content()).filter(text -> !text.isEmpty());
        if (after.isPresent()) {
            MetadataRows.store(
                    dsl,
                    work,
                    new DescriptiveMetadata(List.of(), List.of(field)),
                    events.clock().millis());
        } else {
            dsl.deleteFrom(WORK_FIELD)
                    .where(WORK_FIELD.WORK.eq(work), WORK_FIELD.NAME.eq(field.name()))
                    .execute();
        }
        edited(dsl, work, EditedDetails.field(field.name()));
        if (!before.equals(after)) {
            changes.add(new Change(field.name(), before, after));
        }
    }

    private void edited(DSLContext dsl, String work, String detail) {
        EditedDetails.add(dsl, work, detail, events.clock().millis());
    }

    private static void changed(String what, String before, String after, List<Change> changes) {
        if (!before.equals(after)) {
            changes.add(Change.changed(what, before, after));
        }
    }
}
