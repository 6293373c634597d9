package dev.colophon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The file that {@code --picture} names; its name says whether it becomes SVG or PNG. */
record PictureFile(Path path) {

    /** Refuses other names before any work is done. */
    PictureFile {
        if (!isSvg(path) && !path.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new CommandFailure(ExitCode.USAGE, "--picture writes .svg or .png, not " + path.getFileName());
        }
    }

    private static boolean isSvg(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /** Something to draw on, in pixels. */
    Drawing drawing(int width, int height) {
        return isSvg(path) ? new SvgDrawing(width, height) : new PngDrawing(width, height);
    }

    /** Writes what was drawn, and says so. */
    void write(Drawing drawing, Console console) {
        try {
            Files.write(path, drawing.bytes());
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT, "cannot write %s (%s): check the folder".formatted(path, e.getMessage()));
        }
        console.note("drawn: " + path);
    }
}
