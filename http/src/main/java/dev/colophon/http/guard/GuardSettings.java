package dev.colophon.http.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509TrustManager;

/**
 * How the guarded client of an installation is set up.
 *
 * @param contact a page or mail address by which a site can reach those who run this; sent with every request
 * @param scratch an existing folder in which private temporary files are made
 * @param allowed what may be visited beyond the public internet
 * @param blocked hosts of which nothing is asked, with the port where that is not 80 or 443
 * @param refusedHere further addresses that this installation refuses
 * @param resolver who is asked for names
 * @param authorities who is trusted to sign certificates, where not the platform's list
 * @param clock the time written into results
 * @param visitor as whom, and from where, it asks
 */
public record GuardSettings(
        String contact,
        Path scratch,
        AllowList allowed,
        Set<String> blocked,
        List<AddressPrefix> refusedHere,
        NameResolver resolver,
        Optional<X509TrustManager> authorities,
        InstantSource clock,
        Visitor visitor) {

    /**
     * As whom, and from where, a site is asked. We say who we are in any case.
     *
     * @param device what a browser would say of its device, in front of our own name; empty for that alone
     * @param proxy through which all requests go, over HTTP; addresses are checked all the same before it is asked. It is the
     *     user's own choice and may be anywhere
     */
    public record Visitor(Optional<String> device, Optional<InetSocketAddress> proxy) {

        /** Ourselves, from this machine. */
        public static final Visitor PLAIN = new Visitor(Optional.empty(), Optional.empty());

        public Visitor {
            if (device.filter(text -> text.isBlank() || !text.chars().allMatch(c -> c > 31 && c < 127))
                    .isPresent()) {
                throw new IllegalArgumentException("a device is said in plain ASCII: " + device);
            }
            if (proxy.filter(InetSocketAddress::isUnresolved).isPresent()) {
                throw new IllegalArgumentException("no address is known of the proxy " + proxy.get());
            }
        }
    }

    public GuardSettings {
        blocked = Set.copyOf(blocked);
        refusedHere = List.copyOf(refusedHere);
        if (contact.isBlank() || !contact.chars().allMatch(c -> c > 31 && c < 127 && c != '(' && c != ')')) {
            throw new IllegalArgumentException(
                    "the contact must be a page or mail address in plain ASCII without brackets: " + contact);
        }
    }

    /** As a plain visitor. */
    public GuardSettings(
            String contact,
            Path scratch,
            AllowList allowed,
            Set<String> blocked,
            List<AddressPrefix> refusedHere,
            NameResolver resolver,
            Optional<X509TrustManager> authorities,
            InstantSource clock) {
        this(contact, scratch, allowed, blocked, refusedHere, resolver, authorities, clock, Visitor.PLAIN);
    }

    /** The public internet through the platform's resolver and certificate authorities. */
    public static GuardSettings of(String contact, Path scratch) {
        return new GuardSettings(
                contact,
                scratch,
                AllowList.none(),
                Set.of(),
                List.of(),
                name -> List.of(InetAddress.getAllByName(name)),
                Optional.empty(),
                InstantSource.system());
    }

    /** These settings with hosts that may be visited although they are not public. */
    public GuardSettings withAllowed(AllowList hosts) {
        return new GuardSettings(contact, scratch, hosts, blocked, refusedHere, resolver, authorities, clock, visitor);
    }

    /** These settings with hosts of which nothing is asked, whatever leads there. */
    public GuardSettings withBlocked(Collection<String> hosts) {
        return new GuardSettings(
                contact, scratch, allowed, Set.copyOf(hosts), refusedHere, resolver, authorities, clock, visitor);
    }

    /** These settings with another resolver. */
    public GuardSettings withResolver(NameResolver other) {
        return new GuardSettings(contact, scratch, allowed, blocked, refusedHere, other, authorities, clock, visitor);
    }

    /** These settings with other certificate authorities. */
    public GuardSettings withAuthorities(X509TrustManager trusted) {
        return new GuardSettings(
                contact, scratch, allowed, blocked, refusedHere, resolver, Optional.of(trusted), clock, visitor);
    }

    /** These settings for another visitor. */
    public GuardSettings as(Visitor other) {
        return new GuardSettings(contact, scratch, allowed, blocked, refusedHere, resolver, authorities, clock, other);
    }

    /** The name and version under which sites see us, and by whose first part their robots.txt may address us. */
    public String product() {
        return "ColophonBot/0.1";
    }

    /** Such as {@code ColophonBot/0.1 (+https://example.org/about-colophon)}. */
    public String userAgent() {
        return visitor.device().map(device -> device + " ").orElse("") + product() + " (+" + contact + ")";
    }
}
