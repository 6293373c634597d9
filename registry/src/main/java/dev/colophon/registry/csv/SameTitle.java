package dev.colophon.registry.csv;

import dev.colophon.registry.csv.WorksCsv.Row;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.registration.StatedContent;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.WorkDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of one owner and one title, which are one work: it has one of each field and one policy. What they say has to be made one
 * before it is stored, or each row takes back what the one before it said, in every run anew.
 */
final class SameTitle {

    private static final String BETWEEN = "; ";

    /** @param id where its rows say it: works of one title may be several */
    private record Work(String owner, String title, Optional<String> id) {}

    /** What a work's rows say of a field, and the first line that does. */
    private record Said(long line, Set<String> contents) {}

    private record Decided(long line, Policy policy) {}

    private final Map<Work, Map<String, Said>> fields = new HashMap<>();
    private final Map<Work, Decided> policies = new HashMap<>();
    private final Map<Row.Accepted, List<String>> warnings = new HashMap<>();

    private SameTitle(List<Row> rows) {
        for (Row row : rows) {
            if (row instanceof Row.Accepted accepted) {
                work(accepted).ifPresent(work -> add(work, accepted));
            }
        }
    }

    /** The rows, each with what all rows of its work say of what it says something of. */
    static List<Row> joined(List<Row> rows) {
        SameTitle same = new SameTitle(rows);
        return rows.stream()
                .map(row -> row instanceof Row.Accepted accepted
                        ? work(accepted)
                                .<Row>map(work -> same.joined(work, accepted))
                                .orElse(row)
                        : row)
                .toList();
    }

    private static Optional<Work> work(Row.Accepted row) {
        WorkDetails details = row.submission().details();
        Optional<String> id = row.submission().content().flatMap(StatedContent::work);
        return details.title().map(title -> new Work(details.owner(), title, id));
    }

    private void add(Work work, Row.Accepted row) {
        WorkDetails details = row.submission().details();
        Map<String, Said> known = fields.computeIfAbsent(work, _ -> new HashMap<>());
        for (StatedField field : details.metadata().fields()) {
            Said said = known.computeIfAbsent(field.name(), _ -> new Said(row.line(), new LinkedHashSet<>()));
            if (said.contents().add(field.content()) && said.contents().size() == 2) {
                warn(
                        row,
                        "`%s` of the work `%s` is another than on line %d: what its lines say is kept with ; between it"
                                .formatted(field.name(), work.title(), said.line()));
            }
        }
        details.policy().ifPresent(policy -> {
            Decided first = policies.computeIfAbsent(work, _ -> new Decided(row.line(), policy));
            if (first.policy() != policy) {
                warn(
                        row,
                        "the work `%s` has the policy %s by line %d: %s is left out; give its lines one policy"
                                .formatted(work.title(), first.policy().standard(), first.line(), policy.standard()));
            }
        });
    }

    private void warn(Row.Accepted row, String warning) {
        warnings.computeIfAbsent(row, _ -> new ArrayList<>()).add("line %d: %s".formatted(row.line(), warning));
    }

    private Row.Accepted joined(Work work, Row.Accepted row) {
        WorkDetails details = row.submission().details();
        List<StatedField> all = details.metadata().fields().stream()
                .map(field -> new StatedField(field.name(), content(work, field), field.by()))
                .toList();
        List<String> told = new ArrayList<>(row.warnings());
        told.addAll(warnings.getOrDefault(row, List.of()));
        return new Row.Accepted(
                row.line(),
                row.submission()
                        .with(new WorkDetails(
                                details.owner(),
                                details.title(),
                                details.policy().map(own -> policy(work, own)),
                                details.authorisedHosts(),
                                new DescriptiveMetadata(
                                        details.metadata().identifiers(),
                                        all,
                                        details.metadata().withdrawn()))),
                told);
    }

    private String content(Work work, StatedField own) {
        Map<String, Said> said = fields.getOrDefault(work, Map.of());
        return Optional.ofNullable(said.get(own.name()))
                .map(all -> String.join(BETWEEN, all.contents()))
                .orElse(own.content());
    }

    private Policy policy(Work work, Policy own) {
        return Optional.ofNullable(policies.get(work)).map(Decided::policy).orElse(own);
    }
}
