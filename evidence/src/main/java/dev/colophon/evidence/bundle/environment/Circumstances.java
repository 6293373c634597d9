package dev.colophon.evidence.bundle.environment;

import dev.colophon.evidence.bundle.environment.Environment.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the machine cannot tell of itself.
 *
 * @param tool name and version of what captured, with the SHA-256 of its program file where there is one
 * @param vantage where the machine stands, as its operator says: country, place, network; jurisdiction may rest on it
 * @param operator who answers for the capture
 * @param command the command line or call that caused it, without secrets
 * @param profile of the browser
 * @param hosts names that were looked up; none of them may stand in the hosts file
 */
public record Circumstances(
        String tool,
        Optional<String> vantage,
        Optional<String> operator,
        List<String> command,
        Profile profile,
        Set<String> hosts) {

    /** Whether the browser remembered anything. */
    public enum Profile {
        /** Made for this capture. */
        FRESH,
        /** In use before. */
        USED,
        /** No browser took part. */
        NONE
    }

    public Circumstances {
        command = List.copyOf(command);
        hosts = Set.copyOf(hosts);
    }

    Item software() {
        return tool.isBlank()
                ? Item.unknown("tool", "the version was not stated")
                : Item.pass("tool", tool, "the version is known");
    }

    Item standing() {
        return vantage.map(place -> Item.pass("vantage", place, "as its operator says"))
                .orElseGet(() -> Item.unknown("vantage", "where the machine stands was not stated"));
    }

    Item responsible() {
        return operator.map(who -> Item.pass("operator", who, "answers for the capture"))
                .orElseGet(() -> Item.unknown("operator", "who answers for the capture was not stated"));
    }

    Item invocation() {
        return command.isEmpty()
                ? Item.unknown("command", "what caused the capture was not stated")
                : Item.pass("command", String.join(" ", command), "as it was called");
    }

    Item browser() {
        return switch (profile) {
            case FRESH -> Item.pass("profile", "fresh", "the browser began without memory, for this capture alone");
            case USED -> Item.fail("profile", "used", "the browser may have shown what it remembered");
            case NONE -> Item.pass("profile", "none", "no browser took part");
        };
    }
}
