package dev.colophon.cli.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each number of a campaign's report, counted a second time from the public record alone by a program that shares nothing with it. */
@Tag("full")
class CampaignRecomputedIT extends ConfirmedCopies {

    /** What the public record tells of a copy, by the name that it has there. */
    private static final class Told {
        private String decision = "";
        private boolean onceConfirmed;
        private final Set<String> acts = new HashSet<>();
        private Optional<Instant> noticed = Optional.empty();
        private final TreeMap<Instant, String> looks = new TreeMap<>();

        private boolean isFound() {
            return decision.equals("CONFIRMED")
                    || decision.equals("RESOLVED")
                    || (decision.equals("LICENSED") && onceConfirmed);
        }

        private static boolean isGone(String look) {
            return look.equals("GONE") || look.equals("SOFT_404") || look.equals("REAPPEARED");
        }

        private static boolean isUp(String look) {
            return Set.of("STILL_UP", "REENCODED_UP", "RENAMED", "REAPPEARED", "PARTIAL", "PARTIAL_GEO")
                    .contains(look);
        }

        private List<Instant> looks(Predicate<String> which) {
            return looks.entrySet().stream()
                    .filter(look -> which.test(look.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private boolean isRemoved() {
            return !looks(Told::isGone).isEmpty();
        }

        private boolean isRemovedOnNotice() {
            return isRemoved()
                    && noticed.filter(at -> !at.isAfter(looks(Told::isGone).getFirst()))
                            .isPresent();
        }

        private boolean isBack() {
            return isRemoved()
                    && looks(Told::isUp).stream()
                            .anyMatch(up -> !up.isBefore(looks(Told::isGone).getFirst()));
        }

        private boolean isVerified(int days) {
            List<Instant> gone = looks(Told::isGone);
            return isRemoved()
                    && !isBack()
                    && !gone.getLast().isBefore(gone.getFirst().plus(Duration.ofDays(days)));
        }
    }

    /** Counts the figures of a host. */
    private static Map<String, Long> counted(Path record, String host, Instant ends) throws IOException {
        Map<String, Told> copies = new LinkedHashMap<>();
        for (String line : Files.readAllLines(record.resolve("record.jsonl"))) {
            JsonNode said = MAPPER.readTree(line);
            if (said.has("subject")) {
                Instant at = Instant.parse(
                        MAPPER.readTree(said.get("leaf").asText()).get("time").asText());
                JsonNode act = MAPPER.readTree(said.get("subject").asText());
                act.get("hosts")
                        .path(host)
                        .forEach(copy -> add(
                                copies.computeIfAbsent(copy.asText(), _ -> new Told()),
                                act.get("what").asText(),
                                at));
            }
        }
        Collection<Told> found = copies.values().stream().filter(Told::isFound).toList();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("found", (long) found.size());
        counts.put("noticed", count(found, copy -> copy.noticed.isPresent()));
        counts.put("removed_by_itself", count(found, copy -> copy.isRemoved() && !copy.isRemovedOnNotice()));
        counts.put("removed_on_notice", count(found, Told::isRemovedOnNotice));
        counts.put(
                "removed_by_deadline",
                count(
                        found,
                        copy -> copy.isRemoved()
                                && copy.looks(Told::isGone).getFirst().isBefore(ends)));
        counts.put("verified_day", count(found, copy -> copy.isVerified(1)));
        counts.put("verified_week", count(found, copy -> copy.isVerified(7)));
        counts.put("verified_month", count(found, copy -> copy.isVerified(30)));
        counts.put("reappeared", count(found, Told::isBack));
        counts.put("contested", count(found, copy -> copy.acts.contains("counter-notice.complete")));
        counts.put("restored", count(found, copy -> copy.acts.contains("result.restored")));
        counts.put("retracted", count(found, copy -> copy.acts.contains("retraction")));
        counts.put("licensed_since", count(found, copy -> copy.decision.equals("LICENSED")));
        return counts;
    }

    private static long count(Collection<Told> copies, Predicate<Told> which) {
        return copies.stream().filter(which).count();
    }

    private static void add(Told copy, String what, Instant at) {
        copy.acts.add(what);
        if (what.startsWith("decision.")) {
            copy.decision = what.substring("decision.".length());
            copy.onceConfirmed |= copy.decision.equals("CONFIRMED");
        } else if (what.startsWith("look.")) {
            copy.looks.put(at, what.substring("look.".length()));
        } else if (what.equals("notice")) {
            copy.noticed = copy.noticed.or(() -> Optional.of(at));
        }
    }

    /** The same figures as a table of the report has them, of a provider. */
    private static Map<String, Long> reported(Path table, String provider, Collection<String> figures)
            throws IOException {
        try (Reader reader = Files.newBufferedReader(table, UTF_8);
                CSVParser rows = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            CSVRecord row = rows.stream()
                    .filter(one -> one.toMap().containsValue(provider))
                    .findFirst()
                    .orElseThrow();
            Map<String, Long> said = new LinkedHashMap<>();
            figures.forEach(figure -> said.put(figure, Long.parseLong(row.get(figure))));
            return said;
        }
    }

    private static String camel(String column) {
        List<String> words = new ArrayList<>(List.of(column.split("_")));
        return words.removeFirst()
                + words.stream()
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private void look(String path, String verdict) throws IOException {
        for (JsonNode sighting : json("sightings", "--state", "all", "--json")) {
            if (sighting.get("file").asText().endsWith(path)) {
                Cli.Result looked = run("look", sighting.get("sighting").asText(), "--allow", address());
                assertThat(looked.out()).as(looked.err()).contains(verdict);
            }
        }
    }

    @Test
    void eachNumberIsCountedASecondTimeFromThePublicRecord() throws IOException {
        run(
                "campaign",
                "open",
                "spring",
                "--deadline",
                "2099-06-30",
                "--scope",
                "stories",
                "--provider",
                "Host=127.0.0.1");
        run("case", "open", "--all");
        describeOwner();
        assertThat(evidence().exitCode()).isZero();
        look("/a.txt", "STILL_UP");
        String third = Objects.requireNonNull(files.remove("/c.txt"));
        look("/c.txt", "GONE");
        assertThat(draftDmca().exitCode()).isZero();
        assertThat(run("notice", "sent", "N-1", "--by", "mail").exitCode()).isZero();
        files.remove("/b.txt");
        look("/b.txt", "GONE");
        contest(url("/a.txt"), "");
        Path back = Files.writeString(
                folder.resolve("back.eml"),
                "From: h@host.example\nSubject: N-1\n\nWe have restored %s.\n".formatted(url("/a.txt")));
        assertThat(run("answer", "import", back.toString(), "--as", "restored").exitCode())
                .isZero();
        files.put("/c.txt", third);
        look("/c.txt", "REAPPEARED");

        Path record = folder.resolve("record");
        Path table = folder.resolve("spring.csv");
        JsonNode report = json("campaign", "report", "spring", "--json", "--csv", table.toString())
                .getFirst();
        assertThat(run("public", "export", record.toString()).exitCode()).isZero();
        Instant ends = Instant.parse("2099-07-01T00:00:00Z");
        Map<String, Long> counted = counted(record, "127.0.0.1", ends);
        Map<String, Long> ofJson = counted.keySet().stream()
                .collect(Collectors.toMap(
                        figure -> figure,
                        figure -> report.at("/providers/0/" + camel(figure)).asLong(-1),
                        (one, _) -> one,
                        LinkedHashMap::new));
        assertThat(ofJson).isEqualTo(counted);
        assertThat(reported(table, "Host", counted.keySet())).isEqualTo(counted);
        assertThat(counted)
                .containsEntry("found", 3L)
                .containsEntry("contested", 1L)
                .containsEntry("restored", 1L)
                .containsEntry("removed_on_notice", 1L)
                .containsEntry("removed_by_itself", 1L)
                .containsEntry("reappeared", 1L);

        List<String> rows = Files.readAllLines(table);
        int forged = rows.indexOf(
                rows.stream().filter(row -> row.contains("Host")).findFirst().orElseThrow());
        List<String> cells = new ArrayList<>(List.of(rows.get(forged).split(",", -1)));
        int found =
                List.of(rows.getFirst().replace("\uFEFF", "").split(",", -1)).indexOf("removed_on_notice");
        cells.set(found, "7");
        rows.set(forged, String.join(",", cells));
        Files.write(table, rows);
        assertThat(reported(table, "Host", counted.keySet()))
                .as("one forged row is seen")
                .isNotEqualTo(counted);
    }
}
