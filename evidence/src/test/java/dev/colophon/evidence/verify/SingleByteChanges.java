package dev.colophon.evidence.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;

/** Changes of one byte, spread over every stretch of every file: the first, the last, and others by a fixed seed. */
final class SingleByteChanges {

    /**
     * One change.
     *
     * @param stretch of the file, for the table
     * @param part what must be named
     */
    record Change(String file, int at, byte to, String stretch, String part) {

        byte[] apply(byte[] original) {
            byte[] changed = original.clone();
            changed[at] = to;
            return changed;
        }

        @Override
        public String toString() {
            return "%s byte %d to %d (%s)".formatted(file, at, to, stretch);
        }
    }

    private final Random random;
    private final List<Change> changes = new ArrayList<>();

    private SingleByteChanges(long seed) {
        this.random = new Random(seed);
    }

    static List<Change> of(SortedMap<String, byte[]> files, SampleBundle bundle, long seed) {
        SingleByteChanges all = new SingleByteChanges(seed);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey();
            if (name.equals(bundle.name.wacz())) {
                bundle.places.forEach(place -> all.spread(
                        name,
                        file.getValue(),
                        place,
                        isFrame(place) ? "frame of the container" : place.name(),
                        isFrame(place) ? name : place.name(),
                        isFrame(place) ? 20 : 50));
            } else {
                int count = name.endsWith(".pdf") ? 300 : name.contains(".trust/") ? 25 : 140;
                String stretch = name.contains(".trust/")
                        ? "S.trust/"
                        : name.substring(bundle.name.stem().length());
                all.spread(
                        name,
                        file.getValue(),
                        new SampleZip.Place(name, 0, file.getValue().length),
                        stretch,
                        name,
                        count);
            }
        }
        return all.changes;
    }

    private static boolean isFrame(SampleZip.Place place) {
        return place.name().startsWith("header of ")
                || place.name().equals("directory")
                || place.name().equals("the end");
    }

    private void spread(String file, byte[] bytes, SampleZip.Place place, String stretch, String part, int count) {
        int length = place.to() - place.from();
        Set<Integer> positions = new LinkedHashSet<>(List.of(place.from(), place.to() - 1));
        while (positions.size() < Math.min(count, length)) {
            positions.add(place.from() + random.nextInt(length));
        }
        for (int at : positions) {
            // Mostly one bit, sometimes any other value.
            int bits = random.nextInt(4) > 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255);
            changes.add(new Change(file, at, (byte) (bytes[at] ^ bits), stretch, part));
        }
    }
}
