package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;

class SqliteCatalogueChangesTest extends CatalogueChangesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
