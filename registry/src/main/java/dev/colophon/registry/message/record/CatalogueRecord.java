package dev.colophon.registry.message.record;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.registration.Submission;
import java.util.List;
import java.util.Optional;

/** What is to be done about a record of a message. */
public sealed interface CatalogueRecord {

    /** The line that the record begins in, from 1. */
    long line();

    /** What its sender calls it; of one that has no name, what it is. */
    String id();

    /** One about a work that is registered already, if it is. */
    sealed interface WithoutFile extends CatalogueRecord {

        /** Any of which names the work. */
        List<Identifier> identifiers();
    }

    /**
     * A file of it is there, to be registered with what is said of it.
     *
     * @param terms of its work
     * @param warnings what of it was left out, and why
     */
    record Delivered(long line, String id, Submission submission, WorkTerms terms, List<String> warnings)
            implements CatalogueRecord {

        public Delivered {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * No file of it is there: it is about a work that is registered already, if it is.
     *
     * @param identifiers any of which names the work; at least one
     * @param missing what was looked for
     * @param terms of the work
     * @param warnings what of it was left out, and why
     */
    record Described(
            long line,
            String id,
            List<Identifier> identifiers,
            StatedWork work,
            String missing,
            WorkTerms terms,
            List<String> warnings)
            implements WithoutFile {

        public Described {
            identifiers = List.copyOf(identifiers);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Its sender takes back that there is such a work.
     *
     * @param identifiers any of which names the work, if there is one
     * @param because where the message says so
     */
    record Withdrawn(long line, String id, List<Identifier> identifiers, String because) implements WithoutFile {

        public Withdrawn {
            identifiers = List.copyOf(identifiers);
        }
    }

    /**
     * Nothing can be done with it.
     *
     * @param file that it names, if it does
     * @param reason what, why, what to do
     */
    record Quarantined(long line, String id, Optional<String> file, String reason) implements CatalogueRecord {

        /** One of which nothing is known but the element that it begins with. */
        public static Quarantined oversized(long line, String element) {
            return new Quarantined(
                    line,
                    element,
                    Optional.empty(),
                    "it is longer than any record is: ask its sender for a smaller one");
        }
    }
}
