package dev.colophon.cli;

import dev.colophon.watch.AllowList;
import java.util.List;

/** What {@code --allow} says. */
final class AllowedHosts {

    private AllowedHosts() {}

    /**
     * Reads {@code host:port} and {@code address/bits}.
     *
     * @throws CommandFailure in one line, when one is neither
     */
    static AllowList of(List<String> entries) {
        try {
            return AllowList.of(entries);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--allow: " + e.getMessage());
        }
    }
}
