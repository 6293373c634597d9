package dev.colophon.cases.contact;

import dev.colophon.cases.contact.ContactQuestion.Outcome;
import dev.colophon.cases.contact.StepwiseFetch.Answer;
import dev.colophon.cases.contact.StepwiseFetch.Rule;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.page.PageText;
import dev.colophon.page.complaint.ComplaintAddress;
import dev.colophon.page.complaint.ComplaintPage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Reads the pages of a site for addresses for complaints, and the page of an agent that a person names. For one thread. */
final class SiteContacts {

    /** The first page, and those that it leads to. */
    private static final int MOST_PAGES = 5;

    /** In bytes. */
    private static final int LARGEST_PAGE = 2 << 20;

    private final StepwiseFetch fetch;

    SiteContacts(StepwiseFetch fetch) {
        this.fetch = fetch;
    }

    /**
     * Reads the first page of a site and those of the same site that may name more.
     *
     * @param starts the URLs of its first page: the next is asked when the one before gave no page
     */
    ContactFindings of(String host, List<String> starts, Instant now) {
        Reading reading = new Reading(host, now);
        for (String start : starts) {
            if (reading.read(start, Optional.empty())) {
                break;
            }
        }
        reading.follow();
        return reading.findings(ContactSource.SITE);
    }

    /** Reads one page, such as the entry of a site in a directory of agents. */
    ContactFindings agent(String host, String page, Instant now) {
        Reading reading = new Reading(host, now);
        boolean _ = reading.read(page, Optional.of(ContactSource.DMCA_AGENT));
        return reading.findings(ContactSource.DMCA_AGENT);
    }

    /** What the pages of one host say. */
    private final class Reading {

        private final String host;
        private final Instant now;
        private final List<HostContact> found = new ArrayList<>();
        private final List<String> read = new ArrayList<>();
        private final List<String> missed = new ArrayList<>();
        private final Deque<String> links = new ArrayDeque<>();
        private final Set<String> planned = new HashSet<>();

        Reading(String host, Instant now) {
            this.host = host;
            this.now = now;
        }

        /** Whether there was a page. */
        boolean read(String url, Optional<ContactSource> source) {
            planned.add(url);
            return switch (fetch.get(url, Rule.ROBOTS, LARGEST_PAGE)) {
                case Answer.Missed(String reason) -> miss(url, reason);
                case Answer.Received answer
                when answer.status() != 200 -> miss(url, "the server answers " + answer.status());
                case Answer.Received answer
                when !isPage(answer.type()) ->
                    miss(url, "it is no page: " + (answer.type().isEmpty() ? "no type is given" : answer.type()));
                case Answer.Received answer -> {
                    take(answer, source);
                    yield true;
                }
            };
        }

        private boolean miss(String url, String reason) {
            missed.add(url + ": " + reason);
            return false;
        }

        private void take(Answer.Received answer, Optional<ContactSource> source) {
            planned.add(answer.url());
            read.add(answer.url());
            ComplaintPage page = ComplaintPage.of(
                    PageText.of(answer.bytes(), answer.header()).html(), answer.url());
            page.addresses().forEach(address -> found.add(contact(address, answer.url(), source)));
            page.links().stream().filter(this::isOwn).filter(planned::add).forEach(links::add);
        }

        private boolean isOwn(String url) {
            HttpUrl link = HttpUrl.parse(url);
            return link != null && SiteName.of(link.host()).equals(SiteName.of(host));
        }

        private HostContact contact(ComplaintAddress address, String url, Optional<ContactSource> source) {
            boolean agent = address.subject() == ComplaintAddress.Subject.DESIGNATED_AGENT;
            return new HostContact(
                    host,
                    switch (address.kind()) {
                        case MAIL -> ContactKind.MAIL;
                        case FORM -> ContactKind.FORM;
                        case POSTAL -> ContactKind.POSTAL;
                    },
                    address.address(),
                    switch (address.subject()) {
                        case DESIGNATED_AGENT, COPYRIGHT -> ContactPurpose.COPYRIGHT;
                        case ABUSE -> ContactPurpose.ABUSE;
                    },
                    ContactHolder.SITE,
                    "",
                    source.orElse(agent ? ContactSource.DMCA_AGENT : ContactSource.SITE),
                    url,
                    address.words(),
                    now,
                    0);
        }

        void follow() {
            while (!links.isEmpty() && read.size() + missed.size() < MOST_PAGES) {
                boolean _ = read(links.remove(), Optional.empty());
            }
        }

        ContactFindings findings(ContactSource asked) {
            String where = String.join(" ", read);
            String unread = missed.isEmpty() ? "" : "; not read: " + String.join("; ", missed);
            ContactQuestion question = read.isEmpty()
                    ? new ContactQuestion(
                            asked, Outcome.UNKNOWN, String.join(" ", planned), String.join("; ", missed), now)
                    : new ContactQuestion(asked, Outcome.ANSWERED, where, said() + unread, now);
            return new ContactFindings(found, question);
        }

        private String said() {
            return found.isEmpty()
                    ? "no address for complaints stands on the %d that were read".formatted(read.size())
                    : "addresses found: %d; pages read: %d".formatted(found.size(), read.size());
        }
    }

    private static boolean isPage(String type) {
        return type.equals("text/html") || type.equals("application/xhtml+xml") || type.equals("text/plain");
    }
}
