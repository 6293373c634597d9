package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;

class SqliteOrganisationsTest extends OrganisationsContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
