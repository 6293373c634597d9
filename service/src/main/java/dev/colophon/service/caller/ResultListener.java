package dev.colophon.service.caller;

/**
 * Told each part of a result as soon as it is certain. How far the use case is hears only who asks for it.
 *
 * @param <R> a part of the result
 */
@FunctionalInterface
public interface ResultListener<R> extends ProgressListener {

    /** What came of an item. */
    void result(R result);

    @Override
    default void begins(long items) {}

    @Override
    default void advances(String item) {}

    @Override
    default void message(String line) {}
}
