package dev.colophon.page.listing;

import dev.colophon.page.PageText;
import dev.colophon.page.link.UrlResolver;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Lists that people and their programs make: one URL a line, or a table of search results with a column of URLs, named
 * {@code url}, {@code link}, 网址 or 链接, or else the first in which a URL stands. In any charset that pages come in, at
 * most 50 MiB and 50,000 URLs.
 */
public final class UrlLists {

    private static final int LARGEST = 50 << 20;
    private static final int LONGEST_LINE = 16_384;
    private static final Set<String> COLUMNS =
            Set.of("url", "urls", "link", "links", "href", "uri", "web address", "网址", "網址", "链接", "鏈接", "連結", "地址");

    private UrlLists() {}

    /**
     * Reads a list. Never fails: a line that holds no URL is a problem of the listing.
     *
     * @param body the bytes, gzipped or not
     * @param contentType the header, or the empty string
     * @param url where the list was found: absolute, http or https
     */
    public static Listing read(byte[] body, String contentType, String url) {
        ListingBuilder listing = new ListingBuilder(url);
        Unpacked unpacked = Unpacked.of(body, LARGEST);
        if (unpacked.cut()) {
            listing.cut("longer than 50 MiB or broken off; read as far as that");
        }
        String text = PageText.of(unpacked.bytes(), contentType).html();
        String first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        char delimiter = delimiter(first);
        String path = url.replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
        boolean declared = contentType.toLowerCase(Locale.ROOT).contains("csv") || path.endsWith(".csv");
        // A comma may stand in a URL; a list that begins with one is no table unless it says so.
        boolean table = declared || delimiter == '\t' || (delimiter != 0 && !isUrl(first));
        if (table) {
            ofTable(text, delimiter == 0 ? ',' : delimiter, listing);
        } else {
            ofLines(text, listing);
        }
        return listing.listing();
    }

    static boolean isUrl(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    /** What divides the columns of a first line; 0 for none. */
    private static char delimiter(String line) {
        for (char candidate : new char[] {'\t', ',', ';'}) {
            if (line.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return 0;
    }

    private static void ofLines(String text, ListingBuilder listing) {
        int number = 0;
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(number, line, listing);
            }
        }
    }

    private static void add(long number, String value, ListingBuilder listing) {
        if (value.length() > LONGEST_LINE) {
            listing.skip("line " + number + ": " + value.length() + " characters");
        } else if (isUrl(value) && value.length() > UrlResolver.LONGEST) {
            listing.skip("line " + number + ": " + UrlResolver.tooLong(value));
        } else if (!isUrl(value) || !listing.page(value, Optional.empty())) {
            listing.skip("line " + number + ": " + ListingBuilder.printable(value) + " is not an http or https URL");
        }
    }

    private static void ofTable(String text, char delimiter, ListingBuilder listing) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setCommentMarker('#')
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            int column = -1;
            long line = 1;
            for (CSVRecord row : parser) {
                long number = line;
                line = parser.getCurrentLineNumber() + 1;
                List<String> cells = row.toList();
                if (column < 0) {
                    column = column(cells);
                    if (column >= 0 && !isUrl(cells.get(column))) {
                        continue;
                    }
                }
                if (column < 0) {
                    if (number > 1) {
                        listing.skip("line " + number + ": no column with a URL");
                    }
                } else if (column >= cells.size() || cells.get(column).isEmpty()) {
                    listing.skip("line " + number + ": nothing in the column of URLs");
                } else {
                    add(number, cells.get(column), listing);
                }
            }
        } catch (IOException | UncheckedIOException broken) {
            listing.skip("the table is broken: " + ListingBuilder.printable(String.valueOf(broken.getMessage())));
        }
    }

    /** The column with a known name, or else with a URL; -1 for none. */
    private static int column(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (COLUMNS.contains(cells.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        for (int i = 0; i < cells.size(); i++) {
            if (isUrl(cells.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
