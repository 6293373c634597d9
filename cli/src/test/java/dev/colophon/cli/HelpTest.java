package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a command says of itself is whole sentences: the first stands alone in the list of commands. */
class HelpTest {

    private static final int WIDTH = 110;
    private static final String SENTENCE = "(?s).*[.?:]";

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::commands));
    }

    /** The first line when it breaks off, and those that are wrapped and then broken once more. */
    private static Stream<String> brokenOff(CommandLine command) {
        List<String> lines =
                Arrays.asList(command.getCommandSpec().usageMessage().description());
        return Stream.concat(lines.stream().limit(1), lines.stream().filter(line -> line.length() > WIDTH))
                .filter(line -> !line.matches(SENTENCE))
                .map(line -> command.getCommandName() + ": " + line);
    }

    @Test
    void descriptionsBreakOffNowhere() {
        List<CommandLine> all = commands(Colophon.commandLine(Map.of())).toList();
        assertThat(all).hasSizeGreaterThan(60);
        assertThat(all.stream().flatMap(HelpTest::brokenOff)).isEmpty();
    }

    @Test
    void theOptionOfLanguagesNamesAllThatAreWritten() {
        String help = commands(Colophon.commandLine(Map.of()))
                .filter(command -> command.getCommandName().equals("report"))
                .map(CommandLine::getUsageMessage)
                .findFirst()
                .orElseThrow()
                .replaceAll("\\s+", " ");
        String tags =
                String.join(", ", Language.all().stream().map(Language::tag).toList());
        assertThat(help).contains("of reports: " + tags.replaceFirst(", (?=[^,]*$)", " or "));
    }
}
