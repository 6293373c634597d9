package dev.colophon.evidence.verify;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.Opened.EntryDigest;
import dev.colophon.evidence.verify.read.Container.Entry;
import dev.colophon.evidence.verify.read.Unreadable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The container, its list, and what lies beside it. */
final class ContainerChecks {

    private final Opened bundle;
    private final Findings findings;

    ContainerChecks(Opened bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
    }

    void run() {
        form();
        bundle.content().ifPresent(this::listed);
        digest();
        bundle.seal()
                .ifPresentOrElse(
                        this::beside,
                        () -> findings.fail(
                                Check.SIDE_HASH,
                                Entries.SEAL,
                                "what lies beside the container cannot be checked without the seal"));
    }

    private void form() {
        bundle.container()
                .faults()
                .forEach(fault -> findings.fail(
                        Check.of(fault.check()).orElseThrow(),
                        bundle.name().wacz() + ": " + fault.part(),
                        fault.why()));
        for (Entry entry : bundle.container().entries().values()) {
            if (!Entries.isName(entry.name())) {
                findings.fail(
                        Check.ZIP_PATHS,
                        bundle.name().wacz() + ": " + entry.name(),
                        "not a relative path of plain names");
            }
            EntryDigest digest = bundle.digests().get(entry.name());
            if (digest == null || digest.crc() != entry.crc()) {
                findings.fail(
                        Check.ZIP_FORM, entry.name(), "its bytes do not have the CRC-32 that the container states");
            }
        }
        findings.pass(
                Check.ZIP_FORM,
                bundle.name().wacz(),
                "%d entries".formatted(bundle.container().entries().size()));
        findings.pass(Check.ZIP_PATHS, bundle.name().wacz(), "");
    }

    private void listed(DataPackage content) {
        List<String> expected = new ArrayList<>();
        content.resources().forEach(resource -> expected.add(resource.path()));
        expected.add(Entries.DATAPACKAGE);
        expected.add(Entries.DIGEST);
        List<String> there = List.copyOf(bundle.container().entries().sequencedKeySet());
        members(expected, there);
        for (DataPackage.Resource resource : content.resources()) {
            Entry entry = bundle.container().entries().get(resource.path());
            EntryDigest digest = bundle.digests().get(resource.path());
            if (entry != null && entry.data().length() != resource.bytes()) {
                findings.fail(
                        Check.RES_BYTES,
                        resource.path(),
                        "%,d bytes, the list says %,d".formatted(entry.data().length(), resource.bytes()));
            }
            if (digest != null && !digest.sha256().equals(resource.hash())) {
                findings.fail(
                        Check.RES_HASH,
                        resource.path(),
                        "its SHA-256 is " + digest.sha256().hex() + ", the list says "
                                + resource.hash().hex());
            }
        }
        findings.pass(Check.RES_BYTES, Entries.DATAPACKAGE, "");
        findings.pass(
                Check.RES_HASH,
                Entries.DATAPACKAGE,
                "%d files".formatted(content.resources().size()));
        findings.pass(Check.WACZ_VERSION, Entries.DATAPACKAGE, "WACZ " + DataPackage.WACZ_VERSION);
    }

    private void members(List<String> expected, List<String> there) {
        Set<String> listed = new HashSet<>(expected);
        Set<String> present = new HashSet<>(there);
        for (String name : expected) {
            if (!present.contains(name)) {
                findings.fail(Check.ZIP_UNLISTED, name, "listed, but not in the container");
            }
        }
        for (String name : there) {
            if (!listed.contains(name)) {
                findings.fail(Check.ZIP_UNLISTED, name, "in the container, but not listed");
            }
        }
        for (String name : Entries.REQUIRED) {
            if (!listed.contains(name)) {
                findings.fail(Check.ZIP_UNLISTED, name, "every bundle has it, this one does not list it");
            }
        }
        if (listed.size() != expected.size()) {
            findings.fail(Check.ZIP_UNLISTED, Entries.DATAPACKAGE, "a file is listed twice");
        }
        for (int i = 0; i < Math.min(expected.size(), there.size()); i++) {
            if (!expected.get(i).equals(there.get(i))
                    && present.contains(expected.get(i))
                    && listed.contains(there.get(i))) {
                findings.fail(
                        Check.ZIP_UNLISTED,
                        there.get(i),
                        "stands where the list has %s: the entries were reordered".formatted(expected.get(i)));
                break;
            }
        }
        findings.pass(Check.ZIP_UNLISTED, Entries.DATAPACKAGE, "");
    }

    private void digest() {
        if (bundle.datapackage().isEmpty()) {
            findings.fail(Check.DIGEST_MATCH, Entries.DATAPACKAGE, "missing from the container");
            return;
        }
        try {
            WaczSignature signature = WaczSignature.parse(bundle.container().bytes(Entries.DIGEST, 1 << 16));
            if (!signature.hash().equals(Hash.sha256(bundle.datapackage().get()))) {
                findings.fail(Check.DIGEST_MATCH, Entries.DATAPACKAGE, "its SHA-256 is not the one that was signed");
            }
        } catch (Unreadable e) {
            findings.fail(Check.DIGEST_MATCH, e);
        }
        findings.pass(
                Check.DIGEST_MATCH,
                Entries.DIGEST,
                Hash.sha256(bundle.datapackage().get()).hex());
    }

    private void beside(Seal seal) {
        if (!seal.name().equals(bundle.name())) {
            findings.fail(
                    Check.SEAL_FORM,
                    bundle.name().wacz(),
                    "it was sealed as %s: it was renamed, or is another bundle"
                            .formatted(seal.name().stem()));
        }
        findings.pass(
                Check.SEAL_FORM,
                Entries.SEAL,
                "sealed as %s, captured %s".formatted(seal.name().stem(), Seal.MILLIS.format(seal.captured())));
        SideFiles side = bundle.side();
        seal.sidecars().forEach((name, hash) -> {
            byte[] bytes = side.files().get(name);
            if (bytes == null) {
                findings.fail(Check.SIDE_HASH, name, side.faults().getOrDefault(name, "missing beside the container"));
            } else if (!Hash.sha256(bytes).equals(hash)) {
                findings.fail(Check.SIDE_HASH, name, "its SHA-256 is not the sealed one");
            }
        });
        findings.pass(
                Check.SIDE_HASH,
                Entries.SEAL,
                "%d files".formatted(seal.sidecars().size()));
        side.faults().forEach((name, why) -> findings.fail(Check.SIDE_UNKNOWN, name, why));
        for (String name : side.files().keySet()) {
            if (SideFiles.isRoot(name, bundle.name())
                    && !side.has(name.substring(0, name.length() - ".pem".length()))) {
                findings.unknown(Check.SIDE_UNKNOWN, name, "the root certificate of a timestamp that is not there");
            }
            if (!seal.sidecars().containsKey(name) && !SideFiles.follows(name, bundle.name())) {
                findings.fail(Check.SIDE_UNKNOWN, name, "neither sealed nor of a kind that follows: it was added");
            }
        }
        findings.pass(Check.SIDE_UNKNOWN, bundle.name().wacz(), "");
    }
}
