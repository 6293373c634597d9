package dev.colophon.service.caller;

/**
 * Told each part of a result as soon as it is certain.
 *
 * @param <R> a part of the result
 */
public interface ResultListener<R> extends ProgressListener {

    /** What came of an item. */
    void result(R result);
}
