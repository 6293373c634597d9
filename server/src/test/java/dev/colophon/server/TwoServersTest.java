package dev.colophon.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.AccountsHome.Visitor;
import dev.colophon.service.session.OnceForms;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers of one PostgreSQL database are one to those who use them. */
@Tag("full")
public class TwoServersTest {

    @TempDir
    Path folder;

    private Settings settings() {
        return settings(folder);
    }

    public static Settings settings(Path folder) {
        DatabaseSettings database = PostgresServer.freshDatabase();
        return Settings.of(new Variables(Map.of(
                Settings.HOME,
                folder.resolve("home").toString(),
                "COLOPHON_DB",
                database.url().orElseThrow(),
                "COLOPHON_DB_USER",
                database.user().orElseThrow(),
                "PATH",
                String.valueOf(System.getenv("PATH")))));
    }

    @Test
    public void whoSignsInAtOneIsKnownAtTheOther() throws Exception {
        Settings settings = settings();
        try (AccountsHome one = new AccountsHome(folder, settings, AccountsHome.ACCESS);
                AccountsHome other = new AccountsHome(folder, settings, AccountsHome.ACCESS)) {
            Path works = Files.createDirectories(folder.resolve("works"));
            one.served.register(Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf()), "Leaf", "Ada");
            Path found = Files.createDirectories(folder.resolve("found"));
            Files.writeString(found.resolve("copy.txt"), "As found: " + Stories.theLastLeaf());
            one.served.scan(found);

            Visitor here = one.signedIn(Organisation.FIRST, "ada", AccountRole.OWNER);
            Visitor there = other.visitor();
            there.cookie = here.cookie;
            Matcher sighting = Pattern.compile("/sightings/([0-9a-f-]{36})")
                    .matcher(here.get("/inbox").body());
            assertThat(sighting.find()).isTrue();
            String path = "/sightings/" + sighting.group(1);
            String page = here.get(path).body();
            Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
            assertThat(seen.find()).isTrue();
            Map<String, String> form = Map.of(
                    "as", "not-a-match", "decision", "not-a-match", "reason", "a quotation", "seen", seen.group(1));

            // The page of one is sent to the other.
            String csrf = here.csrf(path);
            assertThat(there.post(path + "/decision", csrf, form).statusCode()).isEqualTo(303);
            assertThat(here.get(path).body()).contains("a quotation");
            assertThat(here.post(path + "/decision", csrf, form).statusCode())
                    .as("decided meanwhile")
                    .isEqualTo(409);

            assertThat(here.post("/sign-out", csrf, Map.of()).statusCode()).isEqualTo(303);
            assertThat(there.get("/inbox").statusCode())
                    .as("signed out at the other")
                    .isEqualTo(303);
        }
    }

    @Test
    public void aFormIsDoneOnceWhicheverServerItComesTo() throws Exception {
        Settings settings = settings();
        Organisation ada = ServedHome.ADA.organisation();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        Thread first = Thread.startVirtualThread(() -> new OnceForms(settings)
                .act(
                        ada,
                        "offer 1",
                        () -> {
                            begun.countDown();
                            try {
                                goesOn.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return done.incrementAndGet();
                        },
                        () -> -1));
        begun.await();
        AtomicInteger second = new AtomicInteger();
        Thread waiting = Thread.startVirtualThread(
                () -> second.set(new OnceForms(settings).act(ada, "offer 1", done::incrementAndGet, () -> -1)));
        goesOn.countDown();
        first.join();
        waiting.join();
        assertThat(done).hasValue(1);
        assertThat(second).hasValue(-1);
        OnceForms forms = new OnceForms(settings);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> forms.act(
                        ada,
                        "offer 2",
                        () -> {
                            throw new IllegalStateException("no");
                        },
                        () -> -1))
                .hasMessage("no");
        assertThat(forms.act(ada, "offer 2", () -> 2, () -> -1))
                .as("what fails was not done")
                .isEqualTo(2);
    }
}
