package dev.colophon.service.contact;

/** What came of looking for the contacts of a host. */
public sealed interface FoundContacts {

    /** What is known by now. */
    record Found(KnownContacts known) implements FoundContacts {}

    /**
     * Nothing was looked for.
     *
     * @param wanted as it was written
     */
    record Refused(String wanted, String why) implements FoundContacts {}
}
