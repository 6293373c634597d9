package dev.colophon.cases.contact;

import dev.colophon.cases.contact.ContactQuestion.Outcome;
import dev.colophon.cases.contact.whois.WhoisRecord;
import dev.colophon.cases.contact.whois.WhoisRecord.Referral;
import dev.colophon.cases.removal.address.HostPauses;
import dev.colophon.http.GuardedWhois;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks servers of whois for a domain: the root's, the registry's that it names, the registrar's that this names. For one thread. */
final class WhoisContacts {

    private static final int MOST_REFERRALS = 2;

    private final GuardedWhois whois;
    private final HostPauses pauses;
    private final Referral root;

    /** @param root who is asked first */
    WhoisContacts(GuardedWhois whois, HostPauses pauses, Referral root) {
        this.whois = whois;
        this.pauses = pauses;
        this.root = root;
    }

    /** @param domain that was registered, in its ASCII form */
    ContactFindings of(String host, String domain, Instant now) {
        Asking asking = new Asking(host, domain, now);
        Optional<Referral> next = Optional.of(root);
        for (int referrals = 0; referrals <= MOST_REFERRALS && next.isPresent(); referrals++) {
            next = asking.ask(next.get());
        }
        return asking.findings();
    }

    /** The servers that one question leads to. */
    private final class Asking {

        private final String host;
        private final String domain;
        private final Instant now;
        private final List<HostContact> found = new ArrayList<>();
        private final Set<String> asked = new LinkedHashSet<>();
        private final List<String> missed = new ArrayList<>();
        private boolean withheld;
        private boolean answered;

        Asking(String host, String domain, Instant now) {
            this.host = host;
            this.domain = domain;
            this.now = now;
        }

        /** Who knows more. */
        Optional<Referral> ask(Referral server) {
            String name = "whois://%s:%d/%s".formatted(server.server(), server.port(), domain);
            if (!asked.add(name)) {
                return Optional.empty();
            }
            try {
                byte[] answer = receive(server);
                WhoisRecord record = WhoisRecord.of(answer);
                // Who only names another server has said nothing of the domain.
                answered |= answer.length > 0
                        && !(server.equals(root) && record.referral().isPresent());
                withheld |= record.withheld();
                record.addresses().forEach(address -> found.add(contact(address, record.registrar(), name)));
                if (answer.length == 0) {
                    missed.add(server.server() + " answered with nothing");
                }
                return record.referral();
            } catch (Refused refused) {
                missed.add(refused.line());
            } catch (IOException e) {
                missed.add("%s: %s".formatted(server.server(), e.getMessage()));
            }
            return Optional.empty();
        }

        private byte[] receive(Referral server) throws Refused, IOException {
            String door = server.server() + ":" + server.port();
            pauses.before(door);
            long start = System.nanoTime();
            try {
                return whois.ask(server.server(), server.port(), domain);
            } finally {
                pauses.after(door, Duration.ZERO, Duration.ofNanos(System.nanoTime() - start));
            }
        }

        private HostContact contact(WhoisRecord.Address address, String registrar, String server) {
            return new HostContact(
                    host,
                    ContactKind.MAIL,
                    address.mail(),
                    address.abuse() ? ContactPurpose.ABUSE : ContactPurpose.UNSTATED,
                    address.abuse() ? ContactHolder.REGISTRAR : ContactHolder.REGISTRANT,
                    address.abuse() ? registrar : "",
                    ContactSource.WHOIS,
                    server,
                    "",
                    now,
                    0);
        }

        ContactFindings findings() {
            List<String> words = new ArrayList<>();
            if (answered) {
                words.add(
                        found.isEmpty()
                                ? "no address for abuse stands in what was read"
                                : "addresses found: %d".formatted(found.size()));
            } else if (missed.isEmpty()) {
                words.add("nobody was named who has the record of " + domain);
            }
            if (withheld) {
                words.add("the record withholds who has registered it");
            }
            words.addAll(missed);
            return new ContactFindings(
                    found,
                    new ContactQuestion(
                            ContactSource.WHOIS,
                            answered ? Outcome.ANSWERED : Outcome.UNKNOWN,
                            String.join(" ", asked),
                            String.join("; ", words),
                            now));
        }
    }
}
