package dev.colophon.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.Schemas;
import dev.colophon.cli.output.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookCommandTest {

    @TempDir
    Path folder;

    private Cli.Result run(String... arguments) {
        return Cli.run(folder.resolve("home"), arguments);
    }

    @Test
    void fromTheFirstToTheLast() {
        String url = "https://hooks.example.org/colophon";
        Cli.Result added = run("webhook", "add", url, "--events", "sighting.found,decision.made", "--json");
        Schemas.assertAnswer(added, "webhook", "add", "--json");
        String secret = added.out().replaceFirst("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
        assertThat(secret).startsWith("whsec_");
        Cli.Result listed = run("webhook", "list", "--json");
        Schemas.assertAnswer(listed, "webhook", "list", "--json");
        assertThat(listed.out()).contains(url, "\"state\":\"active\"").doesNotContain(secret);
        String line = run("webhook", "list").out();
        assertThat(line).contains("decision.made, sighting.found  active").doesNotContain(secret);
        String id = line.substring(0, 8);
        assertThat(run("webhook", "disable", id).out()).contains("disabled").contains("disabled it");
        assertThat(run("webhook", "enable", id).out()).contains("active");
        assertThat(run("webhook", "remove", id).out()).contains("removed: " + url);
        assertThat(run("webhook", "list").out()).isEmpty();
        assertThat(run("webhook", "list").err()).contains("no servers that receive messages: add one");
        assertThat(run("webhook", "remove", id).err()).contains("there is no webhook");
    }

    @Test
    void whatCannotBeToldIsSaid() {
        assertThat(run("webhook", "add", "https://hooks.example.org/", "--events", "everything")
                        .err())
                .contains("is no event: there are sighting.found");
        assertThat(run("webhook", "add", "https://10.0.0.1/", "--events", "sighting.found")
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("webhook", "add", "http://hooks.example.org/", "--events", "sighting.found")
                        .err())
                .contains("give an address that begins with https");
        assertThat(run("webhook", "add", "https://hooks.example.org/x#part", "--events", "sighting.found")
                        .err())
                .contains("what follows # in an address is never sent to a server: leave it out");
        assertThat(run("webhook").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("webhook", "test", "nothing").err()).contains("there is no webhook");
    }
}
