package dev.colophon.service.works;

import dev.colophon.registry.edit.WorkRemoval;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @return by work
     */
    public List<RemovedFiles> remove(Actor actor, List<String> references, MessageListener listener) {
        List<RemovedFiles> removed = CatalogueChange.use(settings, actor, catalogue -> {
            Map<Work, List<Reference>> byWork = new LinkedHashMap<>();
            references.stream()
                    .map(catalogue.works()::reference)
                    .distinct()
                    .forEach(one -> byWork.computeIfAbsent(one.work(), _ -> new ArrayList<>())
                            .add(one.reference()));
            return catalogue.write((dsl, events) -> {
                WorkRemoval removal = new WorkRemoval(events);
                return byWork.entrySet().stream()
                        .map(one -> new RemovedFiles(
                                one.getKey(),
                                one.getValue(),
                                removal.removeReferences(dsl, one.getKey().id(), ids(one.getValue()))))
                        .toList();
            });
        });
        CatalogueChange.bringIndexUpToDate(settings, actor, listener);
        return removed;
    }

    private static Set<String> ids(List<Reference> references) {
        return references.stream().map(reference -> reference.id().value()).collect(Collectors.toSet());
    }
}
