package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.DataPackage;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.container.Opened.EntryDigest;
import dev.colophon.evidence.verify.container.Seal;
import dev.colophon.evidence.verify.container.SideFiles;
import dev.colophon.evidence.verify.read.Container.Entry;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.signature.WaczSignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The container, its list, and what lies beside it. */
public final class ContainerChecks {

    private final Opened bundle;
    private final Findings findings;

    public ContainerChecks(Opened bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
    }

    public void run() {
        form();
        bundle.content().ifPresent(this::listed);
        digest();
        bundle.seal()
                .ifPresentOrElse(
                        this::beside, () -> findings.fail(Check.SIDE_HASH, Entries.SEAL, Message.of("seal.needed")));
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
                findings.fail(Check.ZIP_PATHS, bundle.name().wacz() + ": " + entry.name(), Message.of("zip.path"));
            }
            EntryDigest digest = bundle.digests().get(entry.name());
            if (digest == null || digest.crc() != entry.crc()) {
                findings.fail(Check.ZIP_FORM, entry.name(), Message.of("zip.crc"));
            }
        }
        findings.pass(
                Check.ZIP_FORM,
                bundle.name().wacz(),
                Message.of("zip.entries", bundle.container().entries().size()));
        findings.pass(Check.ZIP_PATHS, bundle.name().wacz(), Message.none());
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
                        Message.of("list.length", entry.data().length(), resource.bytes()));
            }
            if (digest != null && !digest.sha256().equals(resource.hash())) {
                findings.fail(
                        Check.RES_HASH,
                        resource.path(),
                        Message.of(
                                "list.hash",
                                digest.sha256().hex(),
                                resource.hash().hex()));
            }
        }
        findings.pass(Check.RES_BYTES, Entries.DATAPACKAGE, Message.none());
        findings.pass(
                Check.RES_HASH,
                Entries.DATAPACKAGE,
                Message.of("list.files", content.resources().size()));
        findings.pass(Check.WACZ_VERSION, Entries.DATAPACKAGE, Message.verbatim("WACZ " + DataPackage.WACZ_VERSION));
    }

    private void members(List<String> expected, List<String> there) {
        Set<String> listed = new HashSet<>(expected);
        Set<String> present = new HashSet<>(there);
        for (String name : expected) {
            if (!present.contains(name)) {
                findings.fail(Check.ZIP_UNLISTED, name, Message.of("list.absent"));
            }
        }
        for (String name : there) {
            if (!listed.contains(name)) {
                findings.fail(Check.ZIP_UNLISTED, name, Message.of("list.added"));
            }
        }
        for (String name : Entries.REQUIRED) {
            if (!listed.contains(name)) {
                findings.fail(Check.ZIP_UNLISTED, name, Message.of("list.required"));
            }
        }
        if (listed.size() != expected.size()) {
            findings.fail(Check.ZIP_UNLISTED, Entries.DATAPACKAGE, Message.of("list.twice"));
        }
        for (int i = 0; i < Math.min(expected.size(), there.size()); i++) {
            if (!expected.get(i).equals(there.get(i))
                    && present.contains(expected.get(i))
                    && listed.contains(there.get(i))) {
                findings.fail(Check.ZIP_UNLISTED, there.get(i), Message.of("list.order", expected.get(i)));
                break;
            }
        }
        findings.pass(Check.ZIP_UNLISTED, Entries.DATAPACKAGE, Message.none());
    }

    private void digest() {
        if (bundle.datapackage().isEmpty()) {
            findings.fail(Check.DIGEST_MATCH, Entries.DATAPACKAGE, Message.of("list.missing"));
            return;
        }
        try {
            WaczSignature signature = WaczSignature.parse(bundle.container().bytes(Entries.DIGEST, 1 << 16));
            if (!signature.hash().equals(Hash.sha256(bundle.datapackage().get()))) {
                findings.fail(Check.DIGEST_MATCH, Entries.DATAPACKAGE, Message.of("list.signed"));
            }
        } catch (MalformedPart e) {
            findings.fail(Check.DIGEST_MATCH, e);
        }
        findings.pass(
                Check.DIGEST_MATCH,
                Entries.DIGEST,
                Message.verbatim(Hash.sha256(bundle.datapackage().get()).hex()));
    }

    private void beside(Seal seal) {
        if (!seal.name().equals(bundle.name())) {
            findings.fail(
                    Check.SEAL_FORM,
                    bundle.name().wacz(),
                    Message.of("seal.renamed", seal.name().stem()));
        }
        findings.pass(
                Check.SEAL_FORM,
                Entries.SEAL,
                Message.of("seal.sealed", seal.name().stem(), Seal.MILLIS.format(seal.captured())));
        SideFiles side = bundle.side();
        seal.sidecars().forEach((name, hash) -> {
            byte[] bytes = side.files().get(name);
            if (bytes == null) {
                findings.fail(Check.SIDE_HASH, name, side.faults().getOrDefault(name, Message.of("side.missing")));
            } else if (!Hash.sha256(bytes).equals(hash)) {
                findings.fail(Check.SIDE_HASH, name, Message.of("side.changed"));
            }
        });
        findings.pass(
                Check.SIDE_HASH,
                Entries.SEAL,
                Message.of("list.files", seal.sidecars().size()));
        side.faults().forEach((name, why) -> findings.fail(Check.SIDE_UNKNOWN, name, why));
        for (String name : side.files().keySet()) {
            if (SideFiles.isRoot(name, bundle.name())
                    && !side.has(name.substring(0, name.length() - ".pem".length()))) {
                findings.unknown(Check.SIDE_UNKNOWN, name, Message.of("side.root"));
            }
            if (!seal.sidecars().containsKey(name) && !SideFiles.follows(name, bundle.name())) {
                findings.fail(Check.SIDE_UNKNOWN, name, Message.of("side.added"));
            }
        }
        findings.pass(Check.SIDE_UNKNOWN, bundle.name().wacz(), Message.none());
    }
}
