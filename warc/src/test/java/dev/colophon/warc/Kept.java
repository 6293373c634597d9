package dev.colophon.warc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * A record read back with somebody else's reader.
 *
 * @param header the first value of each field
 * @param block the bytes as they stand in the record
 */
record Kept(String type, Map<String, List<String>> header, byte[] block) {

    String first(String name) {
        return String.join("", header.getOrDefault(name, List.of()));
    }

    /** The record at the span. */
    static Kept at(Path folder, WarcSpan span) throws IOException {
        return from(WarcStore.resolve(folder, span.file()), span.offset(), 1).getFirst();
    }

    /** All records from the offset on. */
    static List<Kept> from(Path file, long offset) throws IOException {
        return from(file, offset, Integer.MAX_VALUE);
    }

    private static List<Kept> from(Path file, long offset, int most) throws IOException {
        List<Kept> records = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file).position(offset);
                WarcReader reader = new WarcReader(channel)) {
            for (WarcRecord record : reader) {
                if (records.size() == most) {
                    break;
                }
                records.add(new Kept(
                        record.type(),
                        record.headers().map(),
                        record.body().stream().readAllBytes()));
            }
        }
        return records;
    }
}
