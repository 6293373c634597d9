package dev.colophon.evidence.verify.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.CanonicalJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums of a public record by host, regime and act; of each copy it keeps at most 22 bytes a sum. For one thread. */
public final class RecordStatistics {

    /** What is summed up together. */
    private record Key(String host, String regime, String what) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::host).thenComparing(Key::regime).thenComparing(Key::what);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A published number.
     *
     * @param acts how often it was done
     * @param copies how many copies that was about, each counted once, however often it was
     */
    public record Sum(String host, String regime, String what, long acts, long copies) {}

    /** How often, and of which copies; those of a sum that somebody else has told apart are a number only. */
    private static final class Counted {

        private final CopySet copies = new CopySet();
        private long acts;
        private long toldApart;
    }

    private final SortedMap<Key, Counted> sums = new TreeMap<>();

    /** One more act. */
    public void add(RecordedAct act) {
        act.copies().forEach((host, copies) -> {
            Counted counted = counted(host, act.regime(), act.what());
            counted.acts++;
            copies.forEach(copy -> counted.copies.add(Long.parseUnsignedLong(copy, 16)));
        });
    }

    /** A sum of copies that are in no other act or sum of its key. */
    public void add(Sum sum) {
        Counted counted = counted(sum.host(), sum.regime(), sum.what());
        counted.acts = Math.addExact(counted.acts, sum.acts());
        counted.toldApart = Math.addExact(counted.toldApart, sum.copies());
    }

    private Counted counted(String host, String regime, String what) {
        return sums.computeIfAbsent(new Key(host, regime, what), _ -> new Counted());
    }

    /** By host, then regime, then act. */
    public List<Sum> sums() {
        return sums.entrySet().stream()
                .map(sum -> new Sum(
                        sum.getKey().host(),
                        sum.getKey().regime(),
                        sum.getKey().what(),
                        sum.getValue().acts,
                        sum.getValue().copies.size() + sum.getValue().toldApart))
                .toList();
    }

    /** As JSON with a line for each sum, in canonical form but for the ends of lines. */
    public byte[] json(String log, long size) {
        String lines = sums().stream()
                .map(sum -> new String(
                        CanonicalJson.bytes(Map.of(
                                "host", sum.host(),
                                "regime", sum.regime(),
                                "what", sum.what(),
                                "acts", sum.acts(),
                                "copies", sum.copies())),
                        UTF_8))
                .collect(Collectors.joining(",\n"));
        String head = new String(CanonicalJson.bytes(Map.of("v", 1, "log", log, "leaves", size)), UTF_8);
        return "%s,\"sums\":[\n%s\n]}\n"
                .formatted(head.substring(0, head.length() - 1), lines)
                .getBytes(UTF_8);
    }

    /** As a table (RFC 4180) with a header. */
    public byte[] csv() {
        return sums().stream()
                .map(sum ->
                        "%s,%s,%s,%d,%d\r\n".formatted(sum.host(), sum.regime(), sum.what(), sum.acts(), sum.copies()))
                .collect(Collectors.joining("", "host,regime,what,acts,copies\r\n", ""))
                .getBytes(UTF_8);
    }
}
