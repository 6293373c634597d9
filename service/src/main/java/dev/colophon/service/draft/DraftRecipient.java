package dev.colophon.service.draft;

import dev.colophon.cases.contact.ContactHolder;
import dev.colophon.cases.contact.ContactKind;
import dev.colophon.cases.contact.ContactSource;
import dev.colophon.cases.contact.HostContact;
import dev.colophon.cases.contact.HostContacts;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeUrl;
import dev.colophon.cases.notice.draft.DraftAgent;
import dev.colophon.cases.notice.draft.DraftWishes;
import dev.colophon.cases.regime.Regime;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Whom a notice goes to: as a person says, else the best contact of the host that is known.
 *
 * @param name whom it is addressed to
 */
record DraftRecipient(String name, Optional<MailAddress> mail) {

    private static final int LONGEST_NAME = 500;

    /**
     * Decides it.
     *
     * @param copy one of those that it is about, all of which stand on its host
     * @param request what the person says of the recipient
     * @param listener hears which contact was taken, and where it was read; or that none is known
     */
    static DraftRecipient of(
            Database database,
            Actor actor,
            NoticeUrl copy,
            DraftNotice.Request request,
            Instant now,
            MessageListener listener) {
        String host = copy.host();
        Optional<String> provider = request.provider().map(name -> WrittenText.line("provider", name, LONGEST_NAME));
        if (request.mail().isPresent()) {
            return new DraftRecipient(
                    provider.orElse(copy.authority()), request.mail().map(DraftRecipient::address));
        }
        String ascii = Host.ofPlace("http://" + host).map(Host::name).orElse(host);
        List<HostContact> known = database.read(dsl -> new HostContacts(dsl, actor.organisation()).of(ascii)).stream()
                .filter(contact -> !contact.isExpired(now))
                .filter(contact -> provider.isEmpty() || isOfSite(contact))
                .toList();
        known.stream()
                .findFirst()
                .filter(contact -> contact.kind() != ContactKind.MAIL)
                .ifPresent(contact -> listener.message("the best contact of %s is no mail address: %s (%s)"
                        .formatted(host, contact.address(), origin(contact))));
        Optional<HostContact> mail = known.stream()
                .filter(contact -> contact.kind() == ContactKind.MAIL)
                .findFirst();
        if (mail.isEmpty()) {
            listener.message(
                    "no mail address of %s is known that is not too old: `colophon contact find %1$s` looks for one"
                            .formatted(host));
            return new DraftRecipient(provider.orElse(copy.authority()), Optional.empty());
        }
        HostContact contact = mail.get();
        listener.message("it goes to %s: %s%s"
                .formatted(
                        contact.address(),
                        origin(contact),
                        contact.bounces() == 0
                                ? ""
                                : "; %s to it came back"
                                        .formatted(Plural.of(contact.bounces(), "message", "messages"))));
        return new DraftRecipient(
                provider.orElse(contact.name().isEmpty() ? copy.authority() : contact.name()),
                Optional.of(MailAddress.of(contact.address())));
    }

    private static MailAddress address(String text) {
        MailAddress address = MailAddress.of(text);
        if (!address.isOfInternet()) {
            throw new ServiceException(
                    Category.USAGE,
                    "%s: `%s` is no domain of the internet: nothing would arrive there"
                            .formatted(address, address.domain()));
        }
        return address;
    }

    private static boolean isOfSite(HostContact contact) {
        return contact.holder() == ContactHolder.SITE || contact.holder() == ContactHolder.REGISTRANT;
    }

    private static String origin(HostContact contact) {
        String day = contact.at().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return contact.source() == ContactSource.MANUAL
                ? "you named it on %s: %s".formatted(day, contact.words())
                : "%s, read on %s at %s".formatted(contact.source(), day, contact.readAt());
    }

    /** What the person wishes the notice to say, to this recipient. */
    DraftWishes wishes(Regime regime, DraftNotice.Request request, Optional<DraftAgent> agent, String host) {
        return new DraftWishes(
                request.language().orElse(regime.notice().languages().getFirst()),
                new NoticeContent.Provider(
                        name,
                        host,
                        mail,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                agent,
                request.measure(),
                request.statements(),
                request.signature(),
                request.facts(),
                request.requirement());
    }
}
