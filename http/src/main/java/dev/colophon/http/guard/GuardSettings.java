package dev.colophon.http.guard;

import java.net.InetAddress;
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
 */
public record GuardSettings(
        String contact,
        Path scratch,
        AllowList allowed,
        Set<String> blocked,
        List<AddressPrefix> refusedHere,
        NameResolver resolver,
        Optional<X509TrustManager> authorities,
        InstantSource clock) {

    public GuardSettings {
        blocked = Set.copyOf(blocked);
        refusedHere = List.copyOf(refusedHere);
        if (contact.isBlank() || !contact.chars().allMatch(c -> c > 31 && c < 127 && c != '(' && c != ')')) {
            throw new IllegalArgumentException(
                    "the contact must be a page or mail address in plain ASCII without brackets: " + contact);
        }
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
        return new GuardSettings(contact, scratch, hosts, blocked, refusedHere, resolver, authorities, clock);
    }

    /** These settings with hosts of which nothing is asked, whatever leads there. */
    public GuardSettings withBlocked(Collection<String> hosts) {
        return new GuardSettings(
                contact, scratch, allowed, Set.copyOf(hosts), refusedHere, resolver, authorities, clock);
    }

    /** These settings with another resolver. */
    public GuardSettings withResolver(NameResolver other) {
        return new GuardSettings(contact, scratch, allowed, blocked, refusedHere, other, authorities, clock);
    }

    /** These settings with other certificate authorities. */
    public GuardSettings withAuthorities(X509TrustManager trusted) {
        return new GuardSettings(
                contact, scratch, allowed, blocked, refusedHere, resolver, Optional.of(trusted), clock);
    }

    /** The name and version under which sites see us, and by whose first part their robots.txt may address us. */
    public String product() {
        return "ColophonBot/0.1";
    }

    /** Such as {@code ColophonBot/0.1 (+https://example.org/about-colophon)}. */
    public String userAgent() {
        return product() + " (+" + contact + ")";
    }
}
