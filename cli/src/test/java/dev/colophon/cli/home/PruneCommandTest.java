package dev.colophon.cli.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.Schemas;
import dev.colophon.cli.output.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is old and needed by nothing is told, and deleted when that is asked for. */
class PruneCommandTest {

    @TempDir
    Path folder;

    private Cli.Result run(String... arguments) {
        return Cli.run(folder.resolve("home"), arguments);
    }

    @Test
    void tellsUnlessItIsToDelete() {
        assertThat(run("account", "add", "ada@example.org", "--role", "admin").exitCode())
                .isZero();
        assertThat(run("prune").out()).startsWith("would go, older than ").contains("sessions that ended");
        Schemas.assertAnswer(run("prune", "--json"), "prune", "--json");
        assertThat(run("prune", "--json").out()).contains("\"deleted\":false");
        assertThat(run("prune", "--older-than", "90d", "--yes", "--json").out()).contains("\"deleted\":true");
        assertThat(run("prune", "--older-than", "1d").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("prune", "--dry-run", "--yes").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
