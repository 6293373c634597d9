package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.language.ChineseLines;
import dev.colophon.cli.output.Columns;
import dev.colophon.evidence.messages.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a command says of itself is whole sentences: the first stands alone in the list of commands. */
class HelpTest {

    private static final int WIDTH = 110;
    private static final String SENTENCE = "(?s).*[.?:]";

    /** What stands in a text of each language: options, what is typed, and what is filled in. */
    private static final Pattern THE_SAME = Pattern.compile("(?<![\\w-])--[a-z-]+|`[^`]+`|\\$\\{[A-Z-]+}");

    private static final Pattern TYPED = Pattern.compile("`[^`]*`|\\$\\{[A-Z-]+}|--[a-z-]+( [a-z]+)?");

    private static final Pattern ENGLISH = Pattern.compile("\\b[a-z]{2,}( [a-z]{2,})+");

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

    /** All that is shown, with variables as they are written. */
    private static List<CommandLine> shown(CommandLine all) {
        List<CommandLine> commands = commands(all)
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .toList();
        commands.forEach(command -> command.getCommandSpec().interpolateVariables(false));
        return commands;
    }

    private static List<CommandLine> shownIn(String tag) {
        CommandLine all = Colophon.commandLine(Map.of());
        all.setUsageHelpWidth(WIDTH)
                .setHelpFactory(
                        TranslatedHelp.in(Language.of(tag).orElseThrow()).orElseThrow());
        commands(all).forEach(CommandLine::getUsageMessage);
        return shown(all);
    }

    private static String name(CommandSpec command, ArgSpec argument) {
        return command.qualifiedName(".") + "." + key(argument);
    }

    private static String key(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option -> option.longestName().replaceFirst("^-+", "");
            default -> argument.paramLabel() + "[" + ((PositionalParamSpec) argument).index() + "]";
        };
    }

    /** What each command, each option and each argument says of itself, in the order of the help. */
    private static Map<String, String> descriptions(List<CommandLine> commands) {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (CommandLine command : commands) {
            CommandSpec spec = command.getCommandSpec();
            String[] lines = spec.usageMessage().description();
            for (int i = 0; i < lines.length; i++) {
                descriptions.put(spec.qualifiedName(".") + " " + i, lines[i]);
            }
            Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                    .filter(argument -> !argument.hidden())
                    .forEach(argument ->
                            descriptions.put(name(spec, argument), String.join("\n", argument.description())));
        }
        return descriptions;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-Hant"})
    void helpIsInChineseThroughout(String tag) {
        List<CommandLine> commands = shownIn(tag);
        assertThat(commands).hasSizeGreaterThan(60);
        Map<String, String> descriptions = descriptions(commands);
        assertThat(descriptions).hasSizeGreaterThan(700);
        assertThat(descriptions.entrySet().stream()
                        .filter(said -> said.getValue().codePoints().noneMatch(Character::isIdeographic)
                                || ENGLISH.matcher(
                                                TYPED.matcher(said.getValue()).replaceAll("¦"))
                                        .find()))
                .isEmpty();
        for (CommandLine command : commands) {
            String usage = command.getUsageMessage();
            assertThat(usage)
                    .doesNotContain("Usage:", "Commands:", "Example:", "Examples:")
                    .startsWith("用法：");
            assertThat(usage.lines().filter(line -> Columns.width(line) > WIDTH && !line.contains("colophon ")))
                    .isEmpty();
        }
    }

    /** A default, an option or a command that is named in English is named in Chinese, too. */
    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-Hant"})
    void chineseNamesWhatEnglishNames(String tag) {
        Map<String, String> chinese = descriptions(shownIn(tag));
        List<CommandLine> commands = shown(Colophon.commandLine(Map.of()));
        Map<String, String> whole = new HashMap<>();
        descriptions(commands)
                .forEach((name, english) -> whole.merge(name.replaceFirst(" \\d+$", ""), english, String::concat));
        Map<String, String> told = new HashMap<>();
        chinese.forEach((name, text) -> told.merge(name.replaceFirst(" \\d+$", ""), text, String::concat));
        List<String> missing = new ArrayList<>();
        whole.forEach((name, english) -> THE_SAME.matcher(english)
                .results()
                .map(MatchResult::group)
                .filter(word -> !told.getOrDefault(name, "").contains(word))
                .forEach(word -> missing.add(name + ": " + word)));
        assertThat(missing).isEmpty();
    }

    private static Set<String> keys(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(HelpTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }

    @Test
    void eachTextIsOfSomethingAndInBothScripts() throws IOException {
        Set<String> asked = new HashSet<>(List.of("usage.synopsisHeading", "usage.commandListHeading", "examples"));
        commands(Colophon.commandLine(Map.of()))
                .map(CommandLine::getCommandSpec)
                .forEach(command -> {
                    asked.add(command.qualifiedName(".") + ".usage.description");
                    asked.add(command.qualifiedName(".") + ".usage.footer");
                    Stream.concat(command.options().stream(), command.positionalParameters().stream())
                            .forEach(argument -> asked.addAll(List.of(name(command, argument), key(argument))));
                });
        Set<String> simplified = keys("help_zh.properties");
        assertThat(simplified)
                .hasSizeGreaterThan(500)
                .allMatch(key -> asked.contains(key.replaceFirst("\\.\\d+$", "")));
        assertThat(keys("help_zh_Hant.properties")).isEqualTo(simplified);
        String traditional = String.join(
                "",
                TranslatedHelp.texts(Locale.forLanguageTag("zh-Hant")).keySet().stream()
                        .map(TranslatedHelp.texts(Locale.forLanguageTag("zh-Hant"))::getString)
                        .toList());
        assertThat(ChineseLines.simplified(traditional)).isEmpty();
    }

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(Colophon.run(new PrintWriter(out), new PrintWriter(new StringWriter()), Cli.VARIABLES, arguments))
                .isZero();
        return out.toString();
    }

    @Test
    void helpIsEnglishWhereItIsNotAskedForInChinese() {
        CommandLine all = Colophon.commandLine(Map.of()).setUsageHelpWidth(WIDTH);
        String english =
                Objects.requireNonNull(all.getSubcommands().get("register")).getUsageMessage();
        assertThat(printed("register", "--help", "--lang", "en")).isEqualTo(english);
        assertThat(printed("register", "--help", "--lang", "mn")).isEqualTo(english);
        assertThat(printed("register", "--help", "--lang", "zh").lines())
                .startsWith("用法：")
                .contains("示例：")
                .anyMatch(line -> line.contains("登记作品，从此查找其副本。"));
        assertThat(printed("help", "works", "rights", "--lang", "zh-Hant")).contains("用法：", "持分", "25%", "--share=S");
        assertThat(printed("completion", "--lang", "zh")).isEqualTo(printed("completion", "--lang", "en"));
    }
}
