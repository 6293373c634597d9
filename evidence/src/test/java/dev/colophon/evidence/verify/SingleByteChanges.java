package dev.colophon.evidence.verify;

import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.read.Bytes;
import dev.colophon.evidence.verify.read.Container;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Changes of one byte, spread over every stretch of every file: its first and its last, those that say how long something is
 * or where it stands, and others by a seed.
 */
public final class SingleByteChanges {

    /** Of what says how long something is, in each stretch at most. */
    private static final int MOST_LENGTHS = 16;

    private static final int END_RECORD = 22;

    /**
     * One change.
     *
     * @param file relative to the folder
     * @param stretch of the file, for the table
     * @param part what must be named
     */
    public record Change(String file, int at, byte to, String stretch, String part) {

        /** The changed bytes. */
        public byte[] apply(byte[] original) {
            byte[] changed = original.clone();
            changed[at] = to;
            return changed;
        }

        @Override
        public String toString() {
            return "%s byte %d to %d (%s)".formatted(file, at, to, stretch);
        }
    }

    private final Path folder;
    private final Random random;
    private final double share;
    private final List<Change> changes = new ArrayList<>();

    private SingleByteChanges(Path folder, long seed, double share) {
        this.folder = folder;
        this.random = new Random(seed);
        this.share = share;
    }

    /**
     * Changes of a bundle.
     *
     * @param share 1 for some 3,000; a share of them, of each stretch at least the first and the last byte
     */
    public static List<Change> of(Path folder, BundleName name, long seed, double share)
            throws IOException, MalformedPart {
        SingleByteChanges all = new SingleByteChanges(folder, seed, share);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                String file = folder.relativize(path).toString();
                if (file.equals(name.wacz())) {
                    all.container(file);
                } else if (file.equals(name.report())) {
                    all.report(file);
                } else if (file.startsWith(name.trust() + "/")) {
                    all.whole(file, "S.trust/", 20);
                } else if (file.startsWith(name.stem() + ".")) {
                    all.whole(file, "S" + file.substring(name.stem().length()), 90);
                }
            }
        }
        return List.copyOf(all.changes);
    }

    private void whole(String file, String stretch, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        spread(file, bytes, new Stretch(0, bytes.length, stretch, file), count);
    }

    /** A piece of a file that is named in the table. */
    private record Stretch(int from, int to, String name, String part) {}

    private void report(String file) throws IOException {
        byte[] pdf = Files.readAllBytes(folder.resolve(file));
        int from = ReportChanges.contents(pdf);
        int to = from;
        while (pdf[to] != '>') {
            to++;
        }
        int filled = to;
        while (pdf[filled - 1] == '0') {
            filled--;
        }
        spread(file, pdf, new Stretch(0, from, "S.report.pdf, print", file), 150);
        spread(file, pdf, new Stretch(from, filled, "S.report.pdf, signature", file), 150);
        spread(file, pdf, new Stretch(filled, to, "S.report.pdf, room behind it", file), 20);
        spread(file, pdf, new Stretch(to, pdf.length, "S.report.pdf, end", file), 60);
    }

    private void container(String file) throws IOException, MalformedPart {
        Path path = folder.resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        try (FileChannel channel = FileChannel.open(path)) {
            int at = 0;
            for (Container.Entry entry : Container.read(new Bytes(channel, 0, channel.size()))
                    .entries()
                    .values()) {
                int from = Math.toIntExact(entry.data().offset());
                int to = from + Math.toIntExact(entry.data().length());
                spread(file, bytes, new Stretch(at, from, "headers of the container", file), 12);
                spread(file, bytes, new Stretch(from, to, entry.name(), entry.name()), 45);
                at = to;
            }
            int end = bytes.length - END_RECORD;
            spread(file, bytes, new Stretch(at, end, "directory of the container", file), 150);
            spread(file, bytes, new Stretch(end, bytes.length, "end of the container", file), END_RECORD);
        }
    }

    private void spread(String file, byte[] bytes, Stretch stretch, int count) {
        Set<Integer> positions = new LinkedHashSet<>();
        if (stretch.to() > stretch.from()) {
            positions.addAll(List.of(stretch.from(), stretch.to() - 1));
        }
        List<Integer> lengths = new ArrayList<>(LengthBytes.of(bytes, stretch.from(), stretch.to(), stretch.name()));
        Collections.shuffle(lengths, random);
        positions.addAll(lengths.subList(0, Math.min(lengths.size(), (int) Math.ceil(share * MOST_LENGTHS))));
        int wanted = Math.min(stretch.to() - stretch.from(), positions.size() + (int) (share * count));
        while (positions.size() < wanted) {
            positions.add(stretch.from() + random.nextInt(stretch.to() - stretch.from()));
        }
        for (int at : positions) {
            // Mostly one bit, sometimes any other value.
            int bits = random.nextInt(4) > 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255);
            changes.add(new Change(file, at, (byte) (bytes[at] ^ bits), stretch.name(), stretch.part()));
        }
    }
}
