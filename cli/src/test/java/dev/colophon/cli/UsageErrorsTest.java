package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.messages.Language;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be understood is one line, with the nearest right word, and exit code 2. */
class UsageErrorsTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "register x --onwer Ada|Unknown option: '--onwer'. Did you mean '--owner'? See `colophon register --help`.",
                "works --qqqqqqqqqq|Unknown option: '--qqqqqqqqqq'. See `colophon works --help`.",
                "chek x|Unknown command: 'chek'. Did you mean 'check'? See `colophon --help`.",
                "source ad x|Unknown command: 'ad'. Did you mean 'add'? See `colophon source --help`.",
                "check|Missing required parameter: 'PATH'. See `colophon check --help`.",
                "precheck|Missing required parameter: 'FILE'. See `colophon precheck --help`.",
                "sightings --grade sure|Invalid value for option '--grade': expected one of [EXACT, STRONG, CANDIDATE] "
                        + "(case-insensitive) but was 'sure'. See `colophon sightings --help`.",
                "notice send N-1 --hold 30.5|Invalid value for option '--hold': '30.5' is not a whole number. "
                        + "See `colophon notice send --help`.",
                "account role ben --role bad|Unknown option: '--role'. Write the ROLE itself, without '--role'. "
                        + "See `colophon account role --help`.",
                "works extra|Unknown command: 'extra'. See `colophon works --help`.",
            })
    void oneLineAndExitCode2(String arguments, String line) {
        Cli.Result result = Cli.run(home, arguments.split(" ", -1));
        assertThat(result.err()).isEqualTo("colophon: " + line + System.lineSeparator());
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aMistakeOfOursAsksToBeReported() {
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err));
        assertThat(Colophon.explain(new IllegalStateException("unforeseen"), console))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(err.toString().lines())
                .startsWith(
                        "colophon: Internal error. Please report it with this stack trace:",
                        "java.lang.IllegalStateException: unforeseen");
    }

    @Test
    void aMistakeOfOursIsToldInChinese() {
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                Language.of("zh").orElseThrow());
        assertThat(Colophon.explain(new IllegalStateException("unforeseen"), console))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(err.toString().lines())
                .startsWith("colophon: 内部错误。请连同以下堆栈跟踪一起报告：", "java.lang.IllegalStateException: unforeseen");
    }

    @Test
    void aMissingCommandIsToldInChinese() {
        StringWriter err = new StringWriter();
        PrintWriter out = new PrintWriter(new StringWriter());
        assertThat(Colophon.run(out, new PrintWriter(err), Cli.VARIABLES, "account", "key", "--lang", "zh"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err)
                .hasToString(
                        "colophon: 缺少命令：add, list 或 revoke。详见 `colophon account key --help`。" + System.lineSeparator());
    }
}
