package dev.colophon.fingerprint.iscc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The numbers that the standard makes its codes with, from {@code tables.txt}. */
final class IsccTables {

    private static final Map<String, long[]> TABLES = read();

    /** For each byte, of the chunks of a Data-Code. */
    static final long[] GEAR = table("gear", 256);

    /** Of the 64 hash functions of a minhash. */
    static final long[] MULTIPLIERS = table("multipliers", 64);

    static final long[] INCREMENTS = table("increments", 64);

    /** Pairs of positions in a frame signature, that of a bit at 2i and 2i + 1. */
    static final long[] PAIRS = table("pairs", 512);

    private IsccTables() {}

    private static long[] table(String name, int length) {
        long[] table = Objects.requireNonNull(TABLES.get(name), name);
        if (table.length != length) {
            throw new IllegalStateException("%s has %d numbers".formatted(name, table.length));
        }
        return table;
    }

    private static Map<String, long[]> read() {
        Map<String, List<Long>> tables = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(IsccTables.class.getResourceAsStream("tables.txt"))) {
            List<Long> current = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), US_ASCII).split("\n", 0)) {
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                if (Character.isDigit(line.charAt(0))) {
                    for (String number : line.split(" ", 0)) {
                        current.add(Long.parseLong(number));
                    }
                } else {
                    current = new ArrayList<>();
                    tables.put(line, current);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, long[]> read = new HashMap<>();
        tables.forEach((name, numbers) ->
                read.put(name, numbers.stream().mapToLong(Long::longValue).toArray()));
        return read;
    }
}
