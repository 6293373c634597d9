package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.store.PlaceKey;
import java.util.List;

/**
 * Which places were given to which sources, and which hosts to which lanes, since the crawler started. On a site most links lead
 * to where one was already: 16 MiB of keys spare the database most inserts. In rows of four they hold 97 of 100 keys of a
 * million places; a quarter of it held 51, so that five of a page's twenty links were tried in vain. Forgets the oldest of a
 * row: to add one twice changes nothing.
 */
public final class KnownPlaces {

    private static final int KEYS = 1 << 21;
    private static final int ROW = 4;

    private long[] keys = new long[KEYS];

    static long key(FoundUrl url) {
        return Long.parseUnsignedLong(url.url().key(), 0, 16, 16) ^ url.source().hashCode() * 0x9E3779B97F4A7C15L;
    }

    /** Of a host at which an organisation has something to visit. */
    static long key(int lane, String host) {
        return Long.parseUnsignedLong(PlaceKey.of(lane + " " + host), 0, 16, 16);
    }

    boolean contains(long key) {
        int row = row(key);
        for (int i = row; i < row + ROW; i++) {
            if (keys[i] == key) {
                return true;
            }
        }
        return false;
    }

    public void addAll(List<Long> added) {
        for (long key : added) {
            if (!contains(key)) {
                int row = row(key);
                System.arraycopy(keys, row, keys, row + 1, ROW - 1);
                keys[row] = key;
            }
        }
    }

    /** To be called when a source was removed: it may be added again. */
    public void clear() {
        keys = new long[KEYS];
    }

    private static int row(long key) {
        return (int) (key >>> 8) & (KEYS - ROW);
    }
}
