package dev.colophon.cases.contact;

import static dev.colophon.store.schema.tables.ContactBounce.CONTACT_BOUNCE;
import static dev.colophon.store.schema.tables.ContactQuestion.CONTACT_QUESTION;
import static dev.colophon.store.schema.tables.HostContact.HOST_CONTACT;
import static dev.colophon.store.schema.tables.NoticeMail.NOTICE_MAIL;

import dev.colophon.operators.linkage.SiteName;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of hosts that an organisation knows, within a transaction of whoever asks. Other organisations' are not there. What
 * a person named stands whatever sources say; an address of a host stands once, as its closest source names it.
 */
public final class HostContacts {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_SAID = 2_000;

    private final DSLContext dsl;
    private final Organisation organisation;

    public HostContacts(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** Those of a host and of the site that it belongs to, the best first; an address of both once. */
    public List<HostContact> of(String host) {
        Map<String, HostContact> best = new LinkedHashMap<>();
        fetch(HOST_CONTACT.HOST.in(host, SiteName.of(host))).stream()
                .sorted(HostContact.BEST_FIRST)
                .forEach(contact -> best.putIfAbsent(contact.kind() + " " + contact.address(), contact));
        return List.copyOf(best.values());
    }

    /** The best mail address of a host that need not be asked anew. */
    public Optional<HostContact> bestMail(String host, Instant now) {
        return of(host).stream()
                .filter(contact -> contact.kind() == ContactKind.MAIL && !contact.isExpired(now))
                .findFirst();
    }

    /** All hosts of which something is known, or that were asked about, in the order of the alphabet. */
    public List<String> hosts() {
        Set<String> hosts = new TreeSet<>(dsl.selectDistinct(HOST_CONTACT.HOST)
                .from(HOST_CONTACT)
                .where(HOST_CONTACT.ORGANISATION.eq(organisation.id()))
                .fetch(HOST_CONTACT.HOST));
        hosts.addAll(dsl.selectDistinct(CONTACT_QUESTION.HOST)
                .from(CONTACT_QUESTION)
                .where(CONTACT_QUESTION.ORGANISATION.eq(organisation.id()))
                .fetch(CONTACT_QUESTION.HOST));
        return List.copyOf(hosts);
    }

    /** What came of asking each source for the contacts of a host, in the order of the sources. */
    public List<ContactQuestion> questions(String host) {
        return dsl
                .selectFrom(CONTACT_QUESTION)
                .where(CONTACT_QUESTION.ORGANISATION.eq(organisation.id()), CONTACT_QUESTION.HOST.eq(host))
                .fetch(row -> new ContactQuestion(
                        ContactSource.valueOf(Rows.text(row, CONTACT_QUESTION.SOURCE)),
                        ContactQuestion.Outcome.valueOf(Rows.text(row, CONTACT_QUESTION.OUTCOME)),
                        Rows.text(row, CONTACT_QUESTION.ASKED_WHERE),
                        Rows.text(row, CONTACT_QUESTION.WORDS),
                        Rows.time(row, CONTACT_QUESTION.ASKED_AT)))
                .stream()
                .sorted((one, other) -> one.source().compareTo(other.source()))
                .toList();
    }

    /** The sources that need not be asked again about a host; whois is not needed where RDAP has named somebody. */
    public Set<ContactSource> fresh(String host, Instant now) {
        Set<ContactSource> fresh = EnumSet.noneOf(ContactSource.class);
        questions(host).stream().filter(question -> question.isFresh(now)).forEach(one -> fresh.add(one.source()));
        boolean named = fresh.contains(ContactSource.RDAP_DOMAIN)
                && fetch(HOST_CONTACT.HOST.eq(host)).stream()
                        .anyMatch(contact -> contact.source() == ContactSource.RDAP_DOMAIN);
        if (named) {
            fresh.add(ContactSource.WHOIS);
        }
        return fresh;
    }

    /**
     * Stores what sources said of a host. What a source that answered names no more goes; of one that did not answer all stays as
     * it is.
     */
    public void found(String host, List<ContactFindings> findings) {
        for (ContactFindings one : findings) {
            if (one.question().outcome() == ContactQuestion.Outcome.ANSWERED) {
                fetch(HOST_CONTACT.HOST.eq(host)).stream()
                        .filter(old -> isOf(one.question().source(), old))
                        .forEach(this::delete);
            }
        }
        for (ContactFindings one : findings) {
            one.contacts().forEach(this::keepIfClosest);
            store(host, one.question());
        }
    }

    /** Whether an answer of the source says all that it was from. */
    private static boolean isOf(ContactSource asked, HostContact contact) {
        boolean agent = contact.source() == ContactSource.DMCA_AGENT;
        return switch (asked) {
            case MANUAL -> false;
            case SITE -> contact.source() == ContactSource.SITE || (agent && isOnSite(contact));
            case DMCA_AGENT -> agent && !isOnSite(contact);
            case RDAP_DOMAIN, RDAP_IP, WHOIS -> contact.source() == asked;
        };
    }

    private static boolean isOnSite(HostContact contact) {
        HttpUrl page = HttpUrl.parse(contact.readAt());
        return page != null && SiteName.of(page.host()).equals(SiteName.of(contact.host()));
    }

    private void keepIfClosest(HostContact contact) {
        if (contact.address().length() > HostContact.LONGEST_ADDRESS) {
            return;
        }
        boolean closer = fetch(key(contact)).stream()
                .anyMatch(there -> there.source() == ContactSource.MANUAL
                        || there.source().distance() < contact.source().distance()
                        || (there.source().distance() == contact.source().distance()
                                && there.at().equals(contact.at())
                                && HostContact.BEST_FIRST.compare(there, contact) <= 0));
        if (!closer) {
            put(contact, null);
        }
    }

    /** Stores what a person names, in place of what is there; what came back from it before counts no more. */
    public void add(HostContact contact, String by) {
        dsl.deleteFrom(CONTACT_BOUNCE)
                .where(CONTACT_BOUNCE.ORGANISATION.eq(organisation.id()), CONTACT_BOUNCE.ADDRESS.eq(contact.address()))
                .execute();
        put(contact, by);
    }

    /** Removes an address of a host; false when there is none. */
    public boolean remove(String host, String address) {
        return dsl.deleteFrom(HOST_CONTACT)
                        .where(
                                own(),
                                HOST_CONTACT.HOST.eq(host),
                                HOST_CONTACT.ADDRESS.in(address, address.toLowerCase(Locale.ROOT)))
                        .execute()
                > 0;
    }

    /** All mail addresses of hosts, and those to which notices were sent; in lower case. */
    public Set<String> mailAddresses() {
        Set<String> addresses = new TreeSet<>();
        dsl.select(HOST_CONTACT.ADDRESS)
                .from(HOST_CONTACT)
                .where(HOST_CONTACT.ORGANISATION.eq(organisation.id()), HOST_CONTACT.KIND.eq(ContactKind.MAIL.name()))
                .forEach(row ->
                        addresses.add(Rows.text(row, HOST_CONTACT.ADDRESS).toLowerCase(Locale.ROOT)));
        dsl.selectDistinct(NOTICE_MAIL.RECIPIENT)
                .from(NOTICE_MAIL)
                .where(NOTICE_MAIL.ORGANISATION.eq(organisation.id()))
                .forEach(row ->
                        addresses.add(Rows.text(row, NOTICE_MAIL.RECIPIENT).toLowerCase(Locale.ROOT)));
        return addresses;
    }

    /**
     * A message came back.
     *
     * @return how many did by now
     */
    public int bounced(String mail, Instant at, String reason) {
        String address = mail.toLowerCase(Locale.ROOT);
        dsl.insertInto(CONTACT_BOUNCE)
                .set(CONTACT_BOUNCE.ORGANISATION, organisation.id())
                .set(CONTACT_BOUNCE.ADDRESS, address)
                .set(CONTACT_BOUNCE.BOUNCES, 1)
                .set(CONTACT_BOUNCE.LAST_AT, at.toEpochMilli())
                .set(CONTACT_BOUNCE.LAST_REASON, Sanitiser.fit(reason, LONGEST_WORDS))
                .onConflict(CONTACT_BOUNCE.ORGANISATION, CONTACT_BOUNCE.ADDRESS)
                .doUpdate()
                .set(CONTACT_BOUNCE.BOUNCES, CONTACT_BOUNCE.BOUNCES.plus(1))
                .set(CONTACT_BOUNCE.LAST_AT, at.toEpochMilli())
                .set(CONTACT_BOUNCE.LAST_REASON, Sanitiser.fit(reason, LONGEST_WORDS))
                .execute();
        return bounces(List.of(address)).getOrDefault(address, 0);
    }

    private Map<String, Integer> bounces(List<String> addresses) {
        Map<String, Integer> bounces = new HashMap<>();
        for (List<String> some : Rows.parts(addresses)) {
            bounces.putAll(dsl.select(CONTACT_BOUNCE.ADDRESS, CONTACT_BOUNCE.BOUNCES)
                    .from(CONTACT_BOUNCE)
                    .where(CONTACT_BOUNCE.ORGANISATION.eq(organisation.id()), CONTACT_BOUNCE.ADDRESS.in(some))
                    .fetchMap(CONTACT_BOUNCE.ADDRESS, CONTACT_BOUNCE.BOUNCES));
        }
        return bounces;
    }

    private Condition own() {
        return HOST_CONTACT.ORGANISATION.eq(organisation.id());
    }

    private static Condition key(HostContact contact) {
        return HOST_CONTACT
                .HOST
                .eq(contact.host())
                .and(HOST_CONTACT.KIND.eq(contact.kind().name()))
                .and(HOST_CONTACT.ADDRESS.eq(Sanitiser.clean(contact.address())));
    }

    private List<HostContact> fetch(Condition which) {
        List<HostContact> contacts =
                new ArrayList<>(dsl.selectFrom(HOST_CONTACT).where(own(), which).fetch(HostContacts::contact));
        Map<String, Integer> bounces =
                bounces(contacts.stream().map(HostContact::address).toList());
        contacts.replaceAll(contact -> contact.withBounces(bounces.getOrDefault(contact.address(), 0)));
        return contacts;
    }

    private static HostContact contact(Record row) {
        return new HostContact(
                Rows.text(row, HOST_CONTACT.HOST),
                ContactKind.valueOf(Rows.text(row, HOST_CONTACT.KIND)),
                Rows.text(row, HOST_CONTACT.ADDRESS),
                ContactPurpose.valueOf(Rows.text(row, HOST_CONTACT.PURPOSE)),
                ContactHolder.valueOf(Rows.text(row, HOST_CONTACT.HOLDER)),
                Rows.text(row, HOST_CONTACT.NAME),
                ContactSource.valueOf(Rows.text(row, HOST_CONTACT.SOURCE)),
                Rows.text(row, HOST_CONTACT.READ_AT),
                Rows.text(row, HOST_CONTACT.WORDS),
                Rows.time(row, HOST_CONTACT.FOUND_AT),
                0);
    }

    private void delete(HostContact contact) {
        dsl.deleteFrom(HOST_CONTACT).where(own(), key(contact)).execute();
    }

    /** Two at once end with the later one, which is none of a person's. */
    private void put(HostContact contact, @Nullable String by) {
        if (by != null) {
            delete(contact);
        }
        dsl.insertInto(HOST_CONTACT)
                .set(HOST_CONTACT.ORGANISATION, organisation.id())
                .set(HOST_CONTACT.HOST, contact.host())
                .set(HOST_CONTACT.KIND, contact.kind().name())
                .set(HOST_CONTACT.ADDRESS, Sanitiser.clean(contact.address()))
                .set(HOST_CONTACT.PURPOSE, contact.purpose().name())
                .set(HOST_CONTACT.HOLDER, contact.holder().name())
                .set(HOST_CONTACT.NAME, Sanitiser.fit(contact.name(), LONGEST_NAME))
                .set(HOST_CONTACT.SOURCE, contact.source().name())
                .set(HOST_CONTACT.READ_AT, Sanitiser.fit(contact.readAt(), LONGEST_URL))
                .set(HOST_CONTACT.WORDS, Sanitiser.fit(contact.words(), LONGEST_WORDS))
                .set(HOST_CONTACT.FOUND_AT, contact.at().toEpochMilli())
                .set(HOST_CONTACT.ADDED_BY, by)
                .onConflict(HOST_CONTACT.ORGANISATION, HOST_CONTACT.HOST, HOST_CONTACT.KIND, HOST_CONTACT.ADDRESS)
                .doUpdate()
                .set(HOST_CONTACT.PURPOSE, contact.purpose().name())
                .set(HOST_CONTACT.HOLDER, contact.holder().name())
                .set(HOST_CONTACT.NAME, Sanitiser.fit(contact.name(), LONGEST_NAME))
                .set(HOST_CONTACT.SOURCE, contact.source().name())
                .set(HOST_CONTACT.READ_AT, Sanitiser.fit(contact.readAt(), LONGEST_URL))
                .set(HOST_CONTACT.WORDS, Sanitiser.fit(contact.words(), LONGEST_WORDS))
                .set(HOST_CONTACT.FOUND_AT, contact.at().toEpochMilli())
                .where(HOST_CONTACT.SOURCE.ne(ContactSource.MANUAL.name()))
                .execute();
    }

    private void store(String host, ContactQuestion question) {
        String where = Sanitiser.fit(question.where(), LONGEST_SAID);
        String words = Sanitiser.fit(question.words(), LONGEST_SAID);
        dsl.insertInto(CONTACT_QUESTION)
                .set(CONTACT_QUESTION.ORGANISATION, organisation.id())
                .set(CONTACT_QUESTION.HOST, host)
                .set(CONTACT_QUESTION.SOURCE, question.source().name())
                .set(CONTACT_QUESTION.OUTCOME, question.outcome().name())
                .set(CONTACT_QUESTION.ASKED_WHERE, where)
                .set(CONTACT_QUESTION.WORDS, words)
                .set(CONTACT_QUESTION.ASKED_AT, question.at().toEpochMilli())
                .onConflict(CONTACT_QUESTION.ORGANISATION, CONTACT_QUESTION.HOST, CONTACT_QUESTION.SOURCE)
                .doUpdate()
                .set(CONTACT_QUESTION.OUTCOME, question.outcome().name())
                .set(CONTACT_QUESTION.ASKED_WHERE, where)
                .set(CONTACT_QUESTION.WORDS, words)
                .set(CONTACT_QUESTION.ASKED_AT, question.at().toEpochMilli())
                .execute();
    }
}
