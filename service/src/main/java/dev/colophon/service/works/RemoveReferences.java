package dev.colophon.service.works;

import dev.colophon.registry.edit.WorkRemoval;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes files out of their works. What was seen of them, the history of the works and evidence stay. */
public final class RemoveReferences {

    private final Settings settings;

    public RemoveReferences(Settings settings) {
        this.settings = settings;
    }

    /**
     * Removes all of these files from their works, or none.
     *
     * @param references ids, or unambiguous starts or ends of them
     * @param approval is asked once, with what would be removed and what would be left
     * @return by work; empty where that was not approved
     */
    public List<RemovedFiles> remove(
            Actor actor, List<String> references, Predicate<List<RemovedFiles>> approval, MessageListener listener) {
        actor.require(Permission.REGISTER);
        List<RemovedFiles> removed = CatalogueChange.use(settings, actor, catalogue -> {
            Map<Work, List<Reference>> byWork = new LinkedHashMap<>();
            references.stream()
                    .map(catalogue.works()::reference)
                    .distinct()
                    .forEach(one -> byWork.computeIfAbsent(one.work(), _ -> new ArrayList<>())
                            .add(one.reference()));
            List<RemovedFiles> named = byWork.entrySet().stream()
                    .map(one -> new RemovedFiles(
                            one.getKey(),
                            one.getValue(),
                            catalogue.works().references(one.getKey()).size()
                                    - one.getValue().size()))
                    .toList();
            return approval.test(named) ? removed(catalogue, named) : List.of();
        });
        if (!removed.isEmpty()) {
            CatalogueChange.bringIndexUpToDate(settings, actor, listener);
        }
        return removed;
    }

    private static List<RemovedFiles> removed(CatalogueChange catalogue, List<RemovedFiles> named) {
        return catalogue.write((dsl, events) -> {
            WorkRemoval removal = new WorkRemoval(events);
            return named.stream()
                    .map(one -> new RemovedFiles(
                            one.work(),
                            one.files(),
                            removal.removeReferences(dsl, one.work().id(), ids(one.files()))))
                    .toList();
        });
    }

    private static Set<String> ids(List<Reference> references) {
        return references.stream().map(reference -> reference.id().value()).collect(Collectors.toSet());
    }
}
