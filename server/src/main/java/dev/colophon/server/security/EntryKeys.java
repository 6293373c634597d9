package dev.colophon.server.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of links that let somebody in once: 128 random bits each, which whoever sees the terminal sees. Thread-safe. */
public final class EntryKeys {

    private static final int BYTES = 16;

    /** Of those that nobody used the terminal shows so many at most. */
    private static final int MOST_UNUSED = 100;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Set<String> unused = ConcurrentHashMap.newKeySet();

    /** What nobody can guess: 128 random bits in letters, digits, {@code -} and {@code _}. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A new one. */
    public String next() {
        String key = random();
        if (unused.size() >= MOST_UNUSED) {
            unused.clear();
        }
        unused.add(key);
        return key;
    }

    /** Whether a key is one that nobody used before; from now on it is used. */
    public boolean use(String key) {
        return unused.remove(key);
    }
}
