package dev.colophon.cli.drawing;

import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.messages.Language;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The file that {@code --picture} names; its name says whether it becomes SVG or PNG.
 *
 * @param force whether it may replace another
 */
public record PictureFile(Path path, ForceOption force) {

    /** Refuses other names, and a file that is there already, before any work is done. */
    public PictureFile {
        if (!isSvg(path) && !path.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new CommandFailure(ExitCode.USAGE, "--picture writes .svg or .png, not " + path.getFileName());
        }
        force.check(path);
    }

    private static boolean isSvg(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /** The language of what is written in it: that of the reader, or English where no font for a PNG has its characters. */
    public Language language(Language reader) {
        return isSvg(path) || PngDrawing.hasFontFor(reader.say("picture.work")) ? reader : Language.ENGLISH;
    }

    /** Something to draw on, in pixels. */
    public Drawing drawing(int width, int height) {
        return isSvg(path) ? new SvgDrawing(width, height) : new PngDrawing(width, height);
    }

    /** Writes what was drawn, and says so. */
    public void write(Drawing drawing, Console console) {
        force.write(path, drawing.bytes());
        console.note(console.reader().say("picture.drawn", Console.safe(path.toString())));
    }
}
