package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.registry.csv.WorksTable;
import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what is registered into a list that {@link dev.colophon.service.registration.RegisterWorks} takes. */
public final class ExportWorks {

    private final Settings settings;

    public ExportWorks(Settings settings) {
        this.settings = settings;
    }

    /**
     * Oldest first, a line for each file; a list without lines, and that is said, where nothing was ever stored.
     *
     * @param file to which the list is written
     * @param listener told what cannot stand in it
     */
    public ExportedWorks export(Actor actor, WorkQuery query, OutputStream file, MessageListener listener)
            throws IOException {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            Optional<Works> works =
                    Optional.ofNullable(database).map(stored -> new Works(stored, actor.organisation()));
            return write(Optional.ofNullable(database), works, query, file, listener);
        }
    }

    private static ExportedWorks write(
            Optional<Database> database,
            Optional<Works> works,
            WorkQuery query,
            OutputStream file,
            MessageListener listener)
            throws IOException {
        List<WorkSummary> all = works.map(stored -> stored.list(query)).orElse(List.of());
        Map<String, DescriptiveMetadata> said = said(database, all);
        Set<String> ambiguous = works.map(Works::ambiguousOwners).orElse(Set.of());
        WorksTable table = new WorksTable(file, said.values());
        int listed = 0;
        int files = 0;
        for (WorkSummary summary : all.reversed()) {
            Work work = summary.work();
            List<Reference> references = works.orElseThrow().references(work);
            String owner = ambiguous.contains(work.owner().name())
                    ? work.owner().id()
                    : work.owner().name();
            table.add(work, owner, said.getOrDefault(work.id(), summary.metadata()), references);
            listed += references.isEmpty() ? 0 : 1;
            files += references.size();
        }
        table.finish();
        table.leftOut().forEach(what -> listener.message(what + " cannot stand in a list, and is left out"));
        if (listed < all.size()) {
            listener.message("%s no files, and cannot stand in a list: left out"
                    .formatted(Plural.of(all.size() - listed, "work has", "works have")));
        }
        return new ExportedWorks(listed, files, all.size() - listed);
    }

    /** What is said of each work, with what a person took away of it. */
    private static Map<String, DescriptiveMetadata> said(Optional<Database> database, List<WorkSummary> all) {
        List<String> ids = all.stream().map(summary -> summary.work().id()).toList();
        Map<String, EditedDetails> edited = database.map(stored -> stored.read(dsl -> EditedDetails.of(dsl, ids)))
                .orElse(Map.of());
        Map<String, DescriptiveMetadata> said = new HashMap<>();
        for (WorkSummary summary : all) {
            String work = summary.work().id();
            EditedDetails away = edited.getOrDefault(work, EditedDetails.NONE);
            said.put(work, summary.metadata().withdrawing(away.withdrawn(summary.metadata())));
        }
        return said;
    }
}
