package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.SideFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Changes that are more than a byte and for which nobody needs a key: of the container's members, of the files beside it, of
 * the form of signatures, with parts of another capture.
 */
public final class StructuralChanges {

    /**
     * One changed bundle.
     *
     * @param files makes what lies in the folder then, by relative name
     * @param part what must be named
     * @param absence whether it only takes away what may never have followed, so that nothing fails and something is absent
     *     or left open
     */
    public record Change(
            String kind, String what, Supplier<SortedMap<String, byte[]>> files, String part, boolean absence) {

        static Change of(String kind, String what, SortedMap<String, byte[]> files, String part) {
            return new Change(kind, what, () -> files, part, false);
        }

        @Override
        public String toString() {
            return kind + ": " + what;
        }
    }

    private final List<Change> changes = new ArrayList<>();
    private final BundleName name;
    private final SortedMap<String, byte[]> honest;
    private final SortedMap<String, byte[]> theirs = new TreeMap<>();
    private final Map<String, byte[]> inside;

    private StructuralChanges(
            BundleName name, SortedMap<String, byte[]> honest, BundleName other, SortedMap<String, byte[]> others) {
        this.name = name;
        this.honest = honest;
        this.inside = SampleZip.entries(get(honest, name.wacz()));
        others.forEach((file, bytes) ->
                theirs.put(name.stem() + file.substring(other.stem().length()), bytes));
    }

    /**
     * Changes of a bundle.
     *
     * @param honest every file of it by its name relative to the folder
     * @param other the name of another bundle with the same log and keys, whose files are {@code others}
     */
    public static List<Change> of(
            BundleName name, SortedMap<String, byte[]> honest, BundleName other, SortedMap<String, byte[]> others) {
        StructuralChanges all = new StructuralChanges(name, honest, other, others);
        all.members();
        all.container();
        all.list();
        all.beside();
        all.later();
        all.proof();
        all.report();
        all.othersParts();
        return List.copyOf(all.changes);
    }

    private static byte[] get(Map<String, byte[]> files, String file) {
        return Objects.requireNonNull(files.get(file), file);
    }

    private void files(String kind, String what, String part, Consumer<SortedMap<String, byte[]>> change) {
        changes.add(new Change(kind, what, () -> changed(change), part, false));
    }

    private void absent(String what, String part, String... gone) {
        changes.add(new Change(
                "file dropped", what, () -> changed(files -> files.keySet().removeAll(List.of(gone))), part, true));
    }

    private SortedMap<String, byte[]> changed(Consumer<SortedMap<String, byte[]>> change) {
        SortedMap<String, byte[]> files = new TreeMap<>(honest);
        change.accept(files);
        return files;
    }

    private void file(String kind, String what, String file, UnaryOperator<byte[]> change) {
        files(kind, what, file, files -> files.compute(file, (_, bytes) -> change.apply(bytes)));
    }

    private void zip(String kind, String part, Consumer<List<Map.Entry<String, byte[]>>> change) {
        zip(kind, part, part, change);
    }

    private void zip(String kind, String what, String part, Consumer<List<Map.Entry<String, byte[]>>> change) {
        files(kind, what, part, files -> {
            List<Map.Entry<String, byte[]>> entries = new ArrayList<>(inside.entrySet());
            change.accept(entries);
            files.put(name.wacz(), SampleZip.of(entries).bytes());
        });
    }

    private void members() {
        int at = 0;
        for (Map.Entry<String, byte[]> entry : inside.entrySet()) {
            int i = at++;
            String own = entry.getKey();
            byte[] bytes = entry.getValue();
            zip("member dropped", own, entries -> entries.remove(i));
            zip("member renamed", own, entries -> entries.set(i, Map.entry(own + "x", bytes)));
            zip("member twice", own, entries -> entries.add(entry));
            if (i > 0) {
                zip("members reordered", own, entries -> entries.addFirst(entries.remove(i)));
            }
            zip(
                    "member cut, container rebuilt",
                    own,
                    entries -> entries.set(i, Map.entry(own, Arrays.copyOf(bytes, bytes.length / 2))));
        }
        List<String> names = List.copyOf(inside.keySet());
        int one = names.indexOf(Entries.ENVIRONMENT);
        int other = names.indexOf(Entries.MATCH);
        zip("contents swapped", names.get(one), entries -> {
            entries.set(one, Map.entry(names.get(one), get(inside, names.get(other))));
            entries.set(other, Map.entry(names.get(other), get(inside, names.get(one))));
        });
        for (String added :
                List.of("evidence/more.json", "../outside.txt", "/etc/passwd", "evidence//a", "a\\b", "evidence/./a")) {
            zip("member added", added, entries -> entries.add(Map.entry(added, "more".getBytes(UTF_8))));
        }
        files("member added", "a symbolic link", "evidence/link", files -> {
            SampleZip zip = SampleZip.of(inside);
            zip.add("evidence/link", "/etc/passwd".getBytes(UTF_8), 0xa1ff_0000);
            files.put(name.wacz(), zip.bytes());
        });
        for (String packed : List.of(Entries.WARC, Entries.CDXJ)) {
            int i = names.indexOf(packed);
            zip(
                    "compressed anew",
                    packed,
                    entries -> entries.set(i, Map.entry(packed, recompressed(get(inside, packed)))));
        }
    }

    private static byte[] recompressed(byte[] gzip) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip));
                GZIPOutputStream out = new GZIPOutputStream(packed) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                }) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private void container() {
        String own = name.wacz();
        file("container cut", "by one byte", own, zip -> Arrays.copyOf(zip, zip.length - 1));
        file("container cut", "in half", own, zip -> Arrays.copyOf(zip, zip.length / 2));
        file("container grown", "bytes behind", own, zip -> Arrays.copyOf(zip, zip.length + 3));
        file("container grown", "bytes in front", own, zip -> {
            byte[] grown = new byte[zip.length + 5];
            System.arraycopy(zip, 0, grown, 5, zip.length);
            return grown;
        });
        file("container written anew", "by java.util.zip, compressed", own, _ -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream other = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : inside.entrySet()) {
                    other.putNextEntry(new ZipEntry(entry.getKey()));
                    other.write(entry.getValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        });
    }

    /** The list says what was changed: by somebody without the key, then with a key of their own. */
    private void list() {
        WaczSignatureChanges signed = new WaczSignatureChanges(inside);
        for (String entry : List.of(Entries.MATCH, Entries.ENVIRONMENT, Entries.PAGES)) {
            zip("list rewritten", entry + ", old signature", Entries.DIGEST, signed.listed(entry));
            zip("list rewritten", entry + ", signed anew", Entries.DIGEST, signed.signedAnew(entry));
        }
        zip("list rewritten", "sealed and signed anew", name.token(), signed.sealedAnew());
        zip("other form of a signature", Entries.DIGEST, signed.otherForm());
    }

    private void beside() {
        for (String file : honest.keySet()) {
            if (file.equals(name.wacz())) {
                continue;
            }
            file("file emptied", file, file, _ -> new byte[0]);
            file("file grown", file, file, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
            if (file.equals(name.report()) || file.equals(name.proof())) {
                absent(file, file, file);
            } else if (!isLater(file)) {
                files("file dropped", file, file, files -> files.remove(file));
            }
        }
        String notes = name.stem() + ".notes.txt";
        files("file added", notes, notes, files -> files.put(notes, new byte[3]));
        String root = name.authority(9);
        files("file added", root, root, files -> files.put(root, new byte[3]));
        files("files dropped", "leaf and proof", name.leaf(), files -> {
            files.remove(name.leaf());
            files.remove(name.proof());
        });
        absent(
                "token, leaf, proof and report",
                name.report(),
                honest.keySet().stream()
                        .filter(file -> SideFiles.follows(file, name))
                        .toArray(String[]::new));
    }

    /** Whether a file came after the sealing; without the newest, a bundle is what it was before. */
    private boolean isLater(String file) {
        return SideFiles.follows(file, name)
                && !file.equals(name.leaf())
                && !file.equals(name.proof())
                && !file.equals(name.report())
                && name.tokens().noneMatch(file::equals);
    }

    private void later() {
        String token = name.token();
        String next = BundleName.renewal(token, 2);
        byte[] theirToken = get(theirs, token);
        files("renewal", "of other bytes", next, files -> files.put(next, theirToken));
        files("renewal", "the one before is missing", next, files -> {
            files.put(BundleName.renewal(token, 3), theirToken);
            files.remove(next);
        });
        String late = name.lateToken(1);
        files("late timestamp", "of another capture", late, files -> files.put(late, theirToken));
        for (String file : honest.keySet().stream().filter(this::isLater).toList()) {
            if (SideFiles.isRoot(file, name)) {
                String of = file.substring(0, file.length() - ".pem".length());
                absent(file, of, file);
                absent(of, file, of);
                files("root of another authority", file, of, files -> files.put(file, get(honest, name.signer())));
            } else if (honest.containsKey(BundleName.renewal(file, 2))) {
                files("file dropped", file, file, files -> files.remove(file));
            }
        }
    }

    private void proof() {
        String own = name.proof();
        file("proof", "index one higher", own, lines(lines -> lines.replaceAll(StructuralChanges::oneHigher)));
        file("proof", "a hash of the path less", own, lines(lines -> lines.remove(lines.indexOf("") - 1)));
        file("proof", "checkpoint one larger", own, lines(lines -> {
            int size = lines.indexOf("") + 2;
            lines.set(size, Long.toString(Long.parseLong(lines.get(size)) + 1));
        }));
        file("proof", "last signature line gone", own, lines(List::removeLast));
        file("proof", "last signature line twice", own, lines(lines -> lines.add(lines.getLast())));
        file(
                "proof",
                "signature lines swapped",
                own,
                lines(lines -> Collections.swap(lines, lines.size() - 2, lines.size() - 1)));
        file(
                "proof",
                "the log's signature last",
                own,
                lines(lines -> lines.add(lines.remove(lines.lastIndexOf("") + 1))));
        file("proof", "of another leaf", own, _ -> get(theirs, own));
    }

    private static String oneHigher(String line) {
        String index = "index ";
        return line.startsWith(index) ? index + (Long.parseLong(line.substring(index.length())) + 1) : line;
    }

    private static UnaryOperator<byte[]> lines(Consumer<List<String>> change) {
        return bytes -> {
            List<String> lines =
                    new ArrayList<>(new String(bytes, UTF_8).lines().toList());
            change.accept(lines);
            return (String.join("\n", lines) + "\n").getBytes(UTF_8);
        };
    }

    private void report() {
        String own = name.report();
        file("report", "cut by one byte", own, pdf -> Arrays.copyOf(pdf, pdf.length - 1));
        file("report", "cut in half", own, pdf -> Arrays.copyOf(pdf, pdf.length / 2));
        file("report", "a page added behind the signature", own, ReportChanges::withAnotherPage);
        file("report", "saved anew", own, ReportChanges::savedAnew);
        file("report", "bytes between the signature and the next object", own, ReportChanges::grownInside);
        if (ReportChanges.isOfCurve(get(honest, own))) {
            file("other form of a signature", own, own, ReportChanges::otherForm);
        }
    }

    private void othersParts() {
        for (String part : List.of(
                name.token(),
                name.token('b'),
                name.leaf(),
                name.report(),
                name.readme(),
                name.authority(1),
                name.wacz())) {
            if (theirs.containsKey(part)
                    && honest.containsKey(part)
                    && !Arrays.equals(get(theirs, part), get(honest, part))) {
                file(
                        "another capture's part",
                        part,
                        part.equals(name.wacz()) ? name.token() : part,
                        _ -> get(theirs, part));
            }
        }
        files("another capture's part", "leaf and proof", name.leaf(), files -> {
            files.put(name.leaf(), get(theirs, name.leaf()));
            files.put(name.proof(), get(theirs, name.proof()));
        });
        changes.add(new Change("bundle renamed", "to this name", () -> new TreeMap<>(theirs), name.wacz(), false));
    }
}
