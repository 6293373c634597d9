package dev.colophon.benchmark;

import dev.colophon.fingerprint.Medium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Real, freely licensed media out of Debian packages, downloaded with {@code apt-get} once and kept in a cache folder. Nothing
 * is installed and nothing of it is ever committed.
 */
public final class Corpus {

    /** One file that is registered as a work. */
    public record Item(Medium medium, String debianPackage, Path file) {}

    /** Which files of a package are works of which medium. */
    private record Selection(Medium medium, String debianPackage, Predicate<String> path, long minimumBytes) {}

    private static final List<Selection> QUICK = List.of(
            new Selection(
                    Medium.AUDIO, "cdogs-sdl-data", path -> path.contains("/music/") && path.endsWith(".ogg"), 100_000),
            new Selection(Medium.IMAGE, "lomiri-wallpapers-16.04", path -> path.matches(".*\\.(jpg|png)"), 100_000),
            new Selection(Medium.VIDEO, "lebiniou-data", path -> path.endsWith(".mp4"), 100_000),
            new Selection(Medium.TEXT, "fortunes-zh", path -> path.matches(".*/fortunes/(tang300|song100|chinese)"), 0),
            new Selection(Medium.TEXT, "jargon-text", path -> path.endsWith("/jargon.txt.gz"), 0));

    private final Path folder;

    private Corpus(Path folder) {
        this.folder = folder;
    }

    /** The cache folder: {@code COLOPHON_CORPUS}, or {@code colophon/corpus} in the user's cache. */
    public static Corpus cached() {
        String named = System.getenv("COLOPHON_CORPUS");
        return new Corpus(
                named == null || named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache", "colophon", "corpus")
                        : Path.of(named));
    }

    /** Why the corpus cannot be laid out here, or empty. */
    public static java.util.Optional<String> unavailable() {
        return Tools.present("apt-get", "dpkg-deb")
                ? java.util.Optional.empty()
                : java.util.Optional.of("needs apt-get and dpkg-deb: run on Debian or a derivative");
    }

    /** The quick corpus: about 110 MB of packages. */
    public List<Item> quick() throws IOException {
        List<Item> items = new ArrayList<>();
        for (Selection selection : QUICK) {
            items.addAll(select(selection));
        }
        return items;
    }

    private List<Item> select(Selection selection) throws IOException {
        Path unpacked = unpacked(selection.debianPackage());
        List<Item> items = new ArrayList<>();
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (selection.path().test(file.toString()) && Files.size(file) >= selection.minimumBytes()) {
                    items.add(new Item(selection.medium(), selection.debianPackage(), plain(file)));
                }
            }
        }
        if (items.isEmpty()) {
            throw new IOException("package " + selection.debianPackage() + " no longer has the expected files");
        }
        return items;
    }

    /** Documentation is compressed in packages; the work is what is inside. */
    private static Path plain(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!name.endsWith(".gz")) {
            return file;
        }
        Path plain = file.resolveSibling(name.substring(0, name.length() - 3));
        if (!Files.exists(plain)) {
            try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return plain;
    }

    private Path unpacked(String debianPackage) throws IOException {
        Path target = folder.resolve(debianPackage);
        if (!Files.exists(target)) {
            Path work = Files.createDirectories(folder.resolve(debianPackage + ".part"));
            Tools.run(work, List.of("apt-get", "download", "-qq", debianPackage));
            Path deb;
            try (Stream<Path> files = Files.list(work)) {
                deb = files.filter(file -> file.toString().endsWith(".deb"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("apt-get downloaded no package " + debianPackage));
            }
            Tools.run(work, List.of("dpkg-deb", "-x", deb.toString(), "."));
            Files.delete(deb);
            Files.move(work, target);
        }
        return target;
    }

    /** Whether the packages are here or can be fetched. */
    public boolean reachable() {
        try {
            quick();
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
