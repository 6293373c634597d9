package dev.colophon.benchmark.corpus;

import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.fingerprint.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Real media to register and to make copies of.
 *
 * @param items without files that are the same byte for byte
 */
public record Corpus(List<Item> items) {

    private static final Set<String> SOUND =
            Set.of("aac", "aif", "aiff", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "wma", "wv");

    public Corpus {
        Set<String> seen = new HashSet<>();
        items = items.stream().filter(item -> seen.add(item.digest())).toList();
    }

    /** Lays out packages that are not in the cache yet, and takes what the selections ask for. */
    public static Corpus packages(PackageCache cache, List<Selection> selections, Steps steps) throws IOException {
        List<Item> items = new ArrayList<>();
        try (Steps.Step step = steps.begin("laying out", selections.size())) {
            for (Selection selection : selections) {
                List<Path> files = cache.files(selection);
                items.addAll(Cores.map(files, file -> item(selection, file)).stream()
                        .flatMap(Optional::stream)
                        .toList());
                step.done(selection.debianPackage());
            }
        }
        return new Corpus(items);
    }

    private static Optional<Item> item(Selection selection, Path file) throws IOException {
        Item item = Item.of(selection.medium(), selection.debianPackage(), file);
        return item.seconds() >= selection.minimumSeconds() ? Optional.of(item) : Optional.empty();
    }

    /**
     * The sounds of a folder. What lies in one of its folders comes from one source; when it has none, each file is a source
     * of its own.
     *
     * @param minimumSeconds shorter ones are left out
     */
    public static Corpus sounds(Path folder, double minimumSeconds, Steps steps) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(Corpus::isSound)
                    .sorted()
                    .toList();
        }
        try (Steps.Step step = steps.begin("measuring", files.size())) {
            return new Corpus(Cores.map(files, file -> {
                        step.done(file.getFileName().toString());
                        return readable(folder, file);
                    })
                    .stream()
                    .flatMap(Optional::stream)
                    .filter(item -> item.seconds() >= minimumSeconds)
                    .toList());
        }
    }

    private static Optional<Item> readable(Path folder, Path file) {
        Path inside = folder.relativize(file);
        String source = inside.getName(0).toString();
        try {
            return Optional.of(Item.of(Medium.AUDIO, source, file));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // no sound after all
        }
    }

    private static boolean isSound(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return SOUND.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    double hours() {
        return items.stream().mapToDouble(Item::seconds).sum() / 3_600;
    }
}
