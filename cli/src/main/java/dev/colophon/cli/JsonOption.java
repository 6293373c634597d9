package dev.colophon.cli;

import picocli.CommandLine.Option;

/** {@code --json}, for every command that prints results. */
final class JsonOption {

    @Option(names = "--json", description = "Print one JSON object a line; the fields are documented and stable.")
    private boolean json;

    boolean wanted() {
        return json;
    }
}
