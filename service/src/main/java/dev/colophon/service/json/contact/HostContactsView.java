package dev.colophon.service.json.contact;

import dev.colophon.cases.contact.ContactHolder;
import dev.colophon.cases.contact.ContactKind;
import dev.colophon.cases.contact.ContactPurpose;
import dev.colophon.cases.contact.ContactQuestion;
import dev.colophon.cases.contact.ContactSource;
import dev.colophon.cases.contact.HostContact;
import dev.colophon.service.contact.KnownContacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of whom to write to about a host; the schema is {@code host-contacts.schema.json}. */
public record HostContactsView(String host, List<ContactView> contacts, List<QuestionView> questions) {

    /** An address. */
    public record ContactView(
            String host,
            ContactKind kind,
            String address,
            ContactPurpose purpose,
            ContactHolder holder,
            @Nullable String name,
            ContactSource source,
            @Nullable String readAt,
            @Nullable String words,
            Instant at,
            int bounces,
            boolean expired) {

        private static ContactView of(HostContact contact, Instant now) {
            return new ContactView(
                    contact.host(),
                    contact.kind(),
                    contact.address(),
                    contact.purpose(),
                    contact.holder(),
                    filled(contact.name()),
                    contact.source(),
                    filled(contact.readAt()),
                    filled(contact.words()),
                    contact.at(),
                    contact.bounces(),
                    contact.isExpired(now));
        }
    }

    /** A source that was asked, or not. */
    public record QuestionView(
            ContactSource source,
            ContactQuestion.Outcome outcome,
            @Nullable String where,
            String words,
            Instant at) {

        private static QuestionView of(ContactQuestion question) {
            return new QuestionView(
                    question.source(), question.outcome(), filled(question.where()), question.words(), question.at());
        }
    }

    public static HostContactsView of(KnownContacts known) {
        return new HostContactsView(
                known.host(),
                known.contacts().stream()
                        .map(contact -> ContactView.of(contact, known.now()))
                        .toList(),
                known.questions().stream().map(QuestionView::of).toList());
    }

    private static @Nullable String filled(String text) {
        return text.isEmpty() ? null : text;
    }
}
