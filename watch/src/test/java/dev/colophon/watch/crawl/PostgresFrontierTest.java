package dev.colophon.watch.crawl;

import dev.colophon.store.PostgresServer;
import java.util.Map;

class PostgresFrontierTest extends FrontierContract {

    @Override
    Map<String, String> freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
