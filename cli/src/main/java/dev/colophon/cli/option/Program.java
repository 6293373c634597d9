package dev.colophon.cli.option;

import dev.colophon.service.settings.Software;
import dev.colophon.service.settings.Variables;
import picocli.CommandLine.Model.CommandSpec;

/** The whole command, as its subcommands know it. */
public interface Program {

    /** The environment that it was called with. */
    Variables variables();

    /** The program that a command is a part of. */
    static Program of(CommandSpec command) {
        return (Program) command.root().userObject();
    }

    /** Name and version of this program, for what it leaves behind. */
    static String software() {
        return Software.name();
    }
}
