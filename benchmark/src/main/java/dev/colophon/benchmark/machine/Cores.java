package dev.colophon.benchmark.machine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on many things at once, as many as there are cores. */
public final class Cores {

    /** What is done to each. */
    @FunctionalInterface
    public interface Work<A, B> {
        B apply(A one) throws IOException;
    }

    private Cores() {}

    /** The results, in the order of the input; the first failure ends it. */
    public static <A, B> List<B> map(List<A> all, Work<A, B> work) throws IOException {
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<B>> futures = new ArrayList<>(all.size());
            all.forEach(one -> futures.add(pool.submit(() -> work.apply(one))));
            List<B> results = new ArrayList<>(all.size());
            try {
                for (Future<B> future : futures) {
                    results.add(future.get());
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw failure(e);
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            return results;
        }
    }

    private static IOException failure(ExecutionException failure) {
        return switch (failure.getCause()) {
            case IOException known -> known;
            case RuntimeException mistake -> throw mistake;
            case Error error -> throw error;
            case null, default -> new IOException(failure);
        };
    }
}
