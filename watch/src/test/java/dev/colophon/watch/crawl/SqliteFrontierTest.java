package dev.colophon.watch.crawl;

import java.util.Map;

class SqliteFrontierTest extends FrontierContract {

    @Override
    Map<String, String> freshDatabase() {
        return Map.of();
    }
}
