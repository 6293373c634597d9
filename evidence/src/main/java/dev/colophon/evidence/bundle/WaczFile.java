package dev.colophon.evidence.bundle;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.bundle.environment.Moment;
import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.bundle.sealed.BundleFacts.FileFacts;
import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.container.DataPackage;
import dev.colophon.evidence.verify.container.DataPackage.Resource;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Seal;
import dev.colophon.evidence.verify.read.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code S.wacz}, written.
 *
 * @param file all of it
 * @param dataPackage hash of {@code datapackage.json}
 * @param contents what that says
 */
record WaczFile(FileFacts file, Hash dataPackage, DataPackage contents) {

    private static final String WARC_NAME = "data.warc.gz";

    /** Writes it, durable. */
    static WaczFile write(
            Path file, BundleSettings settings, Contents contents, ProcessLog process, Seal seal, Instant created)
            throws IOException {
        List<Resource> resources = new ArrayList<>();
        try (StrictZip zip = new StrictZip(file)) {
            resources.add(warc(zip, contents.warc()));
            Bytes warc = new Bytes(
                    zip.channel(), zip.contentOffset(), resources.getFirst().bytes());
            byte[] index = WarcIndex.of(warc.stream(), WARC_NAME);
            resources.add(zip.add(Entries.CDXJ, index));
            resources.add(zip.add(Entries.PAGES, pages(seal.name().stem(), contents.pages())));
            String processEnd = process.end();
            resources.add(zip.add(Entries.PROCESS, process.bytes()));
            resources.add(zip.add(Entries.ENVIRONMENT, contents.environment().bytes()));
            resources.add(zip.add(Entries.MATCH, match(contents.match(), processEnd)));
            for (Map.Entry<String, Contents.Opened> extra : contents.extras().entrySet()) {
                resources.add(extra(zip, extra.getKey(), extra.getValue()));
            }
            resources.add(zip.add(Entries.SEAL, seal.bytes()));
            DataPackage description = new DataPackage(
                    seal.name().stem(),
                    created,
                    settings.software(),
                    contents.mainPage().url(),
                    contents.mainPage().time(),
                    resources);
            byte[] described = description.bytes();
            Hash hash = zip.add(Entries.DATAPACKAGE, described).hash();
            zip.add(Entries.DIGEST, settings.key().sign(described, description).bytes());
            zip.finish();
            return new WaczFile(zip.facts(), hash, description);
        }
    }

    private static Resource warc(StrictZip zip, Path file) throws IOException {
        try (InputStream in = input(() -> Files.newInputStream(file), file.toString())) {
            return zip.add(Entries.WARC, in);
        }
    }

    private static Resource extra(StrictZip zip, String path, Contents.Opened content) throws IOException {
        try (InputStream in = input(content, path)) {
            return zip.add(path, in);
        }
    }

    private static InputStream input(Contents.Opened content, String name) throws IOException {
        try {
            return content.open();
        } catch (NoSuchFileException e) {
            throw new EvidenceException(Reason.UNFIT, name + ": is not there to be sealed", e);
        } catch (AccessDeniedException e) {
            throw new EvidenceException(Reason.UNFIT, name + ": may not be read", e);
        }
    }

    private static byte[] pages(String title, List<Page> pages) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        line(lines, Map.of("format", "json-pages-1.0", "id", "pages", "title", title));
        for (Page page : pages) {
            String id = "page-" + (1 + pages.indexOf(page));
            line(lines, Map.of("id", id, "url", page.url(), "ts", Moment.millis(page.time()), "title", page.title()));
        }
        return lines.toByteArray();
    }

    private static void line(ByteArrayOutputStream lines, Map<String, String> members) {
        lines.writeBytes(CanonicalJson.bytes(members));
        lines.write('\n');
    }

    private static byte[] match(Map<String, Object> members, String processEnd) {
        Map<String, Object> all = new HashMap<>(members);
        all.put("v", 1);
        all.put("processEnd", processEnd);
        return CanonicalJson.bytes(all);
    }
}
