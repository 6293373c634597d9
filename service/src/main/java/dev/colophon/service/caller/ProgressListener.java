package dev.colophon.service.caller;

/** Told how far a use case is. Called by one thread at a time. */
public interface ProgressListener extends MessageListener {

    /** For what is done at once: there is nothing to tell on the way. */
    ProgressListener SILENT = new ProgressListener() {

        @Override
        public void begins(long items) {}

        @Override
        public void advances(String item) {}

        @Override
        public void message(String line) {}
    };

    /**
     * What is to be done is known.
     *
     * @param items how many there are, or 0 when that is not known
     */
    void begins(long items);

    /** One more item is done; {@code item} names it. */
    void advances(String item);
}
