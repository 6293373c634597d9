package dev.colophon.service;

import dev.colophon.service.caller.ResultListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a use case tells, in its order. */
public final class RecordingListener<R> implements ResultListener<R> {

    private final List<String> told = new ArrayList<>();
    private final List<R> results = new ArrayList<>();

    @Override
    public void message(String line) {
        told.add("message " + line);
    }

    @Override
    public void begins(long items) {
        told.add("begins " + items);
    }

    @Override
    public void advances(String item) {
        told.add("advances " + item);
    }

    @Override
    public void result(R result) {
        told.add("result");
        results.add(result);
    }

    public List<String> told() {
        return told;
    }

    public List<R> results() {
        return results;
    }
}
