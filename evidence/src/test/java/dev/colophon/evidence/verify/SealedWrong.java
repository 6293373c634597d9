package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.NaiveTree;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.verify.StructuralChanges.Change;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Entries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Bundles that were wrong when they were sealed, or that others signed: only somebody with keys can make them. */
final class SealedWrong {

    private final List<Change> changes = new ArrayList<>();
    private final SampleBundle sample = new SampleBundle();
    private final BundleName name = sample.name;
    private final SortedMap<String, byte[]> honest = sample.files();

    private SealedWrong() {}

    static List<Change> all() {
        SealedWrong all = new SealedWrong();
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
        changes.add(Change.of(kind, what, files, part));
    }

    private void recipe(String kind, String what, String part, Consumer<SampleBundle> change) {
        SampleBundle bundle = new SampleBundle();
        change.accept(bundle);
        changes.add(Change.of(kind, what, bundle.files(), part));
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
        changes.add(Change.of("signed by another", "list, sealed anew", resealed, name.token()));
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
                                .stamp(
                                        Hash.sha256(
                                                get(SampleZip.entries(get(honest, name.wacz())), Entries.DATAPACKAGE)),
                                        SampleBundle.CAPTURED)));
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
