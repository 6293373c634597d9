package dev.colophon.cases.contact;

/** What a contact is for, as whoever names it says. */
public enum ContactPurpose {
    /** Complaints of rightsholders. */
    COPYRIGHT,
    /** Any abuse of what they run. */
    ABUSE,
    /** Nothing is said of it: the address of whoever registered a domain. */
    UNSTATED
}
