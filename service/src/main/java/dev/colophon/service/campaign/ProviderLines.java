package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.CampaignProvider;
import dev.colophon.cases.campaign.PublishedCount;
import dev.colophon.cases.campaign.PublishedCount.Precision;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.csv.SpreadsheetCell;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Providers as people write them: a word on the command line, or lines of a table. */
final class ProviderLines {

    private static final int LONGEST_NAME = 200;
    private static final long MOST_BYTES = 4L << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String PROVIDER = "provider";
    private static final String SITES = "sites";
    private static final String PUBLISHED = "published";
    private static final String PRECISION = "precision";

    private ProviderLines() {}

    /**
     * All that are named, those of words first.
     *
     * @param words each {@code NAME=SITE,SITE}, or a site that is its name, too
     * @param table a CSV file with the columns provider, sites (between blanks), published, precision
     */
    static List<CampaignProvider> of(List<String> words, Optional<Path> table) {
        List<CampaignProvider> providers = new ArrayList<>();
        words.forEach(word -> providers.add(of(word)));
        table.ifPresent(file -> providers.addAll(of(file)));
        return List.copyOf(providers);
    }

    private static CampaignProvider of(String word) {
        int equals = word.indexOf('=');
        String called = equals < 0 ? word : word.substring(0, equals);
        boolean named = equals >= 0 || word.contains(".") || word.contains(":"); // a name alone is no site
        List<Host> sites = named ? sites(word.substring(equals + 1), ",") : List.of();
        if (sites.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "`%s` names no site: write a provider as NAME=SITE,SITE".formatted(word));
        }
        return new CampaignProvider(name(called), sites, Optional.empty());
    }

    private static String name(String text) {
        return WrittenText.line("name of a provider", text, LONGEST_NAME);
    }

    private static List<Host> sites(String text, String between) {
        return Arrays.stream(text.split(between, -1))
                .map(String::strip)
                .filter(site -> !site.isEmpty())
                .map(Host::whole)
                .distinct()
                .toList();
    }

    private static List<CampaignProvider> of(Path file) {
        String text = text(file);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser table = CSVParser.parse(new StringReader(text), format)) {
            if (!table.getHeaderNames().contains(PROVIDER)) {
                throw refused(
                        file,
                        1,
                        "its first line names no column `provider`; it may name sites, published and precision, too");
            }
            Map<String, Row> rows = new LinkedHashMap<>();
            List<CampaignProvider> providers = new ArrayList<>();
            for (CSVRecord line : table) {
                Row row = new Row(line.getRecordNumber() + 1, provider(file, line));
                row.provider().published().ifPresent(_ -> {
                    Row earlier = rows.putIfAbsent(row.provider().name(), row);
                    requireSame(file, earlier == null ? row : earlier, row);
                });
                providers.add(row.provider());
            }
            return providers;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new ServiceException(
                    Category.REFUSED, "%s: is no table (CSV): %s".formatted(file, String.valueOf(e.getMessage())));
        }
    }

    /** A provider with the line that names it. */
    private record Row(long line, CampaignProvider provider) {}

    /** Of two numbers neither is known to be the right one. */
    private static void requireSame(Path file, Row earlier, Row later) {
        if (!earlier.provider().published().equals(later.provider().published())) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s, lines %d and %d: both name `%s`, with different numbers (%s and %s): leave one"
                            .formatted(
                                    file,
                                    earlier.line(),
                                    later.line(),
                                    later.provider().name(),
                                    number(earlier),
                                    number(later)));
        }
    }

    private static String number(Row row) {
        return row.provider()
                .published()
                .map(count -> CampaignWords.published(count, Language.ENGLISH))
                .orElse("");
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ServiceException(Category.REFUSED, "%s: is longer than 4 MiB".formatted(file));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (MalformedInputException e) {
            throw new ServiceException(Category.REFUSED, "%s: is not UTF-8: save it as CSV in UTF-8".formatted(file));
        } catch (IOException e) {
            throw new ServiceException(
                    Category.REFUSED, "%s: cannot be read (%s)".formatted(file, ServiceException.reason(e)));
        }
    }

    private static CampaignProvider provider(Path file, CSVRecord line) {
        try {
            return new CampaignProvider(name(cell(line, PROVIDER)), sites(cell(line, SITES), "\\s+"), published(line));
        } catch (RegistryException e) {
            throw refused(file, line.getRecordNumber() + 1, String.valueOf(e.getMessage()));
        }
    }

    private static String cell(CSVRecord line, String column) {
        return line.isSet(column) ? SpreadsheetCell.read(line.get(column)) : "";
    }

    private static Optional<PublishedCount> published(CSVRecord line) {
        String number = cell(line, PUBLISHED).replace(",", "").strip();
        String precision = cell(line, PRECISION);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (!number.matches("[0-9]{1,18}")) {
            throw new RegistryException("`%s` is no number".formatted(number));
        }
        Precision known = precision.isBlank()
                ? Precision.EXACT
                : Precision.ofWord(precision)
                        .orElseThrow(() -> new RegistryException(
                                "`%s` is no precision: write exact, rounded or at-least".formatted(precision)));
        return Optional.of(new PublishedCount(Long.parseLong(number), known));
    }

    private static ServiceException refused(Path file, long line, String why) {
        return new ServiceException(Category.REFUSED, "%s, line %d: %s".formatted(file, line, why));
    }
}
