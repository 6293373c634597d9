package dev.colophon.cases.contact;

import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.contact.ContactQuestion.Outcome;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts of hosts as they are kept, on every database. */
abstract class HostContactsContract {

    private static final Instant NOW = Instant.parse("2026-11-28T11:00:00Z");
    private static final String HOST = "www.pirate.com";
    private static final String SITE = "pirate.com";

    @TempDir
    private Path folder;

    private Database database;

    abstract DatabaseSettings freshDatabase();

    @BeforeEach
    void open() {
        database = Database.open(new Home(folder.resolve("home")), freshDatabase());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private <T> T contacts(Function<HostContacts, T> question) {
        return database.write(dsl -> question.apply(new HostContacts(dsl, Organisation.FIRST)));
    }

    private static HostContact contact(
            String host, String address, ContactSource source, ContactHolder holder, Instant at) {
        return new HostContact(
                host,
                ContactKind.MAIL,
                address,
                holder == ContactHolder.SITE ? ContactPurpose.COPYRIGHT : ContactPurpose.ABUSE,
                holder,
                "",
                source,
                source == ContactSource.SITE || source == ContactSource.DMCA_AGENT ? "https://" + host + "/dmca" : "x",
                "words",
                at,
                0);
    }

    private static ContactFindings answered(ContactSource source, Instant at, HostContact... found) {
        return new ContactFindings(List.of(found), new ContactQuestion(source, Outcome.ANSWERED, "where", "words", at));
    }

    private void found(String host, ContactFindings... findings) {
        database.change(dsl -> new HostContacts(dsl, Organisation.FIRST).found(host, List.of(findings)));
    }

    private void add(String host, String address) {
        database.change(dsl -> new HostContacts(dsl, Organisation.FIRST)
                .add(contact(host, address, ContactSource.MANUAL, ContactHolder.SITE, NOW), "mo"));
    }

    private List<HostContact> stored() {
        return contacts(all -> all.of(HOST));
    }

    private List<String> addresses(String host) {
        return contacts(all -> all.of(host).stream().map(HostContact::address).toList());
    }

    private List<String> hosts() {
        return contacts(HostContacts::hosts);
    }

    private List<ContactQuestion> questions() {
        return contacts(all -> all.questions(HOST));
    }

    private Optional<HostContact> best(Instant at) {
        return contacts(all -> all.bestMail(HOST, at));
    }

    private Set<ContactSource> fresh(Instant at) {
        return contacts(all -> all.fresh(HOST, at));
    }

    private boolean removed(String address) {
        return contacts(all -> all.remove(HOST, address));
    }

    private int bounced(String address) {
        return contacts(all -> all.bounced(address, NOW, "550 no such user"));
    }

    private void allSources() {
        found(
                HOST,
                answered(
                        ContactSource.RDAP_DOMAIN,
                        NOW,
                        contact(HOST, "registrar@a.com", ContactSource.RDAP_DOMAIN, ContactHolder.REGISTRAR, NOW)),
                answered(
                        ContactSource.RDAP_IP,
                        NOW,
                        contact(HOST, "network@a.com", ContactSource.RDAP_IP, ContactHolder.NETWORK, NOW)),
                answered(
                        ContactSource.WHOIS,
                        NOW,
                        contact(HOST, "whois@a.com", ContactSource.WHOIS, ContactHolder.REGISTRAR, NOW)),
                answered(
                        ContactSource.SITE,
                        NOW,
                        contact(HOST, "site@a.com", ContactSource.SITE, ContactHolder.SITE, NOW),
                        contact(HOST, "agent@a.com", ContactSource.DMCA_AGENT, ContactHolder.SITE, NOW)));
    }

    @Test
    void theClosestSourceComesFirst() {
        allSources();
        add(HOST, "told@a.com");
        assertThat(addresses(HOST))
                .containsExactly(
                        "told@a.com", "agent@a.com", "site@a.com", "network@a.com", "registrar@a.com", "whois@a.com");
        assertThat(best(NOW).orElseThrow().address()).isEqualTo("told@a.com");
    }

    @Test
    void everyFieldIsKept() {
        HostContact contact = new HostContact(
                HOST,
                ContactKind.FORM,
                "https://www.pirate.com/投诉",
                ContactPurpose.COPYRIGHT,
                ContactHolder.SITE,
                "某公司",
                ContactSource.SITE,
                "https://www.pirate.com/",
                "侵权投诉",
                NOW,
                0);
        found(HOST, answered(ContactSource.SITE, NOW, contact));
        assertThat(stored()).containsExactly(contact);
        assertThat(questions())
                .containsExactly(new ContactQuestion(ContactSource.SITE, Outcome.ANSWERED, "where", "words", NOW));
        assertThat(hosts()).containsExactly(HOST);
        assertThat(best(NOW)).isEmpty();
    }

    @Test
    void anAddressStandsOnceAsItsClosestSourceNamesIt() {
        found(
                HOST,
                answered(
                        ContactSource.WHOIS,
                        NOW,
                        contact(HOST, "a@a.com", ContactSource.WHOIS, ContactHolder.REGISTRAR, NOW)));
        found(
                HOST,
                answered(
                        ContactSource.SITE,
                        NOW,
                        contact(HOST, "a@a.com", ContactSource.SITE, ContactHolder.SITE, NOW)));
        found(
                HOST,
                answered(
                        ContactSource.RDAP_IP,
                        NOW,
                        contact(HOST, "a@a.com", ContactSource.RDAP_IP, ContactHolder.NETWORK, NOW)));
        assertThat(stored())
                .singleElement()
                .satisfies(contact -> assertThat(contact.source()).isEqualTo(ContactSource.SITE));
    }

    @Test
    void whatAPersonNamedStandsWhateverSourcesSay() {
        add(HOST, "a@a.com");
        found(
                HOST,
                answered(
                        ContactSource.SITE,
                        NOW,
                        contact(HOST, "a@a.com", ContactSource.SITE, ContactHolder.SITE, NOW)));
        found(HOST, answered(ContactSource.SITE, NOW));
        assertThat(stored())
                .singleElement()
                .satisfies(contact -> assertThat(contact.source()).isEqualTo(ContactSource.MANUAL));
        assertThat(stored().getFirst().isExpired(NOW.plus(Duration.ofDays(400))))
                .isFalse();
        assertThat(removed("A@a.com")).isTrue();
        assertThat(removed("a@a.com")).isFalse();
        assertThat(addresses(HOST)).isEmpty();
    }

    @Test
    void whatASourceNamesNoMoreGoesAndWhatDidNotAnswerStays() {
        allSources();
        Instant later = NOW.plus(Duration.ofDays(31));
        found(
                HOST,
                answered(
                        ContactSource.SITE,
                        later,
                        contact(HOST, "new@a.com", ContactSource.SITE, ContactHolder.SITE, later)),
                new ContactFindings(
                        List.of(),
                        new ContactQuestion(ContactSource.RDAP_IP, Outcome.UNKNOWN, "", "it did not answer", later)));
        assertThat(addresses(HOST)).containsExactly("new@a.com", "network@a.com", "registrar@a.com", "whois@a.com");
        assertThat(questions())
                .extracting(ContactQuestion::outcome)
                .containsExactly(Outcome.ANSWERED, Outcome.ANSWERED, Outcome.UNKNOWN, Outcome.ANSWERED);
        assertThat(best(later).map(HostContact::address)).hasValue("new@a.com");
    }

    @Test
    void whatIsOldIsAskedAnewAndNotTaken() {
        allSources();
        Instant later = NOW.plus(HostContact.FRESH).plusMillis(1);
        assertThat(fresh(NOW))
                .containsExactlyInAnyOrder(
                        ContactSource.SITE, ContactSource.RDAP_DOMAIN, ContactSource.RDAP_IP, ContactSource.WHOIS);
        assertThat(fresh(later)).isEmpty();
        assertThat(best(later)).isEmpty();
        assertThat(best(later.minusMillis(1))).isPresent();
    }

    @Test
    void whoisIsNotNeededWhereRdapNamesSomebody() {
        found(
                HOST,
                answered(
                        ContactSource.RDAP_DOMAIN,
                        NOW,
                        contact(HOST, "a@a.com", ContactSource.RDAP_DOMAIN, ContactHolder.REGISTRAR, NOW)));
        assertThat(fresh(NOW)).containsExactlyInAnyOrder(ContactSource.RDAP_DOMAIN, ContactSource.WHOIS);
        found(HOST, answered(ContactSource.RDAP_DOMAIN, NOW));
        assertThat(fresh(NOW)).containsExactly(ContactSource.RDAP_DOMAIN);
    }

    @Test
    void whatCameBackIsCountedAndWrittenToLast() {
        allSources();
        assertThat(bounced("Agent@a.com")).isOne();
        assertThat(bounced("agent@a.com")).isEqualTo(2);
        assertThat(addresses(HOST).getFirst()).isEqualTo("site@a.com");
        assertThat(addresses(HOST).getLast()).isEqualTo("agent@a.com");
        assertThat(stored().getLast().bounces()).isEqualTo(2);
        add(HOST, "agent@a.com");
        assertThat(stored().getFirst().bounces()).isZero();
    }

    @Test
    void thoseOfTheSiteAreOfItsHosts() {
        add(SITE, "site@a.com");
        assertThat(addresses(HOST)).containsExactly("site@a.com");
        assertThat(addresses("other.com")).isEmpty();
        add(HOST, "host@a.com");
        assertThat(addresses(SITE)).containsExactly("site@a.com");
    }

    @Test
    void nobodyElseSeesThem() {
        add(HOST, "a@a.com");
        Organisation other = new Organisation("other", "Other");
        database.change(dsl -> {
            dsl.insertInto(ORGANISATION)
                    .set(ORGANISATION.ID, other.id())
                    .set(ORGANISATION.NAME, other.name())
                    .set(ORGANISATION.CREATED_AT, 0L)
                    .execute();
            HostContacts theirs = new HostContacts(dsl, other);
            assertThat(theirs.of(HOST)).isEmpty();
            assertThat(theirs.hosts()).isEmpty();
            assertThat(theirs.remove(HOST, "a@a.com")).isFalse();
            int _ = theirs.bounced("a@a.com", NOW, "");
        });
        assertThat(stored().getFirst().bounces()).isZero();
    }

    @Test
    void oddTextIsKeptAsFarAsItFits() {
        String nul = "a\0b" + "x".repeat(5_000);
        HostContact odd = new HostContact(
                HOST,
                ContactKind.POSTAL,
                "1 Street\0",
                ContactPurpose.COPYRIGHT,
                ContactHolder.SITE,
                nul,
                ContactSource.SITE,
                "https://www.pirate.com/" + nul,
                nul,
                NOW,
                0);
        HostContact tooLong = new HostContact(
                HOST,
                ContactKind.FORM,
                "https://www.pirate.com/" + "x".repeat(600),
                ContactPurpose.COPYRIGHT,
                ContactHolder.SITE,
                "",
                ContactSource.SITE,
                "https://www.pirate.com/",
                "",
                NOW,
                0);
        found(HOST, answered(ContactSource.SITE, NOW, odd, tooLong));
        assertThat(addresses(HOST)).containsExactly("1 Street?");
        List<HostContact> again = new ArrayList<>(stored());
        found(HOST, answered(ContactSource.SITE, NOW, odd));
        assertThat(stored()).isEqualTo(again);
        assertThat(again.getFirst().words()).hasSize(500);
    }
}
