package dev.colophon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesTest {

    @Test
    void everyCommandThatHelpShowsHasAPage(@TempDir Path folder) throws IOException {
        ManPages.write(folder);

        assertThat(Files.readString(folder.resolve("colophon.adoc"))).contains(":doctype: manpage");
        Demo.commandLine().getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                assertThat(folder.resolve("colophon-" + name + ".adoc")).exists();
            }
        });
        assertThat(folder.resolve("colophon-source-add.adoc")).exists();
        assertThat(Files.readString(folder.resolve("colophon-serve.adoc"))).contains("--no-link");
        assertThat(folder.resolve("colophon-train.adoc")).doesNotExist();
    }
}
