package dev.colophon.service.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.report.html.ReportPages;
import dev.colophon.service.report.side.PictureFolder;
import dev.colophon.store.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a report while it is written: beside the one that is wanted, and renamed when all of it is there. A process that dies
 * leaves what was there before and a folder {@code .NAME.PID.new}, which the next report of that name deletes. Between
 * the two renames that replace an earlier report there is none of that name, but never half of one.
 */
final class ReportFolder implements Closeable {

    /** Says that a folder is a report, and may be replaced. */
    private static final String MARK = ".colophon-report";

    /** All that a report holds, beside the mark. */
    private static final Set<String> OWN = Set.of(
            MARK, ReportPages.FIRST, ReportPages.STYLE, ReportPages.SIGHTINGS, ReportPages.WORKS, PictureFolder.NAME);

    private final Path wanted;
    private final Path fresh;
    private final Path replaced;

    private ReportFolder(Path wanted) {
        this.wanted = wanted;
        long pid = ProcessHandle.current().pid();
        String name = "." + wanted.getFileName() + "." + pid;
        this.fresh = wanted.resolveSibling(name + ".new");
        this.replaced = wanted.resolveSibling(name + ".old");
    }

    /**
     * Begins one.
     *
     * @throws ServiceException when what is there under this name is no report
     */
    static ReportFolder begin(Path folder) throws IOException {
        Path wanted = folder.toAbsolutePath().normalize();
        if (wanted.getFileName() == null || !isFree(wanted)) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s holds something else than a report: name a new folder, or one with an earlier report"
                            .formatted(folder));
        }
        if (!Files.isDirectory(parent(wanted))) {
            throw new ServiceException(
                    Category.REFUSED,
                    "the folder in which %s would be does not exist: make it first".formatted(folder));
        }
        ReportFolder report = new ReportFolder(wanted);
        Folders.delete(report.fresh);
        try {
            Files.createDirectory(report.fresh);
        } catch (NoSuchFileException e) { // as of /proc, that is there and takes nothing
            throw new ServiceException(
                    Category.REFUSED,
                    "cannot write the report %s: no folder can be made in %s".formatted(folder, parent(wanted)));
        }
        try {
            Files.writeString(report.fresh.resolve(MARK), "A report of Colophon; the next one replaces it.\n", UTF_8);
        } catch (IOException e) {
            Folders.delete(report.fresh);
            throw e;
        }
        return report;
    }

    private static Path parent(Path wanted) {
        return Objects.requireNonNull(wanted.getParent(), "an absolute path with a name has one");
    }

    private static boolean isFree(Path wanted) throws IOException {
        if (Files.notExists(wanted)) {
            return true;
        }
        if (!Files.isDirectory(wanted) || Files.isSymbolicLink(wanted)) {
            return false;
        }
        try (Stream<Path> there = Files.list(wanted)) {
            List<String> names =
                    there.map(path -> String.valueOf(path.getFileName())).toList();
            return names.isEmpty() || (names.contains(MARK) && OWN.containsAll(names));
        }
    }

    /** Where it is written. */
    Path path() {
        return fresh;
    }

    /** Gives it the name that is wanted, in place of an earlier report. */
    Path finish() throws IOException {
        if (Files.exists(wanted)) {
            Files.move(wanted, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, wanted, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(replaced);
        deleteLeftovers();
        return wanted;
    }

    /** What processes left behind that are gone. */
    private void deleteLeftovers() throws IOException {
        Pattern left = Pattern.compile(Pattern.quote("." + wanted.getFileName() + ".") + "(\\d{1,18})\\.(?:new|old)");
        List<Path> leftovers;
        try (Stream<Path> siblings = Files.list(parent(wanted))) {
            leftovers = siblings.filter(path -> {
                        Matcher name = left.matcher(String.valueOf(path.getFileName()));
                        return name.matches()
                                && ProcessHandle.of(Long.parseLong(name.group(1)))
                                        .isEmpty();
                    })
                    .toList();
        }
        for (Path leftover : leftovers) {
            Folders.delete(leftover);
        }
    }

    /** Deletes what is not finished. */
    @Override
    public void close() throws IOException {
        Folders.delete(fresh);
    }
}
