package dev.colophon.cases.contact;

/** What a contact is an address of. */
public enum ContactKind {
    MAIL,
    /** The URL of a form to be filled in. */
    FORM,
    POSTAL
}
