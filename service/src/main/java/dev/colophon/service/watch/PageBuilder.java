package dev.colophon.service.watch;

import dev.colophon.browser.Browser;
import dev.colophon.browser.RenderLimits;
import dev.colophon.browser.RenderResult;
import dev.colophon.browser.RenderResult.Rendered;
import dev.colophon.crawl.fetch.Renderer;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.GuardedClient;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.ProgramSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A headless Chromium, when a source asks for it. One page at a time. */
public final class PageBuilder implements Renderer, Closeable {

    private final Optional<Browser> browser;

    private PageBuilder(Optional<Browser> browser) {
        this.browser = browser;
    }

    /** Starts one when a source wants its pages built. */
    public static PageBuilder of(List<Source> sources, ProgramSettings programs, GuardedClient client)
            throws IOException {
        if (sources.stream().noneMatch(Source::render)) {
            return new PageBuilder(Optional.empty());
        }
        Path executable = programs.browser()
                .orElseThrow(() -> new ServiceException(
                        Category.ENVIRONMENT,
                        "a source wants its pages built by a browser, and no Chromium was found: " + Browser.INSTALL));
        return new PageBuilder(Optional.of(Browser.start(executable, client, RenderLimits.defaults())));
    }

    @Override
    public synchronized Optional<String> html(String url) {
        return browser.map(running -> running.render(url)).flatMap(PageBuilder::html);
    }

    private static Optional<String> html(RenderResult result) {
        return result instanceof Rendered page ? Optional.of(page.html()) : Optional.empty();
    }

    @Override
    public void close() {
        browser.ifPresent(Browser::close);
    }
}
