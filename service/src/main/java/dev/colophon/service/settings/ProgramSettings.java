package dev.colophon.service.settings;

import dev.colophon.browser.Browser;
import dev.colophon.media.ffmpeg.FfmpegSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which programs are run.
 *
 * @param ffmpeg where it is looked for
 * @param chromium path of Chromium, where it is not the first on {@code path}
 * @param path folders in which programs are looked for
 */
public record ProgramSettings(FfmpegSearch ffmpeg, Optional<String> chromium, List<Path> path) {

    /** The browser, where there is one. */
    public Optional<Path> browser() {
        return Browser.find(chromium, path);
    }
}
