package dev.colophon.registry.csv;

import java.util.Optional;

/**
 * The records of a list one by one (RFC 4180), so that one that is spelled wrong does not take the others with it: behind it
 * reading goes on with the next line. One list, one thread.
 */
final class RecordReader {

    /** Where it is not known yet how many fields a record has. */
    static final int ANY_WIDTH = -1;

    private static final char QUOTE = '"';

    private final String text;
    private final char separator;
    private final int longest;
    private int at;
    private long line;

    /**
     * Reads from the beginning.
     *
     * @param line the number of the first line
     * @param longest characters of a quoted field
     */
    RecordReader(String text, char separator, long line, int longest) {
        this.text = text;
        this.separator = separator;
        this.line = line;
        this.longest = longest;
    }

    /**
     * A record without the end of its line.
     *
     * @param line that it begins in
     * @param fault where a quote is wrong and what to do; the text then is that line
     */
    record Spelled(long line, String text, Optional<String> fault) {}

    /**
     * The next record, or empty at the end.
     *
     * @param width fields of a record: one of several lines with another number has a quote too many
     */
    Optional<Spelled> next(int width) {
        if (at >= text.length()) {
            return Optional.empty();
        }
        Scan scan = new Scan(at, line);
        scan.record();
        boolean astray = width != ANY_WIDTH && scan.fault.isEmpty() && scan.line > line && scan.fields != width;
        Optional<String> fault = astray ? scan.unclosed(scan.opened) : scan.fault;
        int end = fault.isEmpty() ? scan.at : lineEnd(at);
        Spelled spelled = new Spelled(line, text.substring(at, end), fault);
        line = fault.isEmpty() ? scan.line + 1 : line + 1;
        at = behindLineEnd(end);
        return Optional.of(spelled);
    }

    private boolean isLineEnd(int index) {
        return index >= text.length() || text.charAt(index) == '\n' || text.charAt(index) == '\r';
    }

    private int lineEnd(int from) {
        int end = from;
        while (!isLineEnd(end)) {
            end++;
        }
        return end;
    }

    private int behindLineEnd(int end) {
        return text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    /** A walk over one record. */
    private final class Scan {

        private int at;
        private long line;
        private int lineStart;
        private int fields = 1;

        /** The last quote that began a field. */
        private Place opened;

        private Optional<String> fault = Optional.empty();

        Scan(int at, long line) {
            this.at = at;
            this.line = line;
            this.lineStart = at;
            this.opened = new Place(line, 1);
        }

        void record() {
            field();
            while (fault.isEmpty() && !isLineEnd(at)) {
                at++; // the separator
                fields++;
                field();
            }
        }

        private void field() {
            if (at < text.length() && text.charAt(at) == QUOTE) {
                opened = place();
                quoted();
            } else {
                while (!isLineEnd(at) && text.charAt(at) != separator) {
                    at++;
                }
            }
        }

        private void quoted() {
            int from = at;
            at++;
            while (at < text.length() && (text.charAt(at) != QUOTE || text.startsWith("\"\"", at))) {
                if (text.charAt(at) == QUOTE) {
                    at++;
                } else if (isLineEnd(at) && !text.startsWith("\r\n", at)) {
                    line++;
                    lineStart = at + 1;
                }
                at++;
                if (at - from > longest) {
                    break;
                }
            }
            if (at >= text.length() || text.charAt(at) != QUOTE) {
                fault = unclosed(opened);
                return;
            }
            at++;
            while (!isLineEnd(at) && text.charAt(at) != separator && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (!isLineEnd(at) && text.charAt(at) != separator) {
                fault = line > opened.line() // it closes what it was to open
                        ? unclosed(opened)
                        : Optional.of(
                                "%s: text follows a closing quote; write a quote within quotes twice, or leave the quotes out"
                                        .formatted(place()));
            }
        }

        private Place place() {
            return new Place(line, at - lineStart + 1);
        }

        Optional<String> unclosed(Place quote) {
            return Optional.of("%s: this quote is not closed; close it, or leave it out".formatted(quote));
        }
    }

    private record Place(long line, int character) {

        @Override
        public String toString() {
            return "line %d, character %d".formatted(line, character);
        }
    }
}
