package dev.colophon.service.works;

import dev.colophon.registry.edit.WorkRemoval;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes works, or files of works, out of the catalogue. What was seen of them, their history and evidence stay. */
public final class RemoveWorks {

    private final Settings settings;

    public RemoveWorks(Settings settings) {
        this.settings = settings;
    }

    /**
     * A work that lost files.
     *
     * @param files that are searched no more
     * @param left files that still are
     */
    public record Removed(Work work, List<Reference> files, int left) {

        public Removed {
            files = List.copyOf(files);
        }
    }

    /**
     * What {@link #remove} would remove.
     *
     * @param works ids, or unambiguous starts or ends of them
     */
    public List<Removed> named(Actor actor, List<String> works) {
        return CatalogueChange.use(
                settings,
                actor,
                catalogue -> works.stream()
                        .map(catalogue.works()::get)
                        .distinct()
                        .map(work -> new Removed(work, catalogue.works().references(work), 0))
                        .toList());
    }

    /** Removes all of these works with their files, or none. */
    public List<Removed> remove(Actor actor, List<String> works, MessageListener listener) {
        List<Removed> removed = CatalogueChange.use(settings, actor, catalogue -> {
            List<Work> all =
                    works.stream().map(catalogue.works()::get).distinct().toList();
            return catalogue.write((dsl, events) -> {
                WorkRemoval removal = new WorkRemoval(events);
                return all.stream()
                        .map(work -> new Removed(work, removal.removeWork(dsl, work.id()), 0))
                        .toList();
            });
        });
        bringIndexUpToDate(actor, listener);
        return removed;
    }

    /**
     * Removes all of these files from their works, or none.
     *
     * @param references ids, or unambiguous starts or ends of them
     * @return by work
     */
    public List<Removed> removeReferences(Actor actor, List<String> references, MessageListener listener) {
        List<Removed> removed = CatalogueChange.use(settings, actor, catalogue -> {
            Map<Work, List<Reference>> byWork = new LinkedHashMap<>();
            references.stream()
                    .map(catalogue.works()::reference)
                    .distinct()
                    .forEach(one -> byWork.computeIfAbsent(one.work(), _ -> new ArrayList<>())
                            .add(one.reference()));
            return catalogue.write((dsl, events) -> {
                WorkRemoval removal = new WorkRemoval(events);
                return byWork.entrySet().stream()
                        .map(one -> new Removed(
                                one.getKey(),
                                one.getValue(),
                                removal.removeReferences(dsl, one.getKey().id(), ids(one.getValue()))))
                        .toList();
            });
        });
        bringIndexUpToDate(actor, listener);
        return removed;
    }

    private static Set<String> ids(List<Reference> references) {
        return references.stream().map(reference -> reference.id().value()).collect(Collectors.toSet());
    }

    /** Or, where another process writes it, that does so. */
    private void bringIndexUpToDate(Actor actor, MessageListener listener) {
        HomeSession.watching(settings, actor, listener).close();
    }
}
