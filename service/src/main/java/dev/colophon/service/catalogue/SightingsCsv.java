package dev.colophon.service.catalogue;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Sightings as a table (RFC 4180) with a header, a line for each match. UTF-8 with a byte order mark, without which spreadsheets
 * read Chinese wrong. Titles and addresses come from strangers: a cell that a spreadsheet would calculate begins with {@code '}.
 */
final class SightingsCsv {

    private static final List<String> COLUMNS = List.of(
            "sighting",
            "state",
            "decision",
            "reason",
            "decided_by",
            "decided_at",
            "grade",
            "medium",
            "title",
            "owner",
            "work",
            "reference",
            "coverage_of_work",
            "coverage_of_copy",
            "cleared",
            "place",
            "page",
            "sha256",
            "first_seen",
            "last_seen",
            "licence",
            "licensor",
            "licensee",
            "licence_from",
            "licence_to",
            "possible_exceptions",
            "outcome",
            "outcome_by",
            "outcome_reasons");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** With their full-width forms, which some spreadsheets take for the same. */
    private static final String CALCULATED = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private final CSVPrinter table;
    private int lines;

    SightingsCsv(OutputStream file) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        writer.append(BYTE_ORDER_MARK);
        this.table = new CSVPrinter(writer, CSVFormat.RFC4180);
        table.printRecord(COLUMNS);
    }

    void add(StoredSighting sighting) {
        try {
            for (RegisteredMatch match : sighting.matches()) {
                table.printRecord(cells(sighting, match).map(SightingsCsv::inert));
                lines++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Stream<Object> cells(StoredSighting sighting, RegisteredMatch found) {
        Work work = found.registered().work();
        Optional<Decision> decision = sighting.decision();
        Optional<Licence> licence = sighting.licence();
        PolicyOutcome outcome = sighting.outcome();
        return Stream.of(
                sighting.id(),
                sighting.state(),
                sighting.decisionState(),
                decision.map(Decision::reason).orElse(""),
                decision.flatMap(Decision::by).orElse(""),
                decision.map(made -> made.at().toString()).orElse(""),
                found.match().grade(),
                found.match().medium(),
                work.title(),
                work.owner().name(),
                work.id(),
                found.registered().reference().fileName(),
                found.match().coverage().ofReference(),
                found.match().coverage().ofCopy(),
                Clearance.of(found, sighting.place()).map(Enum::name).orElse(""),
                sighting.place(),
                sighting.pages().isEmpty() ? "" : sighting.pages().getFirst().page(),
                sighting.content().content().sha256(),
                sighting.firstSeen(),
                sighting.lastSeen(),
                licence.map(Licence::id).orElse(""),
                licence.map(of -> of.licensor().name()).orElse(""),
                licence.map(of -> of.licensee().toString()).orElse(""),
                licence.flatMap(of -> of.dates().first())
                        .map(LocalDate::toString)
                        .orElse(""),
                licence.flatMap(of -> of.dates().last())
                        .map(LocalDate::toString)
                        .orElse(""),
                decision.flatMap(Decision::exception)
                        .map(possible ->
                                possible.codes().stream().map(Enum::name).collect(Collectors.joining(" ")))
                        .orElse(""),
                outcome.action(),
                outcome.by(),
                String.join("; ", outcome.reasons()));
    }

    private static String inert(Object cell) {
        String text = cell.toString();
        return !text.isEmpty() && CALCULATED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Writes what is still in memory; returns how many matches there are. */
    int finish() throws IOException {
        table.flush();
        return lines;
    }
}
