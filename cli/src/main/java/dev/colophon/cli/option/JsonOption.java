package dev.colophon.cli.option;

import picocli.CommandLine.Option;

/** {@code --json}, for every command that prints results. */
public final class JsonOption {

    @Option(names = "--json", description = "Print one JSON object a line; the fields are documented and stable.")
    private boolean json;

    public boolean wanted() {
        return json;
    }
}
