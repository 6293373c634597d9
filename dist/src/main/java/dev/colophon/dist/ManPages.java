package dev.colophon.dist;

import dev.colophon.demo.Demo;
import dev.colophon.server.Serve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
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
        CommandSpec commands = Demo.commandLine().getCommandSpec();
        // The web application is a program of its own; the command only names it.
        commands.removeSubcommand("serve");
        CommandSpec serve = Serve.described().setCommandName("serve").getCommandSpec();
        serve.remove(serve.findOption("--help")); // that of the command holds for all
        commands.addSubcommand("serve", serve);
        int exitCode = ManPageGenerator.generateManPage(folder.toFile(), null, new boolean[0], true, commands);
        if (exitCode != 0) {
            throw new IOException("the man pages could not be written to " + folder);
        }
    }
}
