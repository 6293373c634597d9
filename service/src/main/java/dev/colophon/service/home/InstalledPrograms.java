package dev.colophon.service.home;

import dev.colophon.browser.Browser;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.media.ocr.OcrFiles;
import dev.colophon.service.settings.ProgramSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The programs of others that are used where they are there, each described in a line. */
record InstalledPrograms(ProgramSettings settings) {

    String ffmpeg() throws IOException {
        Ffmpeg ffmpeg = settings.ffmpeg().find();
        return "%s (%s), %s: %s"
                .formatted(ffmpeg.version(), ffmpeg.licence(), ffmpeg.origin().words(), ffmpeg.program());
    }

    /** Optional. */
    String ocr() throws NotThere {
        try {
            return "reads text in pictures: "
                    + OcrFiles.of(settings.ffmpeg().cache()).folder();
        } catch (IOException e) {
            throw new NotThere("text in pictures is not read: " + e.getMessage());
        }
    }

    /** Optional. */
    String chromium() throws IOException {
        Optional<Path> browser = settings.browser();
        if (browser.isEmpty() && settings.chromium().isPresent()) {
            throw new IOException(settings.chromium().get() + " is no program that can be run");
        }
        if (browser.isEmpty()) {
            throw new NotThere(
                    "not installed; without it pages that scripts build are not read, and evidence has neither"
                            + " screenshot nor report: "
                            + Browser.INSTALL);
        }
        return Browser.describe(browser.get()) + " at " + browser.get();
    }
}
