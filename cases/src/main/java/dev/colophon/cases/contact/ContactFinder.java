package dev.colophon.cases.contact;

import dev.colophon.cases.contact.ContactQuestion.Outcome;
import dev.colophon.cases.contact.rdap.RdapServers;
import dev.colophon.cases.contact.whois.WhoisRecord.Referral;
import dev.colophon.cases.removal.address.HostPauses;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.GuardedWhois;
import dev.colophon.http.guard.Guard;
import dev.colophon.http.guard.Refused;
import dev.colophon.operators.linkage.SiteName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds whom to write to about a host: the pages of the site, the registries' records of its domain and its network, and whois
 * where these name nobody. Each source is asked through the guarded client, and says by itself what came of it. For one thread.
 */
public final class ContactFinder {

    /** Who is asked for whois first: the root's server names that of the registry. */
    private static final Referral WHOIS_ROOT = new Referral("whois.iana.org", Guard.WHOIS);

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

    private final GuardedClient client;
    private final SiteContacts sites;
    private final RdapContacts rdap;
    private final WhoisContacts whois;
    private final RdapLists lists;
    private final InstantSource clock;

    /**
     * Who is asked beside the site.
     *
     * @param rdapFolder where the lists of RDAP servers are kept
     * @param rdapPublished where they are fetched, with a slash at its end
     * @param whoisRoot who is asked for whois first
     */
    public record Registries(Path rdapFolder, String rdapPublished, Referral whoisRoot) {

        /** IANA's, with its lists kept in a folder. */
        public static Registries of(Path rdapFolder) {
            return new Registries(rdapFolder, RdapLists.PUBLISHED, WHOIS_ROOT);
        }

        /** These with another server of whois to begin with. */
        public Registries withWhois(Referral server) {
            return new Registries(rdapFolder, rdapPublished, server);
        }
    }

    /** Sets it up. */
    public ContactFinder(
            GuardedClient client, GuardedWhois whois, HostPauses pauses, Registries registries, InstantSource clock) {
        StepwiseFetch fetch = new StepwiseFetch(client, pauses);
        this.client = client;
        this.sites = new SiteContacts(fetch);
        this.rdap = new RdapContacts(fetch);
        this.whois = new WhoisContacts(whois, pauses, registries.whoisRoot());
        this.lists = new RdapLists(registries.rdapFolder(), registries.rdapPublished(), fetch, clock);
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param host lower case, in its ASCII form, without port
     * @param starts URLs of the first page of the site: the next is asked when the one before gave no page; at least one
     * @param agentPage a page that names the agent of the site, such as its entry in a directory
     * @param fresh sources that need not be asked
     */
    public record Wanted(String host, List<String> starts, Optional<String> agentPage, Set<ContactSource> fresh) {

        public Wanted {
            starts = List.copyOf(starts);
            fresh = fresh.isEmpty() ? Set.of() : EnumSet.copyOf(fresh);
        }
    }

    /** Asks all sources but those that are fresh, in their order; what one throws costs no other. */
    public List<ContactFindings> find(Wanted wanted) {
        List<ContactFindings> all = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as it is stored
        if (!wanted.fresh().contains(ContactSource.SITE)) {
            all.add(guarded(ContactSource.SITE, now, () -> sites.of(wanted.host(), wanted.starts(), now)));
        }
        wanted.agentPage()
                .ifPresent(page ->
                        all.add(guarded(ContactSource.DMCA_AGENT, now, () -> sites.agent(wanted.host(), page, now))));
        if (!wanted.fresh().contains(ContactSource.RDAP_DOMAIN)) {
            all.add(guarded(ContactSource.RDAP_DOMAIN, now, () -> domain(wanted.host(), now)));
        }
        if (!wanted.fresh().contains(ContactSource.RDAP_IP)) {
            all.add(guarded(ContactSource.RDAP_IP, now, () -> network(wanted, now)));
        }
        if (!wanted.fresh().contains(ContactSource.WHOIS)) {
            all.add(guarded(ContactSource.WHOIS, now, () -> whois(wanted, all, now)));
        }
        return List.copyOf(all);
    }

    private static ContactFindings guarded(ContactSource source, Instant now, Supplier<ContactFindings> asked) {
        try {
            return asked.get();
        } catch (RuntimeException | StackOverflowError e) {
            return unknown(source, "what came could not be read: " + e, now);
        }
    }

    private static ContactFindings unknown(ContactSource source, String why, Instant now) {
        return new ContactFindings(List.of(), new ContactQuestion(source, Outcome.UNKNOWN, "", why, now));
    }

    private static ContactFindings notAsked(ContactSource source, String why, Instant now) {
        return new ContactFindings(List.of(), new ContactQuestion(source, Outcome.NOT_ASKED, "", why, now));
    }

    private static boolean isName(String host) {
        return host.indexOf('.') > 0 && !ADDRESS.matcher(host).matches();
    }

    private ContactFindings domain(String host, Instant now) {
        if (!isName(host)) {
            return notAsked(ContactSource.RDAP_DOMAIN, "%s is no domain that anybody registers".formatted(host), now);
        }
        RdapServers servers;
        try {
            servers = lists.servers();
        } catch (IOException e) {
            return unknown(ContactSource.RDAP_DOMAIN, String.valueOf(e.getMessage()), now);
        }
        String domain = SiteName.of(host);
        return servers.domain(domain)
                .map(url -> rdap.domain(host, url, now))
                .orElseGet(() -> notAsked(
                        ContactSource.RDAP_DOMAIN,
                        "the list of %s names no server for %s".formatted(servers.published(), domain),
                        now));
    }

    private ContactFindings network(Wanted wanted, Instant now) {
        List<InetAddress> addresses;
        RdapServers servers;
        try {
            addresses = client.addresses(wanted.starts().getFirst());
            servers = lists.servers();
        } catch (Refused refused) {
            return notAsked(ContactSource.RDAP_IP, refused.line(), now);
        } catch (UnknownHostException e) {
            return unknown(ContactSource.RDAP_IP, "no address is known of " + wanted.host(), now);
        } catch (IOException e) {
            return unknown(ContactSource.RDAP_IP, String.valueOf(e.getMessage()), now);
        }
        InetAddress address = addresses.getFirst();
        return servers.address(address)
                .map(url -> rdap.network(wanted.host(), url, now))
                .orElseGet(() -> notAsked(
                        ContactSource.RDAP_IP,
                        "the lists of %s name no server for %s"
                                .formatted(servers.published(), address.getHostAddress()),
                        now));
    }

    /** Only where the newer service names nobody of the domain: whois has no form, and its servers ask to be spared. */
    private ContactFindings whois(Wanted wanted, List<ContactFindings> others, Instant now) {
        if (!isName(wanted.host())) {
            return notAsked(
                    ContactSource.WHOIS, "%s is no domain that anybody registers".formatted(wanted.host()), now);
        }
        boolean known = others.stream()
                .flatMap(one -> one.contacts().stream())
                .anyMatch(contact -> contact.source() == ContactSource.RDAP_DOMAIN);
        return known
                ? notAsked(ContactSource.WHOIS, "not needed: RDAP names an address of the domain", now)
                : whois.of(wanted.host(), SiteName.of(wanted.host()), now);
    }
}
