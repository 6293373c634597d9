package dev.colophon.service.notice;

import dev.colophon.cases.contact.ContactHolder;
import dev.colophon.cases.contact.ContactKind;
import dev.colophon.cases.contact.HostContact;
import dev.colophon.cases.contact.HostContacts;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.notice.NoticeEvent.Recipient;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.RecipientKind;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.work.Host;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom to write to when a recipient stays silent.
 *
 * @param kind who they are to the copies
 * @param name of theirs; the empty string where none is known
 * @param address of mail, or the URL of a form; the empty string where none is known
 * @param command that drafts a notice to them; what a person has to fill in is written in capitals
 */
public record NextRecipient(Recipient kind, String name, String address, String command) {

    static NextRecipient of(NoticeHistory history, String host, HostContact contact) {
        Recipient kind = kind(contact.holder());
        String name = contact.name().isEmpty() ? host : contact.name();
        String to = contact.kind() == ContactKind.MAIL ? " --to " + quoted(contact.address()) : "";
        return new NextRecipient(
                kind,
                contact.name(),
                contact.address(),
                command(history, host) + " --provider " + quoted(name) + to + declared(history.regime()));
    }

    private static Recipient kind(ContactHolder holder) {
        return switch (holder) {
            case SITE, REGISTRANT -> Recipient.HOST;
            case NETWORK -> Recipient.DELIVERY_NETWORK;
            case REGISTRAR -> Recipient.REGISTRAR;
        };
    }

    /**
     * Who was written to, to the copies of a notice whose recipient is silent.
     *
     * @param next the notice that has left
     * @param to where it went; the empty string where no address is known
     * @return a contact of the host, or whoever the next notice asks to take links away; empty where it went to the silent recipient
     *     again, or to nobody who is known
     */
    public static Optional<Recipient> written(
            NoticeSession.Step step, NoticeHistory silent, NoticeHistory next, String to) {
        if (silent.notice().recipient().toLowerCase(Locale.ROOT).contains("<" + to.toLowerCase(Locale.ROOT) + ">")
                || step.outbox().of(silent.notice()).stream()
                        .anyMatch(mail -> mail.to().toString().equalsIgnoreCase(to))) {
            return Optional.empty();
        }
        return Host.ofPlace(step.notices().items(silent.notice()).getFirst().url()).stream()
                .flatMap(host ->
                        new HostContacts(step.dsl(), step.session().actor().organisation()).of(host.name()).stream())
                .filter(contact -> contact.address().equalsIgnoreCase(to))
                .map(contact -> kind(contact.holder()))
                .findFirst()
                .or(() -> next.asksToUnlink() ? Optional.of(Recipient.SEARCH_ENGINE) : Optional.empty());
    }

    /** A search engine that finds the copies, where the procedure is one for them; whoever writes names it. */
    static Optional<NextRecipient> search(NoticeHistory history, String host) {
        return history.regime().appliesTo().recipientKinds().contains(RecipientKind.SEARCH)
                ? Optional.of(new NextRecipient(
                        Recipient.SEARCH_ENGINE,
                        "",
                        "",
                        command(history, host) + " --unlink --provider NAME --to ADDRESS" + declared(history.regime())))
                : Optional.empty();
    }

    private static String command(NoticeHistory history, String host) {
        return "colophon notice draft %s --regime %s --host %s"
                .formatted(history.notice().caseNumber(), history.regime().id(), host);
    }

    /** What the person has to declare and to sign. */
    private static String declared(Regime regime) {
        List<NoticeField> required = regime.notice().required().stream()
                .map(Regime.RequiredField::field)
                .toList();
        List<String> statements = required.stream()
                .map(NoticeField::key)
                .filter(key -> key.startsWith(NoticeUsage.STATEMENT))
                .map(NoticeUsage::statementWord)
                .toList();
        return (statements.isEmpty() ? "" : " --declare " + String.join(",", statements))
                + (required.contains(NoticeField.SIGNATURE) ? " --sign NAME" : "");
    }

    /** As a shell reads it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    Message message(Language reader) {
        return Message.of(
                "notice.open.next",
                reader.say("notice.recipient." + kind),
                name.isEmpty() ? "" : " " + name,
                address.isEmpty() ? "" : reader.say("notice.open.next.at", address),
                command);
    }
}
