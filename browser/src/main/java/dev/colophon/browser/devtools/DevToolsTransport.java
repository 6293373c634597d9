package dev.colophon.browser.devtools;

import java.io.IOException;

/** Carries the text messages of the DevTools protocol both ways. */
interface DevToolsTransport extends AutoCloseable {

    /** Gets what comes in, one call at a time; must not block. */
    interface Receiver {
        void message(String text);

        /** A message over the bound, of which only the beginning was kept. */
        void oversized(String head);

        /** Nothing will come any more; called at least once when the wire ends. */
        void closed(String why);
    }

    /** Connects; from now on the receiver is called. */
    void open(Receiver receiver) throws IOException;

    /** Queues a message; messages leave in the order of the calls. A wire that is closed drops it. */
    void send(String message);

    @Override
    void close();
}
