package dev.colophon.sightings.decision;

import dev.colophon.store.DatabaseSettings;

class SqliteLicencesTest extends LicencesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
