package dev.colophon.service.works;

import dev.colophon.registry.edit.WorkRemoval;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import java.util.List;
import java.util.function.Predicate;

/** Takes works out of the catalogue. What was seen of them, their history and evidence stay. */
public final class RemoveWorks {

    private final Settings settings;

    public RemoveWorks(Settings settings) {
        this.settings = settings;
    }

    /**
     * Removes all of these works with their files, or none.
     *
     * @param works ids, or unambiguous starts or ends of them
     * @param approval is asked once, with what would be removed
     * @return what was removed; empty where that was not approved
     */
    public List<RemovedFiles> remove(
            Actor actor, List<String> works, Predicate<List<RemovedFiles>> approval, MessageListener listener) {
        actor.require(Permission.REGISTER);
        List<RemovedFiles> removed = CatalogueChange.use(settings, actor, catalogue -> {
            List<Work> all =
                    works.stream().map(catalogue.works()::get).distinct().toList();
            all.forEach(WorkRemoval::requireKept);
            List<RemovedFiles> named = all.stream()
                    .map(work -> new RemovedFiles(work, catalogue.works().references(work), 0))
                    .toList();
            return approval.test(named) ? removed(catalogue, all) : List.of();
        });
        if (!removed.isEmpty()) {
            CatalogueChange.bringIndexUpToDate(settings, actor, listener);
        }
        return removed;
    }

    private static List<RemovedFiles> removed(CatalogueChange catalogue, List<Work> works) {
        return catalogue.write((dsl, events) -> {
            WorkRemoval removal = new WorkRemoval(events);
            return works.stream()
                    .map(work -> new RemovedFiles(work, removal.removeWork(dsl, work.id()), 0))
                    .toList();
        });
    }
}
