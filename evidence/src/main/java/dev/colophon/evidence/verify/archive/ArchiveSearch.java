package dev.colophon.evidence.verify.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks for a file in an archive, and in archives inside it, while it streams by. The file is named as places are: behind each
 * {@code !/} stands a name in the archive before it, so that {@code a.tar!/b.txt} is {@code b.txt} in {@code a.tar} in the archive.
 * The second of one name is {@code b.txt (2)} in places: all of that name are taken then, since the order may be counted otherwise.
 */
public final class ArchiveSearch {

    /** So much is unpacked of any archive, and twice its packed length more. */
    private static final long MOST = 256L << 20;

    private static final int MAX_DEPTH = 3;
    private static final int MAX_ENTRIES = 100_000;

    /** Longer names are cut in places. */
    private static final int MAX_NAME = 500;

    /** In which names are that Windows in China packs. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final String INSIDE = "!/";
    private static final Pattern NUMBER = Pattern.compile(" \\([1-9][0-9]*\\)");
    private static final int BLOCK = 1 << 16;
    private static final int ZIP = 0x504b0304;
    private static final int EMPTY_ZIP = 0x504b0506;
    private static final int GZIP = 0x1f8b;

    private final UnpackBudget budget;
    private final List<Hash> files = new ArrayList<>();

    /** Files whose name is the one looked for without its number. */
    private final List<Hash> unnumbered = new ArrayList<>();

    private Optional<Message> open = Optional.empty();

    private ArchiveSearch(UnpackBudget budget) {
        this.budget = budget;
    }

    /**
     * What came of it.
     *
     * @param files SHA-256 of each file of that name
     * @param open why there may be more of them; empty when all of the archive was looked through
     */
    public record Found(List<Hash> files, Optional<Message> open) {

        public Found {
            files = List.copyOf(files);
        }
    }

    /** How many bytes are unpacked of an archive of so many. */
    public static long most(long packed) {
        return MOST + 2 * packed;
    }

    /**
     * Looks.
     *
     * @param archive read to its end, or as far as it can be
     * @param path of the file
     * @param most so many bytes are unpacked
     */
    public static Found in(InputStream archive, String path, long most) {
        ArchiveSearch search = new ArchiveSearch(new UnpackBudget(most, MAX_ENTRIES));
        search.open(archive, path, 1);
        if (search.unnumbered.size() > 1) { // one alone was given no number
            search.files.addAll(search.unnumbered);
        }
        return new Found(search.files, search.open);
    }

    private void open(InputStream archive, String path, int depth) {
        if (depth > MAX_DEPTH) {
            undecided(Message.of("archive.depth", MAX_DEPTH));
            return;
        }
        try {
            BufferedInputStream in = new BufferedInputStream(archive, BLOCK);
            byte[] start = start(in);
            int magic = start.length < 4
                    ? 0
                    : Byte.toUnsignedInt(start[0]) << 24
                            | Byte.toUnsignedInt(start[1]) << 16
                            | Byte.toUnsignedInt(start[2]) << 8
                            | Byte.toUnsignedInt(start[3]);
            if (magic == ZIP || magic == EMPTY_ZIP) {
                zip(in, path, depth);
            } else if (TarEntries.isHeader(start)) {
                tar(in, path, depth);
            } else if (magic >>> 16 == GZIP) {
                gzip(in, path, depth);
            } else {
                undecided(Message.of("archive.unknown"));
            }
        } catch (UnpackBudget.Exceeded e) {
            undecided(Message.of("archive.large", e.bytes(), e.entries()));
        } catch (EOFException e) {
            undecided(Message.of("archive.damaged", Message.of("unreadable.cut")));
        } catch (IOException | IllegalArgumentException e) {
            // The JDK answers names and dates that cannot be with unchecked exceptions.
            undecided(Message.of("archive.damaged", e.getMessage()));
        }
    }

    private static byte[] start(BufferedInputStream in) throws IOException {
        in.mark(TarEntries.BLOCK);
        byte[] start = in.readNBytes(TarEntries.BLOCK);
        in.reset();
        return start;
    }

    private void undecided(Message why) {
        open = open.or(() -> Optional.of(why));
    }

    private void zip(InputStream in, String path, int depth) throws IOException {
        ZipTail tail = new ZipTail(in);
        ZipInputStream zip = new ZipInputStream(tail, ISO_8859_1);
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries++;
            // A name that is marked as UTF-8 is read as such; the bytes of others came through one by one.
            byte[] name = entry.getName().getBytes(ISO_8859_1);
            List<String> names = List.of(entry.getName(), new String(name, UTF_8), new String(name, GB18030));
            InputStream content = budget.metered(zip);
            if (entry.isDirectory()) {
                budget.entry();
            } else {
                file(names, content, path, depth);
            }
            drain(content);
        }
        drain(tail);
        if (tail.entries().orElse(-1) != entries) {
            undecided(Message.of("archive.directory"));
        } else if (!path.chars().allMatch(c -> c < 0x80 && c != '?')) {
            undecided(Message.of("archive.names"));
        }
    }

    private void tar(InputStream in, String path, int depth) throws IOException {
        TarEntries tar = new TarEntries(in);
        while (tar.next()) {
            if (tar.isSparse() && shown(tar.name()).equals(path)) {
                undecided(Message.of("archive.sparse"));
            } else if (tar.isFile()) {
                file(List.of(tar.name()), budget.metered(tar.content()), path, depth);
            } else {
                budget.entry();
            }
        }
    }

    /** A file that was packed alone: it has no name that counts. */
    private void gzip(InputStream in, String path, int depth) throws IOException {
        BufferedInputStream content = new BufferedInputStream(budget.metered(new GZIPInputStream(in, BLOCK)), BLOCK);
        if (TarEntries.isHeader(start(content))) {
            tar(content, path, depth);
        } else if (path.contains(INSIDE)) {
            open(content, path.substring(path.indexOf(INSIDE) + INSIDE.length()), depth + 1);
        } else {
            files.add(digest(content));
        }
    }

    private void file(List<String> names, InputStream content, String path, int depth) throws IOException {
        budget.entry();
        for (String name : names.stream().map(ArchiveSearch::shown).distinct().toList()) {
            String behind = path.startsWith(name) ? path.substring(name.length()) : path;
            Matcher number = NUMBER.matcher(behind);
            String rest = number.lookingAt() ? behind.substring(number.end()) : behind;
            if (rest.isEmpty()) {
                (behind.isEmpty() ? files : unnumbered).add(digest(content));
                return;
            } else if (!rest.equals(path) && rest.startsWith(INSIDE)) {
                open(content, rest.substring(INSIDE.length()), depth + 1);
                return;
            }
        }
    }

    /** As it stands in a place. */
    private static String shown(String name) {
        String cut = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name;
        StringBuilder text = new StringBuilder();
        cut.codePoints()
                .forEach(c ->
                        text.appendCodePoint(c == 0 || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c));
        return text.indexOf("/") == 0 ? text.substring(1) : text.toString();
    }

    private static void drain(InputStream in) throws IOException {
        byte[] some = new byte[BLOCK];
        int read;
        do {
            read = in.read(some);
        } while (read >= 0);
    }

    private static Hash digest(InputStream in) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            drain(new DigestInputStream(in, sha256));
            return Hash.of(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
