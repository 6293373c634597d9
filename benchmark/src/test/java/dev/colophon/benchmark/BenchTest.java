package dev.colophon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.output.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            check-api --jsno a.json | colophon: Unknown option: '--jsno'. Did you mean '--json'? See `colophon bench check-api --help`.
            audoi | colophon: Unknown command: 'audoi'. Did you mean 'audio'? See `colophon bench --help`.
            lists --json | colophon: Missing required parameter for option '--json' (FILE). See `colophon bench lists --help`.
            """)
    void whatIsWrongWithTheArgumentsIsSaidInOneLine(String arguments, String said) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = Bench.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.split(" "));

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).containsExactly(said);
        assertThat(out.toString()).isEmpty();
    }
}
