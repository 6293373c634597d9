package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.container.DataPackage;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Seal;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.signature.WaczSignature;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Changes of a container whose list agrees with them. */
final class WaczSignatureChanges {

    private final Map<String, byte[]> inside;
    private final KeyPair own = SampleBundle.curve();

    WaczSignatureChanges(Map<String, byte[]> inside) {
        this.inside = inside;
    }

    private static void put(List<Map.Entry<String, byte[]>> entries, String name, byte[] bytes) {
        entries.replaceAll(entry -> entry.getKey().equals(name) ? Map.entry(name, bytes) : entry);
    }

    private byte[] get(String name) {
        return Objects.requireNonNull(inside.get(name), name);
    }

    /** Puts a changed entry and the list that names it. */
    private DataPackage changed(List<Map.Entry<String, byte[]>> entries, String entry, byte[] bytes) {
        try {
            put(entries, entry, bytes);
            DataPackage honest = DataPackage.parse(get(Entries.DATAPACKAGE));
            DataPackage content = new DataPackage(
                    honest.title(),
                    honest.created(),
                    honest.software(),
                    honest.mainPageUrl(),
                    honest.mainPageDate(),
                    honest.resources().stream()
                            .map(one -> one.path().equals(entry)
                                    ? new DataPackage.Resource(entry, Hash.sha256(bytes), bytes.length)
                                    : one)
                            .toList());
            put(entries, Entries.DATAPACKAGE, content.bytes());
            return content;
        } catch (MalformedPart e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same text with one letter of the software or the title, or a digit, made another. */
    private byte[] other(String entry) {
        String text = new String(get(entry), UTF_8);
        int at = text.lastIndexOf('a');
        return (text.substring(0, at) + 'e' + text.substring(at + 1)).getBytes(UTF_8);
    }

    Consumer<List<Map.Entry<String, byte[]>>> listed(String entry) {
        return entries -> {
            DataPackage content = changed(entries, entry, other(entry));
            WaczSignature old = signature();
            put(
                    entries,
                    Entries.DIGEST,
                    new WaczSignature(
                                    Hash.sha256(content.bytes()),
                                    old.created(),
                                    old.software(),
                                    old.signature(),
                                    old.publicKey())
                            .bytes());
        };
    }

    Consumer<List<Map.Entry<String, byte[]>>> signedAnew(String entry) {
        return entries -> sign(entries, changed(entries, entry, other(entry)));
    }

    Consumer<List<Map.Entry<String, byte[]>>> sealedAnew() {
        return entries -> {
            try {
                Seal seal = Seal.parse(get(Entries.SEAL));
                byte[] anew = new Seal(
                                seal.name(),
                                seal.captured(),
                                WaczSignature.keyHash(own.getPublic()),
                                seal.sidecars(),
                                seal.promised())
                        .bytes();
                sign(entries, changed(entries, Entries.SEAL, anew));
            } catch (MalformedPart e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private void sign(List<Map.Entry<String, byte[]>> entries, DataPackage content) {
        try {
            put(
                    entries,
                    Entries.DIGEST,
                    WaczSignature.sign(content.bytes(), content, own).bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Consumer<List<Map.Entry<String, byte[]>>> otherForm() {
        return entries -> {
            WaczSignature old = signature();
            put(
                    entries,
                    Entries.DIGEST,
                    new WaczSignature(
                                    old.hash(),
                                    old.created(),
                                    old.software(),
                                    ReportChanges.otherForm(old.signature(), ReportChanges.P256_ORDER),
                                    old.publicKey())
                            .bytes());
        };
    }

    private WaczSignature signature() {
        try {
            return WaczSignature.parse(get(Entries.DIGEST));
        } catch (MalformedPart e) {
            throw new IllegalStateException(e);
        }
    }
}
