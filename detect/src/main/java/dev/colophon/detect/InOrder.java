package dev.colophon.detect;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on items on all cores and hands over the results one after the other, in the order of the items. Takes the next item
 * only when there is room, so that an endless source needs little memory.
 */
public final class InOrder {

    private static final int AHEAD_PER_CORE = 2;
    private static final long ASK_MILLIS = 500;

    private InOrder() {}

    /**
     * Runs to the end of the items. The items and the results are taken in the calling thread, the work is done in others.
     * An exception from any of the three ends it and is thrown; work under way is then interrupted, and has come to its end
     * when this returns: what it uses may be closed.
     */
    public static <T, R> void forEach(Iterator<T> items, Function<T, R> work, Consumer<R> result) {
        forEach(items::forEachRemaining, work, result);
    }

    /**
     * The same for items that are handed over.
     *
     * @param source gives each item to the consumer it gets, which holds it back while there is no room
     */
    public static <T, R> void forEach(Consumer<Consumer<T>> source, Function<T, R> work, Consumer<R> result) {
        forEach(source, work, result, () -> {});
    }

    /**
     * The same for what may have to end early.
     *
     * @param goOn run before each item, and twice a second while work is waited for; what it throws ends everything
     */
    public static <T, R> void forEach(
            Consumer<Consumer<T>> source, Function<T, R> work, Consumer<R> result, Runnable goOn) {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().daemon().name("work-", 0).factory());
        try (workers) {
            Queue<Future<R>> underWay = new ArrayDeque<>();
            source.accept(item -> {
                goOn.run();
                underWay.add(workers.submit(() -> work.apply(item)));
                while (underWay.size() > AHEAD_PER_CORE * cores
                        || (!underWay.isEmpty() && underWay.element().isDone())) {
                    result.accept(finished(underWay.remove(), goOn));
                }
            });
            while (!underWay.isEmpty()) {
                result.accept(finished(underWay.remove(), goOn));
            }
        } catch (Throwable e) {
            workers.shutdownNow();
            throw e;
        }
    }

    private static <R> R finished(Future<R> future, Runnable goOn) {
        try {
            while (true) {
                try {
                    return future.get(ASK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillAtIt) {
                    goOn.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for work to end", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
