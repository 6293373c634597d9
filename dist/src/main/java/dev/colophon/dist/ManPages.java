package dev.colophon.dist;

import dev.colophon.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes one AsciiDoc man page for {@code colophon} and for each of its commands, from what {@code --help} says. */
public final class ManPages {

    private ManPages() {}

    /**
     * Writes all pages.
     *
     * @param arguments the folder to write into; it is made
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        int exitCode = ManPageGenerator.generateManPage(
                folder.toFile(), null, new boolean[0], true, Demo.commandLine().getCommandSpec());
        if (exitCode != 0) {
            throw new IOException("the man pages could not be written to " + folder);
        }
    }
}
