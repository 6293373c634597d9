package dev.colophon.service.contact;

import dev.colophon.cases.contact.HostContacts;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;

/** Notes that a message to an address came back: it is the last to be written to from then on. */
public final class NoteBounce {

    private final Settings settings;
    private final InstantSource clock;

    public NoteBounce(Settings settings) {
        this.settings = settings;
        this.clock = InstantSource.system();
    }

    /**
     * Counts it.
     *
     * @param mail the address
     * @param reason what the server said, perhaps empty
     * @return how many came back by now
     */
    public int bounced(Actor actor, String mail, String reason) {
        String address;
        try {
            address = MailAddress.of(mail.strip()).toString();
        } catch (MessageRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(
                    dsl -> new HostContacts(dsl, actor.organisation()).bounced(address, clock.instant(), reason));
        }
    }
}
