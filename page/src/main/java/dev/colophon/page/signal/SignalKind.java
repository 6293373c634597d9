package dev.colophon.page.signal;

/** What a site can have in common with another. */
public enum SignalKind {
    /** A Chinese ICP record number, or a company number. */
    RECORD_NUMBER,
    /** An identifier of an analytics or tag service. */
    ANALYTICS_ID,
    /** An identifier of an advertising or affiliate service. */
    ADVERTISING_ID,
    /** An e-mail address, phone number or messenger account. */
    CONTACT,
    /** A wallet or payment address. */
    PAYMENT_ADDRESS,
    /** SHA-256 of the TLS certificate. */
    CERTIFICATE,
    /** A DNS name in the TLS certificate. */
    CERTIFICATE_NAME,
    /** SHA-256 of a medium. */
    SHARED_FILE,
    /** SimHash of the page's skeleton of tags and classes, 16 hexadecimal digits. */
    TEMPLATE,
    /** An IP address. */
    ADDRESS,
    /** The /24 or /48 of an IP address. */
    PREFIX,
    /** A site to which it redirects or that it declares as its mirror. */
    REDIRECT,
    /** SHA-256 of the icon. */
    FAVICON,
    /** SHA-256 of robots.txt. */
    ROBOTS_TXT
}
