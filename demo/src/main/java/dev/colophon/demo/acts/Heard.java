package dev.colophon.demo.acts;

import dev.colophon.service.caller.ResultListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what use cases say, for whoever asks afterwards. For one thread at a time.
 *
 * @param <R> a part of their results
 */
public final class Heard<R> implements ResultListener<R> {

    private final List<R> results = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    @Override
    public void result(R result) {
        results.add(result);
    }

    @Override
    public void message(String line) {
        messages.add(line);
    }

    /** In the order of time. */
    public List<R> results() {
        return List.copyOf(results);
    }

    /** In the order of time. */
    public List<String> messages() {
        return List.copyOf(messages);
    }
}
