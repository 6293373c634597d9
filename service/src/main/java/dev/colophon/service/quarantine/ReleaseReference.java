package dev.colophon.service.quarantine;

import dev.colophon.index.ReferenceId;
import dev.colophon.registry.Works;
import dev.colophon.registry.quarantine.Quarantine;
import dev.colophon.registry.quarantine.Quarantines;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;

/** Lets a file out of quarantine, since a person has looked at it; it does not come back for the same cause. */
public final class ReleaseReference {

    private final Settings settings;

    public ReleaseReference(Settings settings) {
        this.settings = settings;
    }

    /**
     * Releases it.
     *
     * @param reference its id, or an unambiguous start or end of it
     * @return what it is released from
     * @throws ServiceException when no reason is given, or it is in no quarantine
     */
    public List<Quarantine> release(Actor actor, String reference, String reason) {
        actor.require(Permission.DECIDE);
        if (reason.isBlank()) {
            throw new ServiceException(Category.USAGE, "say why it is released: --reason");
        }
        String why = WrittenText.lines("reason", reason, Quarantines.LONGEST_RELEASE_REASON);
        try (Database database = HomeDatabase.stored(settings)) {
            Registered file = new Works(database, actor.organisation()).reference(reference);
            ReferenceId id = file.reference().id();
            Quarantine.Release release =
                    new Quarantine.Release(actor.name(), InstantSource.system().instant(), why);
            List<Quarantine> released =
                    database.writeRepeating(dsl -> new Quarantines(dsl, actor.organisation()).release(id, release));
            if (released.isEmpty()) {
                throw new ServiceException(
                        Category.REFUSED,
                        "%s is in no quarantine: `colophon references quarantine` lists what is"
                                .formatted(file.reference().label()));
            }
            return released;
        }
    }
}
