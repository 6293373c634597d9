package dev.colophon.dist;

import dev.colophon.media.ocr.OcrFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Lays the recogniser of text out as a package has it. */
public final class OcrFolder {

    private OcrFolder() {}

    /**
     * Moves what the jars hold into a folder.
     *
     * @param arguments a folder for what is made on the way, the folder to make
     */
    public static void main(String[] arguments) throws IOException {
        Path unpacked = new OcrFiles(Optional.empty(), Path.of(arguments[0])).folder();
        Files.move(unpacked, Path.of(arguments[1]));
    }
}
