package dev.colophon.cases.message.form;

import java.util.List;
import java.util.Optional;

/**
 * A notice as it is read by people: the same words as text and on paper.
 *
 * @param language of its words (BCP 47)
 * @param title what it is
 */
public record NoticeDocument(String language, String title, List<Section> sections) {

    public NoticeDocument {
        sections = List.copyOf(sections);
    }

    /** A part with a heading. */
    public record Section(String heading, List<Entry> entries) {

        public Section {
            entries = List.copyOf(entries);
        }

        static Section of(String heading, Entry... entries) {
            return new Section(heading, List.of(entries));
        }
    }

    /** What a section consists of. */
    public sealed interface Entry {}

    /** A sentence or several, with their lines. */
    public record Words(String text) implements Entry {}

    /** A value under its name; empty: left to be filled in, or not known. */
    public record Field(String label, String value) implements Entry {

        static Field of(String label, Optional<?> value) {
            return new Field(label, value.map(Object::toString).orElse(""));
        }
    }

    /**
     * Numbers of several things side by side.
     *
     * @param head above the columns, the first of which names the things
     * @param rows each as long as the head
     */
    public record Figures(List<String> head, List<List<String>> rows) implements Entry {

        public Figures {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * One of several things that are numbered.
     *
     * @param number from 1
     */
    public record Numbered(int number, List<Field> fields) implements Entry {

        public Numbered {
            fields = List.copyOf(fields);
        }
    }
}
