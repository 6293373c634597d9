package dev.colophon.benchmark.machine;

/** Hears how far a long run is. */
public interface Steps {

    /** For runs that nobody watches. */
    Steps SILENT = (_, _) -> _ -> {};

    /**
     * Begins a step.
     *
     * @param verb what is done, for example {@code searching}
     * @param total how many things it is done to
     */
    Step begin(String verb, int total);

    /** A step that is under way. Thread-safe. */
    interface Step extends AutoCloseable {

        /** One more is done; {@code what} names it. */
        void done(String what);

        @Override
        default void close() {}
    }
}
