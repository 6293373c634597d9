package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import java.util.List;
import java.util.Map;

/**
 * A case, as a list has it.
 *
 * @param sightings how many are in it, or were when it was closed
 */
public record ListedCase(CaseFile file, int sightings) {

    static List<ListedCase> of(CaseFiles files, List<CaseFile> all) {
        Map<String, Integer> counts = files.counts(all);
        return all.stream()
                .map(file -> new ListedCase(file, counts.getOrDefault(file.id(), 0)))
                .toList();
    }

    static ListedCase of(CaseFiles files, CaseFile file) {
        return of(files, List.of(file)).getFirst();
    }
}
