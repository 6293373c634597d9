package dev.colophon.evidence.verify.container;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What lies beside the container, read once within bounds: names relative to its folder, such as {@code C-17-1.tsr} or
 * {@code C-17-1.trust/log.vkey}.
 *
 * @param files bytes by name
 * @param faults names that are no plain file, or too long to be read, with the reason
 */
public record SideFiles(SortedMap<String, byte[]> files, Map<String, Message> faults) {

    private static final int MAX_FILES = 1000;
    private static final int MAX_REPORT = 32 << 20;
    private static final int MAX_OTHER = 1 << 20;

    /** All of them together, beside the report. */
    private static final int MAX_ALL = 32 << 20;

    private static final String GENERATION = "\\.([2-9]|[1-9][0-9]{1,2})";
    private static final String LATE = "\\.late-[1-9][0-9]?\\.tsr";
    private static final String SEALED = "\\.tsr(-[b-z])?";
    private static final Pattern TOKEN = Pattern.compile("(%s|%s)(%s)?".formatted(SEALED, LATE, GENERATION));

    /** What has a root certificate beside it: what came after the sealing, when nobody knew who would stamp. */
    private static final Pattern ROOT =
            Pattern.compile("(((%s|%s)%s)|%s)\\.pem".formatted(SEALED, LATE, GENERATION, LATE));

    /** Reads what begins with the stem of the container and a dot. */
    public static SideFiles read(Path container, BundleName name) throws MalformedPart {
        Path folder =
                Optional.ofNullable(container.toAbsolutePath().getParent()).orElseThrow();
        SideFiles side = new SideFiles(new TreeMap<>(), new TreeMap<>());
        for (Path file : list(folder, name.stem() + ".")) {
            String own = String.valueOf(file.getFileName());
            if (own.equals(name.trust()) && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                for (Path key : list(file, "")) {
                    side.take(name.trust() + "/" + key.getFileName(), key, MAX_OTHER);
                }
            } else if (!own.equals(name.wacz())) {
                side.take(own, file, own.equals(name.report()) ? MAX_REPORT : MAX_OTHER);
            }
        }
        return side;
    }

    private static List<Path> list(Path folder, String prefix) throws MalformedPart {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> String.valueOf(file.getFileName()).startsWith(prefix))) {
            for (Path file : files) {
                found.add(file);
                if (found.size() > MAX_FILES) {
                    throw new MalformedPart(prefix + "*", Message.of("side.many", MAX_FILES));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new MalformedPart(String.valueOf(folder.getFileName()), Message.of("side.folder"), e);
        }
        return found;
    }

    private void take(String name, Path file, int max) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            faults.put(name, Message.of("side.no-file"));
            return;
        }
        long all = files.values().stream().mapToLong(one -> one.length).sum();
        if (all > MAX_REPORT + MAX_ALL) {
            faults.put(name, Message.of("side.total", MAX_ALL));
            return;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                faults.put(name, Message.of("unreadable.too-long", max));
            } else {
                files.put(name, bytes);
            }
        } catch (IOException e) {
            faults.put(name, MalformedPart.why(e));
        }
    }

    public Optional<byte[]> get(String name) {
        return Optional.ofNullable(files.get(name));
    }

    public boolean has(String name) {
        return files.containsKey(name);
    }

    /** Whether a file of this name is of a kind that follows the sealing, and so cannot stand in the seal. */
    public static boolean follows(String file, BundleName name) {
        return file.equals(name.leaf())
                || file.equals(name.proof())
                || file.equals(name.report())
                || matches(TOKEN, file, name)
                || isRoot(file, name);
    }

    /** Whether a file of this name is the root certificate of a token that came after the sealing. */
    public static boolean isRoot(String file, BundleName name) {
        return matches(ROOT, file, name);
    }

    private static boolean matches(Pattern pattern, String file, BundleName name) {
        return file.startsWith(name.stem())
                && pattern.matcher(file.substring(name.stem().length())).matches();
    }

    /** The same with further files. */
    SideFiles with(Map<String, byte[]> added) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.putAll(added);
        return new SideFiles(all, faults);
    }
}
