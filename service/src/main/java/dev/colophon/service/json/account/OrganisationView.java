package dev.colophon.service.json.account;

import dev.colophon.registry.work.Organisation;

/** An organisation; the schema is {@code organisation.schema.json}. */
public record OrganisationView(String id, String name) {

    public static OrganisationView of(Organisation organisation) {
        return new OrganisationView(organisation.id(), organisation.name());
    }
}
