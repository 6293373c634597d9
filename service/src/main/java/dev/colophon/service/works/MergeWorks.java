package dev.colophon.service.works;

import dev.colophon.registry.Works;
import dev.colophon.registry.edit.WorkMerger;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingMoves;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Makes one work of several, with their files, details and sightings. */
public final class MergeWorks {

    private final Settings settings;

    public MergeWorks(Settings settings) {
        this.settings = settings;
    }

    /**
     * Merges all of them or none.
     *
     * @param into id of the work that stays, or an unambiguous start or end of it
     * @param from those of the others; one that is named twice is merged once
     * @param approval is asked once, with the work that stays and the others
     * @return empty where that was not approved
     */
    public Optional<MergedWork> merge(
            Actor actor, String into, List<String> from, BiPredicate<Work, List<Work>> approval) {
        actor.require(Permission.REGISTER);
        return CatalogueChange.use(settings, actor, catalogue -> {
            Work target = catalogue.works().get(into);
            List<Work> sources = sources(catalogue.works(), target, from);
            return approval.test(target, sources) ? Optional.of(merged(catalogue, target, sources)) : Optional.empty();
        });
    }

    private static List<Work> sources(Works works, Work target, List<String> from) {
        Map<String, Work> sources = new LinkedHashMap<>();
        for (String id : from) {
            Work source = works.get(id);
            if (source.id().equals(target.id())) {
                throw new ServiceException(
                        Category.REFUSED,
                        Ids.isMeant(target.id(), id)
                                ? "a work cannot be merged into itself: `%s` (%s) is named twice"
                                        .formatted(target.title(), target.id())
                                : "`%s` was merged into `%s` (%s) before".formatted(id, target.title(), target.id()));
            }
            sources.putIfAbsent(source.id(), source);
        }
        return List.copyOf(sources.values());
    }

    private static MergedWork merged(CatalogueChange catalogue, Work target, List<Work> sources) {
        Ids ids = new Ids(InstantSource.system());
        SightingMoves moves = new SightingMoves(ids);
        int[] moved = catalogue.write((dsl, events) -> {
            WorkMerger merger = new WorkMerger(events);
            int files = 0;
            int sightings = 0;
            for (Work source : sources) {
                files += merger.merge(dsl, target.id(), source.id());
                sightings += moves.merge(dsl, source.id(), target.id());
            }
            new LicenceRules(ids).changed(dsl, List.of(target.id()));
            return new int[] {files, sightings};
        });
        return new MergedWork(catalogue.works().get(target.id()), sources, moved[0], moved[1]);
    }
}
