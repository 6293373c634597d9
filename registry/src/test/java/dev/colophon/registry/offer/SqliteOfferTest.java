package dev.colophon.registry.offer;

import dev.colophon.store.DatabaseSettings;

class SqliteOfferTest extends OfferContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
