package dev.colophon.cases.contact;

/** Whose address a contact is; whoever is closest to the copies first. */
public enum ContactHolder {
    /** Whoever runs the site. */
    SITE,
    /** Whoever has registered the domain. */
    REGISTRANT,
    /** Whoever runs the network that the host is in: mostly the hosting company, or one that stands before it. */
    NETWORK,
    /** Who registered the domain for somebody; it has no hand on what is stored. */
    REGISTRAR
}
