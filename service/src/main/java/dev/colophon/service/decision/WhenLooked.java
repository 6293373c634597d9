package dev.colophon.service.decision;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.sightings.review.ReviewLock;
import dev.colophon.sightings.review.ReviewLocks;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;

/** What is done about sightings that another person looks at now. */
public enum WhenLooked {
    /** Nothing is decided: for programs that are not asked. */
    REFUSE,
    /** It is said who looks, and decided all the same: for whoever has the machine. */
    SAY;

    private static final DatabaseClock CLOCK = DatabaseClock.of(InstantSource.system());

    /**
     * In the transaction that decides.
     *
     * @throws ServiceException when somebody looks at one of them, and that is to be refused
     */
    void check(DSLContext dsl, Actor actor, List<String> sightings) {
        if (this == REFUSE) {
            looked(dsl, actor, sightings).stream().findFirst().ifPresent(lock -> {
                throw new ServiceException(
                        Category.BUSY,
                        "%s looks at %s now, so nothing was decided: ask again once they have decided, at the latest at %s"
                                .formatted(lock.by().name(), lock.sighting(), lock.until()));
            });
        }
    }

    /** Before they are decided. */
    void tell(Database database, Actor actor, List<String> sightings, MessageListener listener) {
        if (this == SAY) {
            database.read(dsl -> looked(dsl, actor, sightings))
                    .forEach(lock -> listener.message("%s looks at %s now; it is decided all the same"
                            .formatted(lock.by().name(), lock.sighting())));
        }
    }

    private static List<ReviewLock> looked(DSLContext dsl, Actor actor, List<String> sightings) {
        return new ReviewLocks(actor.organisation(), CLOCK)
                .of(dsl, sightings).values().stream()
                        .filter(lock -> !lock.by().name().equals(actor.name()))
                        .sorted(Comparator.comparing(ReviewLock::sighting))
                        .toList();
    }
}
