package dev.colophon.cases.contact;

import dev.colophon.cases.message.NoticeUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * An address to which one may write about a host.
 *
 * @param host lower case, in its ASCII form, without port
 * @param address of mail, the URL of a form, or a postal address in one line; at most 500 characters
 * @param name of whoever it belongs to, as the source says; the empty string where it says none
 * @param readAt the page, record or server that names it; of a person's word the empty string
 * @param words what stands around it there, or what the person noted; perhaps empty
 * @param at when it was read last, or named
 * @param bounces how many messages to it came back since
 */
public record HostContact(
        String host,
        ContactKind kind,
        String address,
        ContactPurpose purpose,
        ContactHolder holder,
        String name,
        ContactSource source,
        String readAt,
        String words,
        Instant at,
        int bounces) {

    /** What is older is asked anew. Pages and registries change; nobody tells. */
    public static final Duration FRESH = Duration.ofDays(30);

    /** The longest address that is kept. */
    public static final int LONGEST_ADDRESS = 500;

    /**
     * The order in which to try them: nothing that came back before what did not; then who named it, what for, whose it is, and
     * the latest word. The network's before the registrar's: who stores a copy can take it down.
     */
    public static final Comparator<HostContact> BEST_FIRST = Comparator.comparing(
                    (HostContact contact) -> contact.bounces > 0)
            .thenComparingInt(contact -> contact.source.distance())
            .thenComparing(HostContact::purpose)
            .thenComparing(HostContact::holder)
            .thenComparing(HostContact::source)
            .thenComparing(HostContact::at, Comparator.reverseOrder())
            .thenComparing(HostContact::kind)
            .thenComparing(HostContact::address);

    /** Of a form no user name and password are kept, which some write before the host: they are nobody's to show. */
    public HostContact {
        address = kind == ContactKind.FORM ? NoticeUrl.withoutUser(address) : address;
    }

    /** Whether it has to be asked anew; a person's word holds until they take it back. */
    public boolean isExpired(Instant now) {
        return source != ContactSource.MANUAL && at.plus(FRESH).isBefore(now);
    }

    /** The same after so many messages came back. */
    HostContact withBounces(int count) {
        return new HostContact(host, kind, address, purpose, holder, name, source, readAt, words, at, count);
    }
}
