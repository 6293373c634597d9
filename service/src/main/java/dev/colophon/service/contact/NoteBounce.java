package dev.colophon.service.contact;

import dev.colophon.cases.contact.HostContacts;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

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
     * @throws ServiceException when nothing is known of such an address, with the one that is most like it
     */
    public int bounced(Actor actor, String mail, String reason) {
        actor.require(Permission.SEND);
        String address;
        try {
            address = MailAddress.of(mail.strip()).toString();
        } catch (MessageRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> {
                HostContacts contacts = new HostContacts(dsl, actor.organisation());
                requireKnown(address, contacts.mailAddresses());
                return contacts.bounced(address, clock.instant(), reason);
            });
        }
    }

    private static void requireKnown(String address, Set<String> known) {
        if (known.contains(address.toLowerCase(Locale.ROOT))) {
            return;
        }
        String like = known.stream()
                .min(Comparator.comparingInt((String one) -> edits(one, address.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .map("; the nearest known is %s"::formatted)
                .orElse("");
        throw new ServiceException(
                Category.REFUSED,
                "%s is no address of a host that is known here, and nothing was sent to it%s: `colophon contact list` lists them"
                        .formatted(address, like));
    }

    /** How many characters have to be put in, taken out or changed to make one of the other (Levenshtein). */
    private static int edits(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
