package dev.colophon.sightings.decision;

import dev.colophon.store.DatabaseSettings;

class SqliteLicenceChangesTest extends LicenceChangesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
