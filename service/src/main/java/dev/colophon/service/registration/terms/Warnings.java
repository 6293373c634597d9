package dev.colophon.service.registration.terms;

import dev.colophon.service.caller.MessageListener;
import java.util.HashSet;
import java.util.Set;

/** Warnings of a run, each told once: all works of a release have the same deals. */
final class Warnings {

    private final MessageListener listener;
    private final Set<String> told = new HashSet<>();

    Warnings(MessageListener listener) {
        this.listener = listener;
    }

    void tell(String warning) {
        if (told.add(warning)) {
            listener.message("warning: " + warning);
        }
    }
}
