package dev.colophon.cases.contact;

/** Where a contact comes from, and who was asked for one; whoever is closest to the copies first. */
public enum ContactSource {
    /** A person named it. */
    MANUAL(0),
    /** The agent whom the site designates (17 USC 512(c)(2)): its own pages, or the page of a directory that a person named. */
    DMCA_AGENT(1),
    /** The site's own pages. */
    SITE(1),
    /** The registry's record of the domain, or the registrar's. */
    RDAP_DOMAIN(2),
    /** The registry's record of the address. */
    RDAP_IP(2),
    /** The older service, in words. */
    WHOIS(3);

    private final int distance;

    ContactSource(int distance) {
        this.distance = distance;
    }

    /** How far from whoever can take something down, from 0. */
    int distance() {
        return distance;
    }
}
