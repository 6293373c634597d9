package dev.colophon.registry.identifier;

/** How far an identifier could be checked. One with a wrong check digit is none. */
public enum IdentifierCheck {
    /** Its check digit agrees. */
    OK,
    /** It has the form of its scheme, which has no check digit. */
    FORMAT_ONLY,
    /** It does not look like the others of its scheme, whose form is not published. */
    WARNING
}
