package dev.colophon.sightings.decision;

import dev.colophon.store.DatabaseSettings;

class SqlitePoliciesTest extends PoliciesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
