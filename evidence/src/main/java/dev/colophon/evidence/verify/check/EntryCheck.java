package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.archive.ArchiveSearch;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.read.Bytes;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.RecordPayload;
import dev.colophon.evidence.verify.read.StrictJson;
import dev.colophon.evidence.verify.read.WarcRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Of a copy that stood in an archive: whether the captured archive holds it. */
final class EntryCheck {

    private static final int MAX_JSON = 4 << 20;

    private final Opened bundle;
    private final Findings findings;

    EntryCheck(Opened bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
    }

    void run() throws MalformedPart {
        JsonObject match = StrictJson.object(bundle.container().bytes(Entries.MATCH, MAX_JSON), Entries.MATCH);
        if (!match.has("entry")) {
            findings.notPresent(Check.MATCH_ENTRY, Entries.MATCH, Message.of("entry.none"));
            return;
        }
        JsonObject entry = match.object("entry").only("container", "path", "bytes", "sha256");
        String path = entry.text("path");
        Hash compared = entry.hash("sha256", "");
        Optional<WarcRecord> archive = WarcChecks.holding(bundle, match.hash("capturedSha256", ""));
        String container = entry.text("container");
        if (!container.equals("ARCHIVE") && !container.equals("DOCUMENT")) {
            throw new MalformedPart(Entries.MATCH, Message.of("entry.kind"));
        }
        if (archive.isEmpty()) {
            findings.fail(Check.MATCH_ENTRY, Entries.MATCH, Message.of("match.file"));
        } else if (container.equals("DOCUMENT")) {
            findings.unknown(Check.MATCH_ENTRY, part(archive.get()), Message.of("entry.document"));
        } else if (match.has("decodedSha256")) {
            findings.unknown(Check.MATCH_ENTRY, part(archive.get()), Message.of("entry.coding"));
        } else {
            compare(path, compared, archive.get());
        }
    }

    private void compare(String path, Hash compared, WarcRecord archive) throws MalformedPart {
        ArchiveSearch.Found found = found(path, archive);
        List<Hash> files = found.files().stream().distinct().toList();
        if (files.equals(List.of(compared))) {
            findings.pass(Check.MATCH_ENTRY, part(archive), Message.verbatim(path));
        } else if (files.contains(compared)) {
            findings.unknown(Check.MATCH_ENTRY, part(archive), Message.of("entry.several", path));
        } else if (!files.isEmpty()) {
            findings.fail(Check.MATCH_ENTRY, part(archive), Message.of("entry.other", path, files.getFirst()));
        } else if (found.open().isPresent()) {
            findings.unknown(
                    Check.MATCH_ENTRY,
                    part(archive),
                    Message.of("entry.open", path, found.open().get()));
        } else {
            findings.fail(Check.MATCH_ENTRY, part(archive), Message.of("entry.absent", path));
        }
    }

    private ArchiveSearch.Found found(String path, WarcRecord archive) throws MalformedPart {
        Bytes warc = bundle.container().entry(Entries.WARC).data();
        try (RecordPayload body = RecordPayload.open(warc, archive)) {
            return ArchiveSearch.in(body, path, ArchiveSearch.most(archive.length()));
        } catch (IOException e) {
            return new ArchiveSearch.Found(List.of(), Optional.of(MalformedPart.why(e)));
        }
    }

    private static String part(WarcRecord record) {
        return Entries.WARC + "#" + record.number();
    }
}
