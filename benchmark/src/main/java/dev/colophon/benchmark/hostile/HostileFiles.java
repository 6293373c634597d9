package dev.colophon.benchmark.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Files that are damaged in as many ways as their numbers allow; the same seed makes the same files. */
final class HostileFiles {

    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

    private HostileFiles() {}

    /**
     * Writes them, as equally many of each format as possible, into a folder for each format. The name of a file says its number
     * and how it was damaged.
     *
     * @return the folders by format
     */
    static Map<String, Path> write(List<HostileSeeds.Seed> seeds, int files, long seed, Path folder)
            throws IOException {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (HostileSeeds.Seed good : seeds) {
            folders.put(
                    good.format(),
                    Files.createDirectories(folder.resolve(good.format().replaceAll("\\W+", "-"))));
        }
        for (int number = 0; number < files; number++) {
            HostileSeeds.Seed good = seeds.get(number % seeds.size());
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
            HostileSeeds.Seed other = seeds.get(random.nextInt(seeds.size()));
            List<Mutation> done = new ArrayList<>();
            UnaryOperator<byte[]> damage = bytes -> damaged(bytes, other.bytes(), random, done);
            byte[] bytes = good.packing() != Wrapping.NONE && random.nextBoolean()
                    ? inside(good, random, damage)
                    : damage.apply(good.bytes());
            Path target = Objects.requireNonNull(folders.get(good.format()));
            String name = "%05d-%s.%s"
                    .formatted(
                            number,
                            String.join("-", done.stream().map(Mutation::name).toList()),
                            good.extension());
            Files.write(target.resolve(name), bytes);
        }
        return folders;
    }

    private static byte[] inside(HostileSeeds.Seed good, SplittableRandom random, UnaryOperator<byte[]> damage) {
        try {
            return good.packing().inside(good.bytes(), random, damage);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // our own packing, read from memory
        }
    }

    private static byte[] damaged(byte[] good, byte[] other, SplittableRandom random, List<Mutation> done) {
        byte[] bytes = good;
        for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0 && bytes.length > 0; times--) {
            Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
            bytes = mutation.apply(bytes, other, random);
            done.add(mutation);
        }
        return bytes;
    }
}
