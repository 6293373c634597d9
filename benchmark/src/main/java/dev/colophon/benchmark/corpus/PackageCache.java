package dev.colophon.benchmark.corpus;

import dev.colophon.benchmark.machine.BenchmarkEnvironment;
import dev.colophon.benchmark.machine.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Debian packages, downloaded with {@code apt-get} once, unpacked and kept in a folder. Nothing is installed and nothing of
 * them is ever committed.
 */
public final class PackageCache {

    private final Path folder;

    PackageCache(Path folder) {
        this.folder = folder;
    }

    /** In the usual folder. */
    public static PackageCache usual() {
        return new PackageCache(BenchmarkEnvironment.corpus());
    }

    /** Why packages cannot be fetched here, or empty. */
    public static Optional<String> unavailable() {
        return Tools.present("apt-get", "dpkg-deb")
                ? Optional.empty()
                : Optional.of("needs apt-get and dpkg-deb: run on Debian or a derivative");
    }

    /** The files that a selection asks for, in the order of their paths. */
    List<Path> files(Selection selection) throws IOException {
        Path unpacked = unpacked(selection);
        List<Path> chosen = new ArrayList<>();
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (selection.path().matcher(file.toString()).matches()
                        && Files.size(file) >= selection.minimumBytes()) {
                    chosen.add(plain(file));
                }
            }
        }
        if (chosen.isEmpty()) {
            throw new IOException("package " + selection.debianPackage() + " no longer has the expected files");
        }
        return chosen;
    }

    /** Documentation is compressed in packages; the work is what is inside. */
    private static Path plain(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!name.endsWith(".gz")) {
            return file;
        }
        Path plain = file.resolveSibling(name.substring(0, name.length() - 3));
        if (!Files.exists(plain)) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return plain;
    }

    private Path unpacked(Selection selection) throws IOException {
        String debianPackage = selection.debianPackage();
        Path target = folder.resolve(debianPackage);
        if (!Files.exists(target)) {
            Path work = Files.createDirectories(folder.resolve(debianPackage + ".part"));
            Path deb = download(debianPackage, work);
            Tools.run(work, List.of("dpkg-deb", "-x", deb.toString(), "."));
            Files.delete(deb);
            if (!selection.archive().isEmpty()) {
                unzip(work.resolve(selection.archive()), work);
            }
            dropOthers(selection, work);
            Files.move(work, target);
        }
        return target;
    }

    /** Only works and the licences stay: some packages hold a whole game. */
    private static void dropOthers(Selection selection, Path work) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(file -> !Files.isDirectory(file)).toList()) {
                if (!selection.isOfPackage(file) && !file.endsWith("copyright")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path download(String debianPackage, Path work) throws IOException {
        try {
            Tools.run(work, List.of("apt-get", "download", "-qq", debianPackage));
        } catch (IOException e) {
            throw new IOException(
                    "package %s cannot be downloaded: run apt-get update as root, or give a folder with --corpus (%s)"
                            .formatted(debianPackage, Tools.oneLine(e)),
                    e);
        }
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("apt-get downloaded no package " + debianPackage));
        }
    }

    /** Unpacks flat; the packages are signed, but a name is no reason to write elsewhere. */
    private static void unzip(Path archive, Path work) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    Path target = work.resolve(entry.getName().replaceAll("[^A-Za-z0-9._-]", "_"));
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        Files.delete(archive);
    }
}
