package dev.colophon.registry.message;

import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.CatalogueRecord.Delivered;
import dev.colophon.registry.message.record.CatalogueRecord.Quarantined;
import dev.colophon.registry.work.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which files the records of a message bring so far: two that bring the same would rename each other's work at every run. */
final class SeenFiles {

    /** The first file of a size; hashed when there is a second. */
    private record First(Path file, long line, boolean hashed) {}

    /** Most files have a size of their own, so that only those that share one are read for this. */
    private final Map<Long, First> bySize = new HashMap<>();

    /** The line of the first record that brings these bytes, by their SHA-256, of sizes that several files have. */
    private final Map<String, Long> byHash = new HashMap<>();

    /** A record as it is, or why it is not the first that brings its file. */
    CatalogueRecord checked(CatalogueRecord record) {
        return record instanceof Delivered delivered ? checked(delivered) : record;
    }

    private CatalogueRecord checked(Delivered record) {
        Path file = record.submission().file();
        return first(file, record.line())
                .filter(line -> line != record.line())
                .<CatalogueRecord>map(line -> new Quarantined(
                        record.line(),
                        record.id(),
                        Optional.of(String.valueOf(file.getFileName())),
                        "its file `%s` is that of the record in line %d, too, and two records are not one work: ask its sender which is meant"
                                .formatted(file.getFileName(), line)))
                .orElse(record);
    }

    /** The line of the record before that brings the same bytes. */
    private Optional<Long> first(Path file, long line) {
        try {
            long size = Files.size(file);
            First same = bySize.get(size);
            if (same == null) {
                bySize.put(size, new First(file, line, false));
                return Optional.empty();
            }
            if (!same.hashed()) {
                byHash.put(Content.of(same.file()).sha256(), same.line());
                bySize.put(size, new First(same.file(), same.line(), true));
            }
            return Optional.ofNullable(byHash.putIfAbsent(Content.of(file).sha256(), line));
        } catch (IOException e) {
            return Optional.empty(); // whoever registers it says why it cannot be read
        }
    }
}
