package dev.colophon.service.caller;

/** Told how far a use case is. Called by one thread at a time. */
public interface ProgressListener extends MessageListener {

    /**
     * What is to be done is known.
     *
     * @param items how many there are, or 0 when that is not known
     */
    void begins(long items);

    /** One more item is done; {@code item} names it. */
    void advances(String item);
}
