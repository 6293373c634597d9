package dev.colophon.cli.option;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.messages.Language;
import dev.colophon.http.guard.AllowList;
import java.util.List;

/** What {@code --allow} says. */
public final class AllowedHosts {

    private AllowedHosts() {}

    /**
     * Reads {@code host:port} and {@code address/bits}.
     *
     * @throws CommandFailure in one line, when one is neither
     */
    public static AllowList of(List<String> entries) {
        try {
            return AllowList.of(entries);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--allow: " + e.getMessage());
        }
    }

    /**
     * What to add to a refusal: most servers at such addresses are nobody's business, one's own is.
     *
     * @param door the refused {@code host:port}
     */
    public static String hint(String door, Language reader) {
        return reader.say("scan.allow", Console.safe(door));
    }
}
