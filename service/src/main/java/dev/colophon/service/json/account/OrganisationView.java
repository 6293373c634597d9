package dev.colophon.service.json.account;

import dev.colophon.registry.work.Organisation;

/** An organisation; the schema is {@code organisation.schema.json}. */
public record OrganisationView(String id, String name, boolean first) {

    public static OrganisationView of(Organisation organisation) {
        return new OrganisationView(
                organisation.id(), organisation.name(), organisation.id().equals(Organisation.FIRST.id()));
    }
}
