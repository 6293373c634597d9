package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.NaiveTree;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Changes that are more than a byte: of the container's members, of the files beside it, and of what was sealed. */
final class StructuralChanges {

    /**
     * One changed bundle.
     *
     * @param part what must be named
     */
    record Change(String kind, String what, SortedMap<String, byte[]> files, String part) {}

    private final List<Change> changes = new ArrayList<>();
    private final SortedMap<String, byte[]> honest;
    private final Map<String, byte[]> inside = new LinkedHashMap<>();
    private final BundleName name = new SampleBundle().name;

    private StructuralChanges(SortedMap<String, byte[]> honest) {
        this.honest = honest;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(get(honest, name.wacz())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                inside.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Change> of(SortedMap<String, byte[]> honest) {
        StructuralChanges all = new StructuralChanges(honest);
        all.members();
        all.container();
        all.gzip();
        all.beside();
        all.othersParts();
        all.signedOtherwise();
        all.sealedWrong();
        return all.changes;
    }

    private static byte[] get(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private void files(String kind, String what, String part, Consumer<SortedMap<String, byte[]>> change) {
        SortedMap<String, byte[]> files = new TreeMap<>(honest);
        change.accept(files);
        changes.add(new Change(kind, what, files, part));
    }

    private void zip(String kind, String what, String part, List<Map.Entry<String, byte[]>> entries) {
        files(
                kind,
                what,
                part,
                files -> files.put(name.wacz(), SampleZip.of(entries).bytes()));
    }

    private List<Map.Entry<String, byte[]>> entries() {
        return new ArrayList<>(inside.entrySet());
    }

    private void members() {
        for (int i = 0; i < inside.size(); i++) {
            Map.Entry<String, byte[]> entry = entries().get(i);
            List<Map.Entry<String, byte[]>> dropped = entries();
            dropped.remove(i);
            zip("member dropped", entry.getKey(), entry.getKey(), dropped);
            List<Map.Entry<String, byte[]>> renamed = entries();
            renamed.set(i, Map.entry(entry.getKey() + "x", entry.getValue()));
            zip("member renamed", entry.getKey(), entry.getKey(), renamed);
            List<Map.Entry<String, byte[]>> twice = entries();
            twice.add(entry);
            zip("member twice", entry.getKey(), entry.getKey(), twice);
            List<Map.Entry<String, byte[]>> moved = entries();
            moved.addFirst(moved.remove(i));
            if (i > 0) {
                zip("members reordered", entry.getKey(), entry.getKey(), moved);
            }
            byte[] cut = Arrays.copyOf(entry.getValue(), entry.getValue().length / 2);
            List<Map.Entry<String, byte[]>> halved = entries();
            halved.set(i, Map.entry(entry.getKey(), cut));
            zip("member cut, container rebuilt", entry.getKey(), entry.getKey(), halved);
        }
        List<Map.Entry<String, byte[]>> swapped = entries();
        Map.Entry<String, byte[]> first = swapped.get(6);
        swapped.set(6, Map.entry(first.getKey(), swapped.get(7).getValue()));
        swapped.set(7, Map.entry(swapped.get(7).getKey(), first.getValue()));
        zip("contents swapped", first.getKey(), first.getKey(), swapped);
        for (String added :
                List.of("evidence/more.json", "../outside.txt", "/etc/passwd", "evidence//a", "a\\b", "evidence/./a")) {
            List<Map.Entry<String, byte[]>> more = entries();
            more.add(Map.entry(added, "more".getBytes(UTF_8)));
            zip("member added", added, added, more);
        }
        files("member added", "a symbolic link", "evidence/link", files -> {
            SampleZip zip = SampleZip.of(inside);
            files.put(
                    name.wacz(),
                    zip.add("evidence/link", "/etc/passwd".getBytes(UTF_8), 0xa1ff_0000)
                            .bytes());
        });
    }

    private void container() {
        byte[] zip = get(honest, name.wacz());
        files(
                "container cut",
                "by one byte",
                name.wacz(),
                files -> files.put(name.wacz(), Arrays.copyOf(zip, zip.length - 1)));
        files(
                "container cut",
                "in half",
                name.wacz(),
                files -> files.put(name.wacz(), Arrays.copyOf(zip, zip.length / 2)));
        files(
                "container grown",
                "bytes behind",
                name.wacz(),
                files -> files.put(name.wacz(), Arrays.copyOf(zip, zip.length + 3)));
        files("container grown", "bytes in front", name.wacz(), files -> {
            byte[] grown = new byte[zip.length + 5];
            System.arraycopy(zip, 0, grown, 5, zip.length);
            files.put(name.wacz(), grown);
        });
        files("container written anew", "by java.util.zip, compressed", name.wacz(), files -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream other = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : inside.entrySet()) {
                    other.putNextEntry(new ZipEntry(entry.getKey()));
                    other.write(entry.getValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            files.put(name.wacz(), out.toByteArray());
        });
        changes.add(new Change("bundle renamed", "to another number", renamed(), "C-17-1.wacz"));
    }

    /** Another capture's bundle under this name. */
    private SortedMap<String, byte[]> renamed() {
        SampleBundle other = new SampleBundle();
        other.name = new BundleName("C-17", 2);
        SortedMap<String, byte[]> files = new TreeMap<>();
        other.files().forEach((file, bytes) -> files.put(file.replace("C-17-2", "C-17-1"), bytes));
        return files;
    }

    private void gzip() {
        for (String packed : List.of(Entries.WARC, Entries.CDXJ)) {
            List<Map.Entry<String, byte[]>> anew = entries();
            anew.replaceAll(
                    entry -> entry.getKey().equals(packed) ? Map.entry(packed, recompressed(entry.getValue())) : entry);
            zip("compressed anew", packed, packed, anew);
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

    private void beside() {
        for (String file : honest.keySet()) {
            if (!file.equals(name.wacz())) {
                files("file dropped", file, file, files -> files.remove(file));
                files("file emptied", file, file, files -> files.put(file, new byte[0]));
                files(
                        "file grown",
                        file,
                        file,
                        files -> files.put(file, Arrays.copyOf(get(files, file), get(files, file).length + 1)));
            }
        }
        files(
                "file added",
                "C-17-1.notes.txt",
                "C-17-1.notes.txt",
                files -> files.put("C-17-1.notes.txt", new byte[3]));
        files(
                "file added",
                "C-17-1.trust/tsa-9.pem",
                "tsa-9.pem",
                files -> files.put("C-17-1.trust/tsa-9.pem", new byte[3]));
        files("files dropped", "leaf and proof", name.leaf(), files -> {
            files.remove(name.leaf());
            files.remove(name.proof());
        });
        files(
                "renewal",
                "of other bytes",
                BundleName.renewal(name.token(), 2),
                files -> files.put(
                        BundleName.renewal(name.token(), 2),
                        SampleBundle.AUTHORITY.stamp(Hash.sha256(new byte[1]), SampleBundle.NOW)));
        files(
                "renewal",
                "the one before is missing",
                BundleName.renewal(name.token(), 2),
                files -> files.put(
                        BundleName.renewal(name.token(), 3),
                        SampleBundle.AUTHORITY.stamp(Hash.sha256(new byte[1]), SampleBundle.NOW)));
    }

    private void othersParts() {
        SampleBundle other = new SampleBundle();
        other.body = SampleBundle.random(9_000, 99);
        SortedMap<String, byte[]> theirs = other.files();
        for (String part :
                List.of(name.token(), name.token('b'), name.leaf(), name.proof(), name.report(), name.wacz())) {
            files(
                    "another capture's part",
                    part,
                    part.equals(name.wacz()) ? name.token() : part,
                    files -> files.put(part, get(theirs, part)));
        }
        files("another capture's part", "leaf and proof", name.leaf(), files -> {
            files.put(name.leaf(), get(theirs, name.leaf()));
            files.put(name.proof(), get(theirs, name.proof()));
        });
    }

    private void recipe(String kind, String what, String part, Consumer<SampleBundle> change) {
        SampleBundle bundle = new SampleBundle();
        change.accept(bundle);
        changes.add(new Change(kind, what, bundle.files(), part));
    }

    private void signedOtherwise() {
        Signer otherLog = new Signer("log.example/one", VerifierKey.Type.ED25519);
        recipe(
                "signed by another",
                "list",
                Entries.DIGEST,
                bundle -> bundle.signingKey = Optional.of(SampleBundle.curve()));
        SortedMap<String, byte[]> resealed = new TreeMap<>(honest);
        SampleBundle other = new SampleBundle();
        other.key = SampleBundle.curve();
        resealed.put(name.wacz(), get(other.files(), name.wacz()));
        changes.add(new Change("signed by another", "list, sealed anew", resealed, name.token()));
        files("signed by another", "proof of another log", name.proof(), files -> {
            SampleBundle elsewhere = new SampleBundle();
            elsewhere.log = otherLog;
            files.put(name.proof(), elsewhere.proof(get(files, name.leaf()), 5, 11));
        });
        files("signed by another", "cosignature of a stranger", name.proof(), files -> {
            SampleBundle stranger = new SampleBundle();
            stranger.witnesses = List.of(new Signer("witness.example/x", VerifierKey.Type.COSIGNATURE_ED25519));
            files.put(name.proof(), stranger.proof(get(files, name.leaf()), 5, 11));
        });
        files("checkpoint rolled back", "to size 5", name.proof(), files -> {
            TlogProof proof = TlogProof.parse(get(files, name.proof()));
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                leaves.add(("another leaf " + i).getBytes(UTF_8));
            }
            var older = SampleBundle.LOG.checkpoint("log.example/one", 5, NaiveTree.root(leaves));
            files.put(name.proof(), new TlogProof(proof.index(), proof.path(), older.note()).bytes());
        });
        files("signed by another", "report", name.report(), files -> {
            SampleBundle elsewhere = new SampleBundle();
            elsewhere.report = new SampleReport(
                    "Rights of Somebody",
                    SampleBundle.CAPTURED.minus(Duration.ofDays(9)),
                    SampleBundle.NOW.plus(Duration.ofDays(9)));
            files.put(name.report(), get(elsewhere.files(), name.report()));
        });
        files(
                "signed by another",
                "token of an unknown authority",
                name.token(),
                files -> files.put(
                        name.token(),
                        new SampleAuthority(
                                        "Sample time",
                                        SampleBundle.CAPTURED.minus(Duration.ofDays(9)),
                                        SampleBundle.NOW.plus(Duration.ofDays(9)))
                                .stamp(Hash.sha256(get(inside, Entries.DATAPACKAGE)), SampleBundle.CAPTURED)));
    }

    private void sealedWrong() {
        Instant captured = SampleBundle.CAPTURED;
        recipe(
                "certificate",
                "of the authority expired",
                name.token(),
                bundle -> bundle.authority = new SampleAuthority(
                        "Old time", captured.minus(Duration.ofDays(900)), captured.minus(Duration.ofDays(1))));
        recipe(
                "certificate",
                "of the authority not yet valid",
                name.token(),
                bundle -> bundle.authority = new SampleAuthority(
                        "New time", captured.plus(Duration.ofDays(1)), captured.plus(Duration.ofDays(900))));
        recipe(
                "certificate",
                "of the authority for servers",
                name.token(),
                bundle -> bundle.authority = new SampleAuthority(
                        "Web time",
                        captured.minus(Duration.ofDays(9)),
                        captured.plus(Duration.ofDays(900)),
                        KeyPurposeId.id_kp_serverAuth));
        recipe(
                "certificate",
                "of the signer of the report expired",
                name.signer(),
                bundle -> bundle.report = new SampleReport(
                        "Old", captured.minus(Duration.ofDays(900)), captured.minus(Duration.ofDays(1))));
        recipe(
                "clock",
                "of the capture ten years late",
                name.token(),
                bundle -> bundle.captured = captured.plus(Duration.ofDays(3650)));
        recipe(
                "clock",
                "of the capture ten years early",
                name.token(),
                bundle -> bundle.captured = captured.minus(Duration.ofDays(3650)));
        recipe(
                "clock",
                "of the authority in the future",
                name.token(),
                bundle -> bundle.stamped = captured.plus(Duration.ofDays(900)));
        recipe(
                "clock",
                "of the witnesses before the timestamp",
                name.proof(),
                bundle -> bundle.cosigned = captured.minus(Duration.ofDays(1)));
        recipe(
                "clock",
                "of the witnesses in the future",
                name.proof(),
                bundle -> bundle.cosigned = captured.plus(Duration.ofDays(900)));
        recipe(
                "report",
                "prints another hash",
                name.wacz(),
                bundle -> bundle.reportLines = lines -> lines.subList(3, lines.size()));
        recipe("report", "prints nothing", Entries.DATAPACKAGE, bundle -> bundle.reportLines = _ -> List.of("nothing"));
        warc("Content-Length one short", "response", "Content-Length", "9000");
        warc("block digest wrong", "resource", "WARC-Block-Digest", "sha256:" + "0".repeat(64));
        warc("payload digest wrong", "response", "WARC-Payload-Digest", "sha256:" + "0".repeat(64));
        warc("payload digest missing", "resource", "WARC-Payload-Digest", "");
        warc("block digest missing", "request", "WARC-Block-Digest", "");
        warc("digest in Base32", "warcinfo", "WARC-Block-Digest", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
        warc(
                "another warcinfo named",
                "response",
                "WARC-Warcinfo-ID",
                "<urn:uuid:00000000-0000-0000-0000-000000000000>");
        warc("request of nothing", "request", "WARC-Concurrent-To", "<urn:uuid:00000000-0000-0000-0000-000000000000>");
        warc("request of another address", "request", "WARC-Target-URI", "https://other.example/");
        warc("date not UTC", "resource", "WARC-Date", "2026-11-25T15:00:00+08:00");
        warc("id not a URN", "resource", "WARC-Record-ID", "<http://example.com/1>");
        entry("a step removed", Entries.PROCESS, text -> text.replaceFirst("(?m)^.*\"resolve\".*\\n", ""));
        entry("a step changed", Entries.PROCESS, text -> text.replace("{\"of\":\"hash\"}", "{\"of\":\"hush\"}"));
        entry("the last step cut", Entries.PROCESS, text -> text.replaceFirst("(?m)^.*\"step\":\"end\".*\\n", ""));
        entry(
                "another end of the process",
                Entries.MATCH,
                text -> text.replaceFirst("\"processEnd\":\"[0-9a-f]{8}", "\"processEnd\":\"00000000"));
        entry(
                "another file compared",
                Entries.MATCH,
                text -> text.replaceFirst("\"capturedSha256\":\"[0-9a-f]{8}", "\"capturedSha256\":\"00000000"));
        entry("a page that was not captured", Entries.PAGES, text -> text.replace("song.mp3", "other.mp3"));
        entry("no items", Entries.ENVIRONMENT, _ -> "{\"items\":[]}");
        entry("a member twice", Entries.ENVIRONMENT, text -> text.replace("{\"items\"", "{\"items\":[],\"items\""));
        recipe(
                "sealed wrong",
                "index of other offsets",
                Entries.CDXJ,
                bundle -> bundle.entries = inside -> inside.put(
                        Entries.CDXJ, new SampleWarc(SampleBundle.random(8_000, 1), headers -> headers).index()));
    }

    private void warc(String what, String type, String header, String value) {
        recipe(
                "sealed wrong",
                "WARC: " + what,
                Entries.WARC,
                bundle -> bundle.warcHeaders = headers -> {
                    Map<String, String> changed = new LinkedHashMap<>(headers);
                    if (type.equals(headers.get("WARC-Type"))) {
                        changed.put(header, value);
                        changed.values().removeIf(String::isEmpty);
                    }
                    return changed;
                });
    }

    private void entry(String what, String entry, UnaryOperator<String> change) {
        recipe(
                "sealed wrong",
                what,
                entry,
                bundle -> bundle.entries = inside -> {
                    String text = new String(get(inside, entry), UTF_8);
                    String changed = change.apply(text);
                    if (changed.equals(text)) {
                        throw new IllegalStateException("nothing was changed: " + what);
                    }
                    inside.put(entry, changed.getBytes(UTF_8));
                });
    }
}
