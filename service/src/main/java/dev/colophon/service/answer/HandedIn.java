package dev.colophon.service.answer;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.page.PageAnswer;
import java.util.List;
import java.util.Optional;

/** What came of an answer that was handed in by the page. */
public sealed interface HandedIn {

    /**
     * It is with the owner.
     *
     * @param text all of it, as the owner reads it
     * @param file the SHA-256 of what was stored
     * @param check of a counter-notice: what the law asks of it
     * @param silenceDecides when the silence of the owner lets the content come back; empty where nothing waits for it
     */
    record Received(
            PageAnswer answer,
            String text,
            String file,
            Optional<CounterCheck> check,
            Optional<Deadline> silenceDecides)
            implements HandedIn {}

    /** Nothing was stored: the law asks for these, too. Whoever hands it in all the same says so. */
    record Lacking(List<CounterField> fields) implements HandedIn {

        public Lacking {
            fields = List.copyOf(fields);
        }
    }

    /** Nothing was stored. */
    enum Refused implements HandedIn {
        /** There is nothing to be read in it. */
        EMPTY,
        /** The notice is closed or was taken back. */
        ENDED,
        /** So many have come that a person has to read them first. */
        TOO_MANY
    }
}
