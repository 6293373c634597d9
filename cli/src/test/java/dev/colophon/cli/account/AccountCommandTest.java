package dev.colophon.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.Schemas;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.session.ServedPorts;
import dev.colophon.store.Home;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts are made, listed, changed and removed by whoever has the machine. */
class AccountCommandTest {

    @TempDir
    Path folder;

    private Cli.Result run(String... arguments) {
        return Cli.run(folder.resolve("home"), arguments);
    }

    @Test
    void theLinkNamesThePortAndTheNameThatAnswer() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                home.resolve("colophon.toml"), "[serve]\nport = \"8099\"\npublic = \"http://127.0.0.1:8099\"\n");
        assertThat(run("account", "add", "root@example.org", "--role", "admin").out())
                .contains("http://localhost:8099/invitation?link=");
    }

    @Test
    void theLinkNamesThePortOfTheServerThatRuns() throws IOException {
        assertThat(run("account", "add", "root@example.org", "--role", "admin").out())
                .contains("http://127.0.0.1:7440/invitation?link=");
        Home home = new Home(folder.resolve("home"));
        try (Closeable _ = ServedPorts.say(home, 8_123)) {
            assertThat(run("account", "add", "ada", "--role", "owner").out())
                    .contains("http://127.0.0.1:8123/invitation?link=");
            try (Closeable _ = ServedPorts.say(home, 7_440)) {
                assertThat(run("account", "add", "ben", "--role", "owner").out())
                        .contains("http://127.0.0.1:7440/invitation?link=");
            }
            assertThat(run("account", "add", "cyd", "--role", "owner").out())
                    .contains("http://127.0.0.1:8123/invitation?link=");
        }
        Files.createFile(folder.resolve("home").resolve(".serving").resolve("8124")); // of a server that was killed
        assertThat(run("account", "add", "dee", "--role", "owner").out())
                .contains("http://127.0.0.1:7440/invitation?link=");
    }

    @Test
    void fromTheFirstAccountToTheLast() {
        assertThat(run("account", "list").err()).contains("no account yet");
        // The last who administers stays one.
        assertThat(run("account", "add", "root@example.org", "--role", "admin").exitCode())
                .isZero();
        Cli.Result added = run("account", "add", "Ada@Example.org", "--role", "admin,owner");
        assertThat(added.out())
                .contains("ada@example.org  owner, admin  no password yet")
                .containsPattern("http://127\\.0\\.0\\.1:7440/invitation\\?link=[A-Za-z0-9_-]{43}");
        assertThat(run("account", "add", "ada@example.org", "--role", "owner").err())
                .contains("is taken");
        assertThat(run("account", "add", "ben", "--role", "king").err()).contains("is no role: there are owner");
        assertThat(run("account", "role", "ada@example.org", "auditor", "owner").err())
                .contains("ada@example.org is from now on: owner, auditor");
        assertThat(run("account", "role", "ada@example.org", "auditor").exitCode())
                .isZero();
        Schemas.assertAnswer(run("account", "list", "--json"), "account", "list", "--json");
        assertThat(run("account", "list", "--json").out())
                .contains("\"roles\":[\"auditor\"]")
                .doesNotContain("link");
        assertThat(run("account", "disable", "ada@example.org").err())
                .contains("ada@example.org may not sign in any more");
        assertThat(run("account", "list").out()).contains("may not sign in");
        assertThat(run("account", "enable", "ada@example.org").err()).contains("ada@example.org may sign in again");
        assertThat(run("account", "password", "ada@example.org").out()).contains("/invitation?link=");
        Cli.Result key = run("account", "key", "add", "ada@example.org", "upload check", "--scope", "check,read");
        assertThat(key.out()).startsWith("colophon_");
        Schemas.assertAnswer(run("account", "key", "list", "--json"), "account", "key", "list", "--json");
        String listed = run("account", "key", "list").out();
        assertThat(listed)
                .contains("ada@example.org", "read, check", "upload check")
                .doesNotContain(key.out().strip());
        assertThat(run("account", "key", "revoke", listed.substring(0, 8)).exitCode())
                .isZero();
        assertThat(run("account", "key", "list").out()).isEmpty();
        String[] another = {"account", "key", "add", "ada@example.org", "another", "--scope", "read", "--json"};
        Cli.Result made = run(another);
        Schemas.assertAnswer(made, another);
        assertThat(made.out()).contains("\"account\":\"ada@example.org\"", "\"key\":\"colophon_");
        assertThat(run("account", "remove", "ada@example.org", "--yes").err())
                .contains("the account ada@example.org is removed");
        assertThat(run("account", "list").out()).doesNotContain("ada@example.org");
        assertThat(run("account", "add", "ada@example.org", "--role", "owner").err())
                .as("a name is not given twice")
                .contains("is taken");
    }

    @Test
    void organisationsSeeNothingOfEachOther() {
        assertThat(run("organisation", "list").out()).contains("local  (commands act for this one)");
        Schemas.assertAnswer(run("organisation", "add", "Blue Records", "--json"), "organisation", "add", "--json");
        assertThat(run("organisation", "add", "Blue Records").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("account", "add", "ben", "--role", "owner", "--organisation", "Blue Records")
                        .exitCode())
                .isZero();
        assertThat(run("account", "list").out()).isEmpty();
        assertThat(run("account", "list", "--organisation", "Blue Records").out())
                .contains("ben");
        assertThat(run("account", "disable", "ben").err()).contains("there is no account ben in local");
        assertThat(run("account", "list", "--organisation", "Red Records").err())
                .contains("no organisation");
    }
}
