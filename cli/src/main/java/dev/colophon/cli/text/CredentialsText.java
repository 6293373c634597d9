package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.media.provenance.Credentials;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the Content Credentials of a file are told to a person: who issued it, never who may show it. */
final class CredentialsText {

    private CredentialsText() {}

    /** Two lines, and one more where they say what was done to it. */
    static List<String> lines(Credentials credentials) {
        String said = Stream.of(
                        listed("done to it: ", credentials.actions()),
                        listed("made from ", credentials.ingredients()),
                        listed("for programs: ", credentials.trainingAndMining()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return Stream.of("Content Credentials: " + credentials.issued(), "  " + credentials.checks(), "  " + said)
                .filter(line -> !line.isBlank())
                .map(line -> "    " + Console.safe(line))
                .toList();
    }

    private static String listed(String what, List<String> texts) {
        return texts.isEmpty() ? "" : what + String.join(", ", texts);
    }
}
