package dev.colophon.service.draft;

import dev.colophon.cases.capture.PrintingBrowser;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.PrintedDocument;
import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.messages.Language;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.evidence.EvidenceBrowser;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Prints notices and reports by the browser that prints the reports of evidence, where there is one. It is started when it is needed. */
public final class BrowserPrinter implements NoticePrinter, Closeable {

    private final Settings settings;
    private final boolean wanted;
    private final Language reader;
    private final MessageListener listener;
    private final ScratchFolder scratch;
    private final GuardedClient client;
    private Optional<EvidenceBrowser> browser = Optional.empty();

    private BrowserPrinter(
            Settings settings, boolean wanted, Language reader, MessageListener listener, ScratchFolder scratch) {
        this.settings = settings;
        this.wanted = wanted;
        this.reader = reader;
        this.listener = listener;
        this.scratch = scratch;
        this.client = new GuardedClient(GuardSettings.of(settings.watching().contactOrExample(), scratch.path()));
    }

    /**
     * Opens one; no browser is started yet.
     *
     * @param wanted whether anything is printed at all
     */
    public static BrowserPrinter open(Settings settings, boolean wanted, Language reader, MessageListener listener)
            throws IOException {
        return new BrowserPrinter(settings, wanted, reader, listener, ScratchFolder.create("colophon-notice"));
    }

    @Override
    public Optional<byte[]> print(NoticeDocument document) {
        if (!wanted) {
            return Optional.empty();
        }
        EvidenceBrowser started =
                browser.orElseGet(() -> EvidenceBrowser.start(settings.programs(), client, listener, reader));
        browser = Optional.of(started);
        try {
            return started.browser().map(PrintingBrowser::of).map(printer -> PrintedDocument.print(document, printer));
        } catch (EvidenceException e) {
            listener.message("it was not printed: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        browser.ifPresent(EvidenceBrowser::close);
        client.close();
        scratch.close();
    }
}
