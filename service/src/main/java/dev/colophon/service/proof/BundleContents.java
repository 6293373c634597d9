package dev.colophon.service.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.read.Bytes;
import dev.colophon.evidence.verify.read.Container;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a bundle consists of, without verifying any of it.
 *
 * @param entries of the container; empty where it cannot be read
 * @param pages that it shows
 */
record BundleContents(List<BundleFile> entries, List<EvidenceDetail.ShownPage> pages) {

    private static final int MAX_PAGES_BYTES = 1 << 20;
    private static final int MOST_PAGES = 100;

    /** Of the container in a folder. */
    static BundleContents of(Path folder, BundleName name) {
        try (FileChannel channel = FileChannel.open(folder.resolve(name.wacz()), StandardOpenOption.READ)) {
            Container container = Container.read(new Bytes(channel, 0, channel.size()));
            return new BundleContents(
                    container.entries().values().stream()
                            .map(entry ->
                                    new BundleFile(entry.name(), entry.data().length()))
                            .toList(),
                    pages(container));
        } catch (MalformedPart | NoSuchFileException _) { // the verifier says what is wrong
            return new BundleContents(List.of(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a bundle", e);
        }
    }

    private static List<EvidenceDetail.ShownPage> pages(Container container) {
        List<EvidenceDetail.ShownPage> pages = new ArrayList<>();
        try {
            String listed = new String(container.bytes(Entries.PAGES, MAX_PAGES_BYTES), UTF_8);
            for (String line :
                    listed.lines().skip(1).limit(MOST_PAGES).toList()) { // the first is the form of the others
                JsonObject page = StrictJson.object(line.getBytes(UTF_8), Entries.PAGES);
                pages.add(new EvidenceDetail.ShownPage(
                        page.text("url"), page.optionalText("title").orElse("")));
            }
        } catch (MalformedPart _) { // the verifier says what is wrong
            return pages;
        }
        return pages;
    }

    /** The files of a bundle in a folder, the container first, those of its trust folder last. */
    static List<BundleFile> files(Path folder, BundleName name) {
        try {
            Stream<Path> own = listed(folder).stream()
                    .filter(file -> BundleName.ofPart(String.valueOf(file.getFileName()))
                            .equals(Optional.of(name)))
                    .sorted(Comparator.comparing((Path file) -> !file.endsWith(name.wacz()))
                            .thenComparing(Comparator.naturalOrder()));
            return Stream.concat(own, listed(folder.resolve(name.trust())).stream())
                    .map(file -> new BundleFile(folder.relativize(file).toString(), size(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list a bundle", e);
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) { // it vanished
            return 0;
        }
    }
}
