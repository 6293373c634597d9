package dev.colophon.service.works;

import dev.colophon.registry.edit.WorkMerger;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.MergedSightings;
import dev.colophon.sightings.decision.DecisionRules;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.List;

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
     * @param from those of the others
     */
    public MergedWork merge(Actor actor, String into, List<String> from) {
        return CatalogueChange.use(settings, actor, catalogue -> {
            Work target = catalogue.works().get(into);
            List<Work> sources = from.stream().map(catalogue.works()::get).toList();
            Ids ids = new Ids(InstantSource.system());
            DecisionRules rules = new DecisionRules(ids);
            int[] moved = catalogue.write((dsl, events) -> {
                WorkMerger merger = new WorkMerger(events);
                int files = 0;
                int sightings = 0;
                for (Work source : sources) {
                    files += merger.merge(dsl, target.id(), source.id());
                    sightings += MergedSightings.move(dsl, rules, source.id(), target.id());
                }
                new LicenceRules(ids).changed(dsl, List.of(target.id()));
                return new int[] {files, sightings};
            });
            return new MergedWork(catalogue.works().get(target.id()), sources, moved[0], moved[1]);
        });
    }
}
