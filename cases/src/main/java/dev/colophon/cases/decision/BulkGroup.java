package dev.colophon.cases.decision;

import dev.colophon.index.Grade;
import dev.colophon.registry.registration.Clearance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sightings that are to be decided together, because of what they have in common. Before many are confirmed a person looks at a
 * sample: when all of it is confirmed, the Wilson lower bound (z = 1.96) of the share of right ones in the group reaches 0.95,
 * corrected for its size.
 */
public record BulkGroup(List<BulkItem> items) {

    /** So many out of as many reach the bound in a group without end. */
    private static final double OF_ENDLESS = 73;

    private static final Comparator<BulkItem> SUREST = Comparator.comparing(BulkItem::grade)
            .thenComparingDouble(BulkItem::falseAlarms)
            .thenComparing(BulkItem::sighting);

    public BulkGroup {
        items = List.copyOf(items);
    }

    public int size() {
        return items.size();
    }

    public int works() {
        return (int) items.stream().map(BulkItem::work).distinct().count();
    }

    /** Hosts on the web. */
    public int sites() {
        return (int) items.stream()
                .filter(item -> !item.isLocal())
                .map(BulkItem::site)
                .distinct()
                .count();
    }

    /** Folders of this machine with files, or archives, that they were seen in. */
    public int folders() {
        return (int) items.stream()
                .filter(BulkItem::isLocal)
                .map(BulkItem::site)
                .distinct()
                .count();
    }

    public Map<Grade, Integer> grades() {
        Map<Grade, Integer> grades = new TreeMap<>();
        items.forEach(item -> grades.merge(item.grade(), 1, Integer::sum));
        return grades;
    }

    /** Without those of files that were all removed from the catalogue: nothing is claimed of them any more. */
    public BulkGroup claimed() {
        return new BulkGroup(items.stream()
                .filter(item ->
                        item.cleared().filter(Clearance.REMOVED.words()::equals).isEmpty())
                .toList());
    }

    /** The first of those that may not be confirmed together with others: it is a candidate, or something may allow it. */
    public Optional<BulkItem> unconfirmable() {
        return items.stream()
                .filter(item -> item.grade() == Grade.CANDIDATE
                        || item.state().waits()
                        || item.cleared().isPresent())
                .findFirst();
    }

    /**
     * By what the sample is drawn: by these sightings alone, so that nobody draws again until the sample is to their liking, and so that it
     * is another when one sighting more, or less, is to be decided.
     */
    public long seed() {
        return ByteBuffer.wrap(
                        digest(items.stream().map(BulkItem::sighting).sorted().collect(Collectors.joining("\n"))))
                .getLong();
    }

    /** What the sample is called: 16 hexadecimal digits. */
    public String sampleId() {
        return HexFormat.of().toHexDigits(seed());
    }

    /** The sightings that a person looks at before all are confirmed, as {@link #seed} draws them. */
    public List<BulkItem> sample() {
        return sample(seed());
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The surest, the least sure and one of each site first, then any. The same seed draws the same. */
    List<BulkItem> sample(long seed) {
        if (items.isEmpty()) {
            return List.of();
        }
        List<BulkItem> ordered = items.stream().sorted(SUREST).toList();
        Map<String, BulkItem> drawn = new LinkedHashMap<>();
        Map<String, BulkItem> sites = new LinkedHashMap<>();
        ordered.forEach(item -> sites.putIfAbsent(item.site(), item));
        add(drawn, List.of(ordered.getLast(), ordered.getFirst()));
        add(drawn, shuffled(sites.values(), seed));
        add(drawn, shuffled(ordered, seed));
        return drawn.values().stream().limit(sampleOf(size())).toList();
    }

    private static void add(Map<String, BulkItem> drawn, List<BulkItem> more) {
        more.forEach(item -> drawn.putIfAbsent(item.sighting(), item));
    }

    private static List<BulkItem> shuffled(Collection<BulkItem> items, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Long> keys = new LinkedHashMap<>();
        items.forEach(item -> keys.put(item.sighting(), random.nextLong()));
        return items.stream()
                .sorted(Comparator.comparing(item -> keys.getOrDefault(item.sighting(), 0L)))
                .toList();
    }

    /** How many of a group are looked at. */
    static int sampleOf(int size) {
        return Math.min(size, (int) Math.ceil(OF_ENDLESS / (1 + (OF_ENDLESS - 1) / size)));
    }
}
