package dev.colophon.cases.contact;

import dev.colophon.cases.contact.ContactQuestion.Outcome;
import dev.colophon.cases.contact.StepwiseFetch.Answer;
import dev.colophon.cases.contact.StepwiseFetch.Rule;
import dev.colophon.cases.contact.rdap.RdapRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks registries for their records of a domain and of a network, over https alone. For one thread. */
final class RdapContacts {

    private final StepwiseFetch fetch;

    RdapContacts(StepwiseFetch fetch) {
        this.fetch = fetch;
    }

    /**
     * Asks the registry, and the registrar whose record that of the registry names.
     *
     * @param record the URL of the registry's record
     */
    ContactFindings domain(String host, String record, Instant now) {
        Asking asking = new Asking(host, ContactSource.RDAP_DOMAIN, now);
        Optional<String> registrar = asking.ask(record).flatMap(RdapRecord::related);
        registrar.filter(url -> !url.equals(record)).ifPresent(asking::ask);
        return asking.findings();
    }

    /** Asks the registry of the addresses of the host. */
    ContactFindings network(String host, String record, Instant now) {
        Asking asking = new Asking(host, ContactSource.RDAP_IP, now);
        Optional<RdapRecord> _ = asking.ask(record);
        return asking.findings();
    }

    /** The records that one question leads to. */
    private final class Asking {

        private final String host;
        private final ContactSource source;
        private final Instant now;
        private final List<HostContact> found = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private final List<String> missed = new ArrayList<>();
        private boolean withheld;

        Asking(String host, ContactSource source, Instant now) {
            this.host = host;
            this.source = source;
            this.now = now;
        }

        Optional<RdapRecord> ask(String url) {
            asked.add(url);
            switch (fetch.get(url, Rule.TLS, RdapRecord.LONGEST)) {
                case Answer.Missed(String reason) -> missed.add(url + ": " + reason);
                case Answer.Received answer when answer.status() == 404 -> missed.add(url + ": it has no such record");
                case Answer.Received answer
                when answer.status() != 200 -> missed.add("%s: the server answers %d".formatted(url, answer.status()));
                case Answer.Received answer -> {
                    try {
                        RdapRecord record = RdapRecord.of(answer.bytes());
                        take(record, answer.url());
                        return Optional.of(record);
                    } catch (IOException e) {
                        missed.add(url + ": " + e.getMessage());
                    }
                }
            }
            return Optional.empty();
        }

        private void take(RdapRecord record, String url) {
            withheld |= record.withheld();
            for (RdapRecord.Address address : record.addresses()) {
                holder(address)
                        .ifPresent(holder -> found.add(new HostContact(
                                host,
                                address.form() ? ContactKind.FORM : ContactKind.MAIL,
                                address.address(),
                                address.isForAbuse() ? ContactPurpose.ABUSE : ContactPurpose.UNSTATED,
                                holder,
                                address.name(),
                                source,
                                url,
                                "in the record of: " + String.join(", ", address.roles()),
                                now,
                                0)));
            }
        }

        /** Whose an address is; empty of those who have no hand on it: those for bills, or a service that hides a name. */
        private Optional<ContactHolder> holder(RdapRecord.Address address) {
            boolean network = source == ContactSource.RDAP_IP;
            if (address.isForAbuse()) {
                return Optional.of(network ? ContactHolder.NETWORK : ContactHolder.REGISTRAR);
            }
            if (network
                    || !address.roles().stream().findFirst().equals(Optional.of("registrant"))
                    || hides(address.name())) {
                withheld |= hides(address.name());
                return Optional.empty();
            }
            return Optional.of(ContactHolder.REGISTRANT);
        }

        private static boolean hides(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return lower.contains("privacy")
                    || lower.contains("proxy")
                    || lower.contains("whoisguard")
                    || lower.contains("redacted")
                    || lower.contains("withheld");
        }

        ContactFindings findings() {
            boolean answered = asked.size() > missed.size();
            List<String> words = new ArrayList<>();
            if (answered) {
                words.add(
                        found.isEmpty()
                                ? "no address for abuse stands in what was read"
                                : "addresses found: %d".formatted(found.size()));
            }
            if (withheld) {
                words.add("the record withholds who has registered it");
            }
            words.addAll(missed);
            return new ContactFindings(
                    found,
                    new ContactQuestion(
                            source,
                            answered ? Outcome.ANSWERED : Outcome.UNKNOWN,
                            String.join(" ", asked),
                            String.join("; ", words),
                            now));
        }
    }
}
