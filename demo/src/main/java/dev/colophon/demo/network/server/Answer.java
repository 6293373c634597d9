package dev.colophon.demo.network.server;

import dev.colophon.demo.network.copies.Recipe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What a server says to a request. */
public sealed interface Answer {

    /** Bytes that are there already. */
    record Ready(int status, byte[] body, Map<String, String> headers) implements Answer {}

    /** A medium, made at the latest when it is asked for. */
    record Medium(Recipe recipe) implements Answer {}

    /** A folder of files, made at the latest when one of them is asked for. */
    record Folder(Recipe recipe) implements Answer {}

    /** It is elsewhere. */
    record Moved(int status, String location) implements Answer {}

    /** 429 for the first requests. */
    record Busy(Duration retryAfter, AtomicInteger times, Answer then) implements Answer {}

    /** Late. */
    record Slow(Duration by, Answer then) implements Answer {}

    /** Made from the path and query: there is no end of such pages. */
    record Endless(Function<String, Answer> page) implements Answer {}

    /** What is not there. */
    static Answer notFound() {
        return new Ready(404, new byte[0], Map.of("Content-Type", "text/plain"));
    }
}
