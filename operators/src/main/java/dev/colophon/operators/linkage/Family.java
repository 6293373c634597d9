package dev.colophon.operators.linkage;

/** What one cause alone can explain; sites are grouped only when two of these speak for it. */
public enum Family {
    /** What a site says of who runs it: whoever copies the foot of a page has it too. */
    IMPRINT,
    /** What a site looks like and shows: whoever mirrors it, or uses the same theme, has it too. */
    CONTENT,
    /** Whose account counts the visitors: whoever puts another's on a site gives that one the figures. */
    MEASUREMENT,
    /** Who earns: whoever puts another's account or wallet on a site gives that one the money. */
    MONEY,
    /** TLS certificates: whoever got one controlled every name in it. */
    CERTIFICATE,
    /** Where the servers stand. */
    NETWORK,
    /** One site sends its visitors to the other. */
    REDIRECT
}
