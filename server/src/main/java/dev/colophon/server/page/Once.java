package dev.colophon.server.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Does once what a form asks for, however often that form is sent. Each form that is shown carries a value of its own; what is changed in
 * it before it is sent again is another request. Thread-safe.
 */
public final class Once {

    /** So many of the last requests are remembered. */
    private static final int MOST = 1_000;

    private final Map<String, Boolean> done = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** The value of a form that is shown. */
    public static String value() {
        return UUID.randomUUID().toString();
    }

    /**
     * Does it, one at a time, unless it was done. What fails was not done.
     *
     * @param request the value of the form and all that it holds
     * @param again what is answered where it was done
     */
    public synchronized <T> T act(String request, Supplier<T> act, Supplier<T> again) {
        if (done.containsKey(request)) {
            return again.get();
        }
        T result = act.get();
        done.put(request, true);
        return result;
    }
}
