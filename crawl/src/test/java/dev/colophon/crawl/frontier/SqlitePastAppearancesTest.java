package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqlitePastAppearancesTest extends PastAppearancesContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
