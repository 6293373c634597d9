package dev.colophon.server.api;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;

/** What a request may ask for. */
final class Limits {

    private static final int MOST_ITEMS = 1_000;

    private Limits() {}

    static void check(int limit) {
        if (limit < 1 || limit > MOST_ITEMS) {
            throw new ServiceException(Category.USAGE, "limit: a number from 1 to " + MOST_ITEMS);
        }
    }
}
