package dev.colophon.cases.contact;

import java.util.List;

/** What one source says of a host, and what came of asking it. */
public record ContactFindings(List<HostContact> contacts, ContactQuestion question) {

    public ContactFindings {
        contacts = List.copyOf(contacts);
    }
}
