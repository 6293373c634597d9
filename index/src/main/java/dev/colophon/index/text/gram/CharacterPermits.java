package dev.colophon.index.text.gram;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds how many characters of texts are in memory at the same time, folded: work on one waits until it has a permit for
 * each. Small texts need few of them and never wait for one another in practice; of two large ones one waits.
 */
public final class CharacterPermits {

    private final int characters;
    private final Semaphore permits;

    /** @param characters that are worked on at the same time; a longer text takes all of them */
    public CharacterPermits(int characters) {
        this.characters = characters;
        this.permits = new Semaphore(characters);
    }

    /** Work that holds a permit must not ask for one again. */
    public <T> T with(long length, Supplier<T> work) {
        int needed = (int) Math.min(characters, length);
        permits.acquireUninterruptibly(needed);
        try {
            return work.get();
        } finally {
            permits.release(needed);
        }
    }
}
