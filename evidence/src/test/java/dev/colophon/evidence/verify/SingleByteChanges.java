package dev.colophon.evidence.verify;

import dev.colophon.evidence.verify.read.Bytes;
import dev.colophon.evidence.verify.read.Container;
import dev.colophon.evidence.verify.read.Unreadable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of one byte, spread over every stretch of every file: the first, the last, and others by a fixed seed. */
final class SingleByteChanges {

    /**
     * One change.
     *
     * @param stretch of the file, for the table
     * @param part what must be named
     */
    record Change(Path file, int at, byte to, String stretch, String part) {

        byte[] apply(byte[] original) {
            byte[] changed = original.clone();
            changed[at] = to;
            return changed;
        }

        @Override
        public String toString() {
            return "%s byte %d to %d (%s)".formatted(file.getFileName(), at, to, stretch);
        }
    }

    private final Random random;
    private final List<Change> changes = new ArrayList<>();

    private SingleByteChanges(long seed) {
        this.random = new Random(seed);
    }

    /** About 2,000 for a full bundle. */
    static List<Change> of(Path folder, BundleName name, long seed) throws IOException, Unreadable {
        SingleByteChanges all = new SingleByteChanges(seed);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String relative = folder.relativize(file).toString();
                if (relative.equals(name.wacz())) {
                    all.container(file);
                } else if (relative.startsWith(name.trust())) {
                    all.spread(file, 0, Math.toIntExact(Files.size(file)), "S.trust/", relative, 30);
                } else if (relative.startsWith(name.stem())) {
                    String kind = "S" + relative.substring(name.stem().length());
                    all.spread(
                            file,
                            0,
                            Math.toIntExact(Files.size(file)),
                            kind,
                            relative,
                            relative.equals(name.report()) ? 300 : 140);
                }
            }
        }
        return all.changes;
    }

    private void container(Path file) throws IOException, Unreadable {
        String own = String.valueOf(file.getFileName());
        try (FileChannel channel = FileChannel.open(file)) {
            int at = 0;
            for (Container.Entry entry : Container.read(new Bytes(channel, 0, channel.size()))
                    .entries()
                    .values()) {
                int from = Math.toIntExact(entry.data().offset());
                int to = from + Math.toIntExact(entry.data().length());
                spread(file, at, from, "headers of the container", own, 20);
                spread(file, from, to, entry.name(), entry.name(), 50);
                at = to;
            }
            spread(file, at, Math.toIntExact(channel.size()) - 22, "directory of the container", own, 200);
            spread(
                    file,
                    Math.toIntExact(channel.size()) - 22,
                    Math.toIntExact(channel.size()),
                    "end of the container",
                    own,
                    22);
        }
    }

    private void spread(Path file, int from, int to, String stretch, String part, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Set<Integer> positions = new LinkedHashSet<>(List.of(from, to - 1));
        while (positions.size() < Math.min(count, to - from)) {
            positions.add(from + random.nextInt(to - from));
        }
        for (int at : positions) {
            // Mostly one bit, sometimes any other value.
            int bits = random.nextInt(4) > 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255);
            changes.add(new Change(file, at, (byte) (bytes[at] ^ bits), stretch, part));
        }
    }
}
