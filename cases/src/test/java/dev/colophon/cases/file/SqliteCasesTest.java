package dev.colophon.cases.file;

import dev.colophon.store.DatabaseSettings;

class SqliteCasesTest extends CasesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
