package dev.colophon.service.contact;

import dev.colophon.cases.contact.ContactQuestion;
import dev.colophon.cases.contact.HostContact;
import dev.colophon.cases.contact.HostContacts;
import dev.colophon.service.caller.Actor;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What is known of whom to write to about a host.
 *
 * @param contacts the best first; those of its site among them
 * @param questions what came of asking each source; sources that are not in it were never asked
 * @param now when this was looked up
 */
public record KnownContacts(String host, List<HostContact> contacts, List<ContactQuestion> questions, Instant now) {

    public KnownContacts {
        contacts = List.copyOf(contacts);
        questions = List.copyOf(questions);
    }

    static KnownContacts of(DSLContext dsl, Actor actor, String host, Instant now) {
        HostContacts all = new HostContacts(dsl, actor.organisation());
        return new KnownContacts(host, all.of(host), all.questions(host), now);
    }
}
