package dev.colophon.service.contact;

import dev.colophon.cases.contact.ContactHolder;
import dev.colophon.cases.contact.ContactKind;
import dev.colophon.cases.contact.ContactPurpose;
import dev.colophon.cases.contact.ContactSource;
import dev.colophon.cases.contact.HostContact;
import dev.colophon.cases.contact.HostContacts;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NoticeUrl;
import dev.colophon.evidence.report.Visible;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Names an address to write to about a host: it comes before all that sources say, until it is removed. */
public final class AddContact {

    private static final int SHORTEST_POSTAL = 8;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_NAME = 300;

    private final Settings settings;
    private final InstantSource clock;

    public AddContact(Settings settings) {
        this.settings = settings;
        this.clock = InstantSource.system();
    }

    /**
     * What is named.
     *
     * @param host as a person writes it; hosts under it are meant too, where it is the name of a site
     * @param address of mail, the URL of a form, or a postal address
     * @param name whose it is
     * @param note why, or from where
     */
    public record Request(String host, String address, ContactPurpose purpose, Optional<String> name, String note) {}

    /**
     * Keeps it; what came back from the address before counts no more.
     *
     * @throws ServiceException when it is no address
     */
    public KnownContacts add(Actor actor, Request request) {
        actor.require(Permission.SEND);
        String host = Host.parse(request.host()).name();
        if (SiteName.isPublicSuffix(host)) {
            throw new ServiceException(
                    Category.REFUSED,
                    "`%s` is no site: everybody may register names under it; name the site, such as example.%1$s"
                            .formatted(host));
        }
        if (request.note().isBlank() || request.note().length() > LONGEST_NOTE) {
            throw new ServiceException(
                    Category.USAGE,
                    "--note says where the address is from, in at most %d characters: whoever writes to it later asks"
                            .formatted(LONGEST_NOTE));
        }
        String note = WrittenText.line("note", request.note(), LONGEST_NOTE);
        Optional<String> name = request.name().map(text -> WrittenText.line("name", text, LONGEST_NAME));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Address address = address(request.address().strip());
        HostContact contact = new HostContact(
                host,
                address.kind(),
                address.text(),
                request.purpose(),
                ContactHolder.SITE,
                name.orElse(""),
                ContactSource.MANUAL,
                "",
                note,
                now,
                0);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> {
                new HostContacts(dsl, actor.organisation()).add(contact, actor.name());
                return KnownContacts.of(dsl, actor, host, now);
            });
        }
    }

    private record Address(ContactKind kind, String text) {}

    private static Address address(String text) {
        if (text.length() > HostContact.LONGEST_ADDRESS || text.codePoints().anyMatch(Visible::isHidden)) {
            throw new ServiceException(
                    Category.REFUSED,
                    "an address has at most %d characters, and none that cannot be seen"
                            .formatted(HostContact.LONGEST_ADDRESS));
        }
        try {
            if (text.contains("://")) {
                String url = NoticeUrl.of(text).text();
                if (!NoticeUrl.withoutUser(url).equals(url)) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "the URL names a user or a password before its host, and contacts are shown: write it"
                                    + " without");
                }
                return new Address(ContactKind.FORM, url);
            }
            if (text.indexOf('@') >= 0) {
                MailAddress mail = MailAddress.of(text);
                if (!mail.isOfInternet()) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "%s: `%s` is no domain of the internet, such as example.org: nothing would arrive there"
                                    .formatted(mail, mail.domain()));
                }
                return new Address(ContactKind.MAIL, mail.toString().toLowerCase(Locale.ROOT));
            }
        } catch (MessageRefused e) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s; write a mail address, the URL of a form, or a postal address in one line"
                            .formatted(e.getMessage()));
        }
        boolean severalWords = text.indexOf(' ') > 0 || text.codePoints().anyMatch(Character::isIdeographic);
        if (text.length() < SHORTEST_POSTAL || !severalWords) {
            throw new ServiceException(
                    Category.REFUSED, "`%s` is neither a mail address nor a URL nor a postal address".formatted(text));
        }
        return new Address(ContactKind.POSTAL, text);
    }
}
