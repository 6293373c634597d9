package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.provenance.ProvenanceCheck;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the Content Credentials of a file are told to a person: who issued it, never who may show it. */
final class CredentialsText {

    private CredentialsText() {}

    /** Two lines, and one more where they say what was done to it. */
    static List<String> lines(Credentials credentials, Language reader) {
        String said = Stream.of(
                        listed("credentials.done", credentials.actions(), reader),
                        listed("credentials.made-from", credentials.ingredients(), reader),
                        listed("credentials.programs", credentials.trainingAndMining(), reader))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(reader.say("change.separator")));
        return Stream.of(issued(credentials, reader), "  " + checks(credentials, reader), "  " + said)
                .filter(line -> !line.isBlank())
                .map(line -> "    " + Console.safe(line))
                .toList();
    }

    private static String issued(Credentials credentials, Language reader) {
        return reader.say(
                "credentials.issued",
                credentials.issuer().isEmpty() ? reader.say("credentials.nobody") : credentials.issuer(),
                credentials.generator().isEmpty() ? "" : reader.say("credentials.with", credentials.generator()));
    }

    private static String checks(Credentials credentials, Language reader) {
        return reader.say(
                "credentials.checks",
                check(credentials.hash(), reader),
                check(credentials.assertions(), reader),
                check(credentials.signature(), reader),
                check(credentials.chain(), reader),
                check(credentials.timeStamp(), reader),
                check(credentials.history(), reader));
    }

    /** The outcome is the same in every language; why stands in the words of the library where no message reads so. */
    private static String check(ProvenanceCheck check, Language reader) {
        return check.reason().isEmpty()
                ? check.state().name()
                : reader.say(
                        "reading.coded",
                        check.state().name(),
                        Language.recorded("credentials.told.", check.reason()).in(reader));
    }

    private static String listed(String key, List<String> texts, Language reader) {
        return texts.isEmpty() ? "" : reader.say(key, String.join(", ", texts));
    }
}
