package dev.colophon.service.proof;

import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.receipt.ReceiptReport;
import dev.colophon.evidence.verify.record.RecordVerifier;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.declaration.SignedDeclaration;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** What files that were handed over are, put together as the verifier expects them. */
sealed interface HandedProof {

    /** The most files that a proof has: a bundle of many timestamps has some hundreds. */
    int MOST_FILES = 2_000;

    /** The most bytes of all of them; for more there is the command. */
    long MOST_BYTES = 2L << 30;

    /** The container of a bundle, with the files of its name beside it. */
    record Bundle(Path wacz) implements HandedProof {}

    /** The folder of a public record. */
    record PublicRecord(Path folder) implements HandedProof {}

    /**
     * A receipt or a declaration.
     *
     * @param file that it is said to be of
     */
    record Statement(Path statement, Optional<Path> file, boolean declaration) implements HandedProof {}

    /**
     * Puts them together.
     *
     * @param scratch an empty folder
     * @throws ServiceException when they are nothing that can be verified
     */
    static HandedProof of(List<Path> files, Path scratch) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            if (name(file).toLowerCase(Locale.ROOT).endsWith(".zip")) {
                unpack(file, scratch, all);
            } else {
                all.add(moved(file, scratch.resolve(name(file))));
            }
        }
        List<Path> containers = all.stream()
                .filter(file -> BundleName.ofFile(name(file)).isPresent())
                .toList();
        if (containers.size() == 1) {
            Path wacz = containers.getFirst();
            BundleName bundle = BundleName.ofFile(name(wacz)).orElseThrow();
            for (Path file : all) {
                if (isOfTrustFolder(bundle, name(file)) && !file.endsWith(bundle.trust() + "/" + name(file))) {
                    Path trust = folder(wacz.resolveSibling(bundle.trust()));
                    Path _ = moved(file, trust.resolve(name(file))); // browsers send no folders
                }
            }
            return new Bundle(wacz);
        }
        if (containers.size() > 1) {
            throw refused("hand over one bundle at a time: %d containers came".formatted(containers.size()));
        }
        Optional<Path> record = all.stream()
                .flatMap(file -> Stream.ofNullable(file.getParent()))
                .distinct()
                .filter(RecordVerifier::isRecord)
                .findFirst();
        return record.<HandedProof>map(PublicRecord::new).orElseGet(() -> statement(all));
    }

    private static HandedProof statement(List<Path> all) {
        Optional<Path> statement = all.stream()
                .filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(".json"))
                .filter(ReceiptReport::isReceipt)
                .findFirst();
        if (statement.isEmpty() || all.size() > 2) {
            throw refused(
                    "this is no proof that can be checked here: hand over a bundle (.wacz, with the files of its name or in"
                            + " one .zip), a receipt or a declaration (.json, with its file where you want), or a public record (.zip)");
        }
        return new Statement(
                statement.get(),
                all.stream().filter(file -> !file.equals(statement.get())).findFirst(),
                name(statement.get()).endsWith(SignedDeclaration.ENDING));
    }

    /** Files of the folder of certificates and keys. */
    private static boolean isOfTrustFolder(BundleName bundle, String name) {
        return name.matches("tsa-[1-9][0-9]{0,2}\\.pem|witness-[1-9][0-9]{0,2}\\.vkey")
                || bundle.logKey().endsWith("/" + name)
                || bundle.signer().endsWith("/" + name);
    }

    private static void unpack(Path archive, Path folder, List<Path> into) throws IOException {
        Pattern safe = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){0,2}");
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                if (!safe.matcher(entry.getName()).matches()) {
                    throw refused("the archive holds a file whose name no proof has");
                }
                if (into.size() >= MOST_FILES) {
                    throw refused("the archive holds more than %,d files".formatted(MOST_FILES));
                }
                Path file = folder.resolve(entry.getName());
                if (Files.exists(file)) {
                    throw refused("the archive holds two files of one name");
                }
                Path _ = folder(Optional.ofNullable(file.getParent()).orElse(folder));
                left -= copied(zip, file, left);
                into.add(file);
            }
        } catch (ZipException | EOFException | IllegalArgumentException _) { // cut short, or a name in no encoding
            throw refused("the archive cannot be read: it is damaged, or no ZIP file");
        }
    }

    /** A folder, unless a file has its name, or that of one above it. */
    private static Path folder(Path folder) throws IOException {
        try {
            return Files.createDirectories(folder);
        } catch (FileSystemException e) {
            if (Stream.iterate(folder, Objects::nonNull, Path::getParent).anyMatch(Files::isRegularFile)) {
                throw refused("two files of one name came: a file is called as a folder");
            }
            throw e;
        }
    }

    private static long copied(InputStream from, Path to, long most) throws IOException {
        byte[] some = new byte[1 << 16];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int count = from.read(some); count >= 0; count = from.read(some)) {
                bytes += count;
                if (bytes > most) {
                    throw refused("the archive unpacks to more than %d GB: use the command `colophon verify`"
                            .formatted(MOST_BYTES >> 30));
                }
                out.write(some, 0, count);
            }
        }
        return bytes;
    }

    private static Path moved(Path file, Path to) throws IOException {
        if (Files.exists(to)) {
            throw refused("two files of one name came");
        }
        return Files.move(file, to);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ServiceException refused(String why) {
        return new ServiceException(Category.REFUSED, why);
    }
}
