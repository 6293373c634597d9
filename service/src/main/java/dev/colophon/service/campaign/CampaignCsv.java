package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.CampaignFigure;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.ProviderFigures;
import dev.colophon.cases.campaign.PublishedCount;
import dev.colophon.registry.csv.SpreadsheetCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A campaign report as a table (RFC 4180), a line for each provider, the last for all together. UTF-8 with a byte order mark. Times
 * are whole minutes; a cell is empty where a number is not known.
 */
final class CampaignCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CampaignCsv() {}

    static byte[] of(CampaignReport report) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CSVPrinter table = new CSVPrinter(text, CSVFormat.RFC4180)) {
            List<String> header = new ArrayList<>(List.of("campaign", "as_of", "provider"));
            Arrays.stream(CampaignFigure.values()).map(CampaignFigure::column).forEach(header::add);
            header.addAll(List.of(
                    "time_up_lower_quartile_minutes",
                    "time_up_median_minutes",
                    "time_up_upper_quartile_minutes",
                    "published",
                    "published_precision"));
            table.printRecord(header);
            for (ProviderFigures provider : report.providers()) {
                table.printRecord(cells(report, provider, provider.provider(), provider.published()));
            }
            table.printRecord(cells(report, report.all(), "*", Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(
            CampaignReport report, ProviderFigures figures, String provider, Optional<PublishedCount> published) {
        Instant at = report.at();
        List<Object> cells = new ArrayList<>(List.of(report.campaign().name(), at, provider));
        for (CampaignFigure figure : CampaignFigure.values()) {
            cells.add(figure.of(figures));
        }
        cells.add(minutes(figures.upTime().lower()));
        cells.add(minutes(figures.upTime().median()));
        cells.add(minutes(figures.upTime().upper()));
        cells.add(published.map(count -> Long.toString(count.value())).orElse(""));
        cells.add(published.map(count -> count.precision().word()).orElse(""));
        return cells.stream()
                .map(cell -> SpreadsheetCell.written(cell.toString()))
                .toList();
    }

    private static String minutes(Optional<Duration> time) {
        return time.map(known -> Long.toString(known.toMinutes())).orElse("");
    }
}
