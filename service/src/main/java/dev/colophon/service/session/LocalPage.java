package dev.colophon.service.session;

import dev.colophon.detect.FoundFile;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.page.PageReader;
import dev.colophon.page.context.PageContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** A page that is a file on this machine. */
final class LocalPage {

    /** Of a longer one nobody asks what it is for. */
    private static final int MOST_BYTES = 8 << 20;

    /** A file has no address, and its links are not followed. */
    private static final String NOWHERE = "http://localhost/";

    private LocalPage() {}

    /** What it is for and quotes; empty of what is no page, and of one that says nothing of that. */
    static Optional<PageContext> context(FoundFile found) {
        try {
            if (TypeSniffer.sniff(found.path()) != FileType.HTML || Files.size(found.path()) > MOST_BYTES) {
                return Optional.empty();
            }
            byte[] html = Files.readAllBytes(found.path());
            return Optional.of(PageReader.read(html, "", NOWHERE, Map.of()).context())
                    .filter(PageContext::isTelling)
                    .map(context -> context.of(found.place()));
        } catch (IOException e) { // it has vanished since: what was compared stays true
            return Optional.empty();
        }
    }
}
