package dev.colophon.store;

class SqliteTasksTest extends TasksContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
