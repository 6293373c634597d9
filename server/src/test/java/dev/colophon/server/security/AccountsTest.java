package dev.colophon.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.backup.CopyProgress;
import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.AccountsHome.Visitor;
import dev.colophon.server.ServedHome;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.account.DisableAccount;
import dev.colophon.service.account.ListAccounts;
import dev.colophon.service.account.RemoveAccount;
import dev.colophon.service.account.SetRoles;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.home.BackUpHome;
import dev.colophon.service.home.RestoreHome;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in over HTTP, and what an attacker would try. */
@Tag("full")
class AccountsTest {

    @TempDir
    Path folder;

    private AccountsHome home;

    @BeforeEach
    void start() {
        home = new AccountsHome(folder);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private static String header(java.net.http.HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void administratorsWhoDemoteEachOtherLeaveOne() throws Exception {
        Visitor ada = home.signedIn(Organisation.FIRST, "ada", AccountRole.ADMIN);
        Visitor ben = home.signedIn(Organisation.FIRST, "ben", AccountRole.ADMIN);
        assertThat(ada.get("/admin").statusCode()).isEqualTo(200);
        assertThat(ben.get("/admin").statusCode()).isEqualTo(200);
        Settings settings = home.served.settings;
        Account known = new ListAccounts(settings)
                .list(new Actor(Organisation.FIRST, "root")).stream()
                        .filter(account -> account.name().equals("ada"))
                        .findFirst()
                        .orElseThrow();
        Actor asBefore =
                new Actor(Organisation.FIRST, "ada", EnumSet.of(Permission.ADMINISTER), Optional.of(known.id()));
        Actor root = new Actor(Organisation.FIRST, "root");
        new SetRoles(settings).set(root, "ada", Set.of(AccountRole.OWNER));
        assertThatThrownBy(() -> new SetRoles(settings).set(asBefore, "ben", Set.of()))
                .as("what they were when they asked")
                .hasMessageContaining("administers no accounts here any more");
        assertThatThrownBy(() -> new SetRoles(settings).set(root, "ben", Set.of(AccountRole.OWNER)))
                .hasMessageContaining("nobody would administer");
        assertThatThrownBy(() -> new DisableAccount(settings).set(root, "ben", true))
                .hasMessageContaining("nobody would administer");
        assertThatThrownBy(() -> new RemoveAccount(settings).remove(root, "ben"))
                .hasMessageContaining("nobody would administer");
        assertThat(ben.get("/admin").statusCode()).isEqualTo(200);
    }

    @Test
    void aRestoreEndsAllSessions() throws Exception {
        Visitor ada = home.signedIn(Organisation.FIRST, "ada", AccountRole.ADMIN);
        assertThat(ada.get("/admin").statusCode()).isEqualTo(200);
        Path file = folder.resolve("backup.zip");
        Object _ = new BackUpHome(home.served.settings, "Colophon test")
                .write(ServedHome.ADA, file, _ -> {}, new Uncounted());
        Path restored = folder.resolve("restored");
        Object _ = new RestoreHome(restored).from(ServedHome.ADA, file, new Uncounted(), _ -> {});
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + restored.resolve("colophon.db"));
                Statement rows = database.createStatement()) {
            assertThat(rows.executeQuery("select count(*) from account_session where ended_at is not null")
                            .getInt(1))
                    .isPositive();
            assertThat(rows.executeQuery("select count(*) from account_session where ended_at is null")
                            .getInt(1))
                    .isZero();
        }
    }

    private static final class Uncounted implements CopyProgress {

        @Override
        public void begins(long bytes) {}

        @Override
        public void advances(long bytes) {}
    }

    @Test
    void theFirstInvitesTheSecond() throws Exception {
        Visitor admin = home.signedIn(Organisation.FIRST, "ada", AccountRole.ADMIN);
        String csrf = admin.csrf("/admin");
        var added = admin.post("/admin/accounts", csrf, Map.of("name", "Ben", "role", "reviewer"));
        assertThat(added.statusCode()).isEqualTo(200);
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/invitation\\?link=[A-Za-z0-9_-]{43})")
                .matcher(added.body());
        assertThat(link.find()).isTrue();
        Visitor ben = home.visitor();
        String form = ben.csrf(link.group(1));
        String token = link.group(1).substring(link.group(1).indexOf('=') + 1);
        Map<String, String> set =
                Map.of("link", token, "password", "a sentence of my own", "again", "a sentence of my own");
        assertThat(ben.post("/invitation", form, Map.of("link", token, "password", "short", "again", "short"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(header(ben.post("/invitation", form, set), "Location")).isEqualTo("/sign-in");
        assertThat(home.visitor().get(link.group(1)).statusCode()).as("used").isEqualTo(403);
        assertThat(ben.signIn("ben", "a sentence of my own", "/inbox").statusCode())
                .isEqualTo(303);
        assertThat(ben.get("/inbox").statusCode()).isEqualTo(200);
        assertThat(ben.get("/admin").statusCode()).isEqualTo(403);
        assertThat(admin.get("/audit").body()).contains("ada", "Invited", "Signed in");
        assertThat(admin.get("/audit?kind=ACCOUNT").statusCode()).isEqualTo(200);

        for (String id : Pattern.compile("/admin/sessions/([0-9a-f-]{36})/end")
                .matcher(admin.get("/admin").body())
                .results()
                .map(found -> found.group(1))
                .toList()) {
            if (admin.get("/admin").body().contains(id)) {
                admin.post("/admin/sessions/" + id + "/end", csrf, Map.of());
            }
            if (header(ben.get("/inbox"), "Location").startsWith("/sign-in")) {
                break;
            }
        }
        assertThat(header(ben.get("/inbox"), "Location")).isEqualTo("/sign-in?next=%2Finbox");
    }

    @Test
    void aSessionThatSomebodyElseKnowsIsNotTheOneAfterSigningIn() throws Exception {
        home.account(Organisation.FIRST, "ben", AccountRole.REVIEWER);
        Visitor victim = home.visitor();
        victim.get("/sign-in");
        String planted = victim.cookie;
        assertThat(planted).isNotEmpty();
        victim.signIn("ben", AccountsHome.PASSWORD, "");
        assertThat(victim.cookie).isNotEqualTo(planted);
        Visitor attacker = home.visitor();
        attacker.cookie = planted;
        assertThat(attacker.get("/inbox").statusCode()).isEqualTo(303);
        String before = victim.cookie;
        String csrf = victim.csrf("/account");
        assertThat(victim.post("/sign-out", csrf, Map.of()).statusCode()).isEqualTo(303);
        attacker.cookie = before;
        assertThat(header(attacker.get("/inbox"), "Location")).startsWith("/sign-in");
    }

    @Test
    void formsWantTheTokenOfTheirSession() throws Exception {
        Visitor ada = home.signedIn(Organisation.FIRST, "ada", AccountRole.ADMIN);
        Visitor eve = home.signedIn(Organisation.FIRST, "eve", AccountRole.ADMIN);
        String foreign = eve.csrf("/admin");
        for (String token : List.of("", "guessed", foreign)) {
            assertThat(ada.post("/admin/accounts", token, Map.of("name", "mallory", "role", "owner"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(ada.get("/admin").body()).doesNotContain("mallory");
        Visitor nobody = home.visitor();
        nobody.get("/sign-in");
        assertThat(nobody.post("/sign-in", "", Map.of("name", "ada", "password", AccountsHome.PASSWORD))
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void nobodyIsLedElsewhere() throws Exception {
        home.account(Organisation.FIRST, "ben", AccountRole.REVIEWER);
        for (String next : List.of(
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\r\nSet-Cookie:x=y",
                "/sign-out",
                "")) {
            assertThat(header(home.visitor().signIn("ben", AccountsHome.PASSWORD, next), "Location"))
                    .as(next)
                    .isEqualTo("/");
            assertThat(SignInPaths.next(next)).isEqualTo("/");
        }
        assertThat(header(home.visitor().signIn("ben", AccountsHome.PASSWORD, "/cases?state=open"), "Location"))
                .isEqualTo("/cases?state=open");
    }

    @Test
    void theAnswerToAWrongNameIsThatToAWrongPassword() throws Exception {
        home.account(Organisation.FIRST, "ben", AccountRole.REVIEWER);
        Visitor one = home.visitor();
        var wrongPassword = one.signIn("ben", "wrong wrong wrong", "");
        var wrongName = one.signIn("zoe", "wrong wrong wrong", "");
        assertThat(wrongPassword.statusCode()).isEqualTo(403);
        assertThat(wrongName.statusCode()).isEqualTo(403);
        assertThat(wrongName.body().replace("zoe", "ben").replaceAll("value=\"[^\"]{20,}\"", ""))
                .isEqualTo(wrongPassword.body().replaceAll("value=\"[^\"]{20,}\"", ""));
        for (int i = 0; i < 4; i++) {
            one.signIn("ben", "wrong wrong wrong", "");
        }
        var waits = one.signIn("ben", AccountsHome.PASSWORD, "");
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(header(waits, "Retry-After"))).isBetween(1, 16);
        for (int i = 0; i < 6; i++) {
            one.signIn("zoe", "wrong wrong wrong", "");
        }
        assertThat(one.signIn("zoe", "wrong wrong wrong", "").statusCode())
                .as("also of nobody")
                .isEqualTo(429);
    }

    @Test
    void whoeverIsNotSignedInHandsNothingIn() throws Exception {
        Visitor nobody = home.visitor();
        String csrf = nobody.csrf("/sign-in");
        for (String path : List.of("/works", "/check", "/verify", "/sign-in", "/invitation", "/api/v1/check")) {
            var answer = nobody.send(nobody.to(path)
                    .header("Content-Type", "multipart/form-data; boundary=b0undary")
                    .POST(ServedHome.form(Map.of("_csrf", csrf), "a.txt", new byte[64 << 10])));
            assertThat(answer.statusCode()).as(path).isIn(401, 413);
        }
        var long_ = nobody.send(nobody.to("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=" + "x".repeat(20_000))));
        assertThat(long_.statusCode()).isEqualTo(413);
        assertThat(nobody.get("/enter?key=x").statusCode()).isEqualTo(403);
        assertThat(nobody.get("/api/v1/works").statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyChangesWhatTheyMayThemselves() throws Exception {
        Visitor ada = home.signedIn(Organisation.FIRST, "ada", AccountRole.ADMIN);
        Account own = new ListAccounts(home.served.settings)
                .list(new Actor(Organisation.FIRST, "root")).stream()
                        .filter(one -> one.name().equals("ada"))
                        .findFirst()
                        .orElseThrow();
        String page = ada.get("/admin").body();
        assertThat(page)
                .as("no button that would be refused")
                .doesNotContain("/admin/accounts/" + own.id())
                .contains("This is your own account")
                .contains("register works")
                .doesNotContain("> REGISTER", ">register<");
        String csrf = ada.csrf("/admin");
        assertThat(ada.post("/admin/accounts/" + own.id() + "/roles", csrf, Map.of("role", "owner"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(ada.get("/works").statusCode()).isEqualTo(200);
        assertThat(ada.post("/works/" + own.id() + "/hold", csrf, Map.of()).statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void whoIsInSeveralOrganisationsGoesOnInAnother() throws Exception {
        Visitor ada = home.signedIn(Organisation.FIRST, "ada", AccountRole.OWNER);
        assertThat(ada.get("/").body()).doesNotContain("/account/organisation");
        Organisation other = new AddOrganisation(home.served.settings).add(ServedHome.ADA, "Other Records");
        Organisation strange = new AddOrganisation(home.served.settings).add(ServedHome.ADA, "Strange Records");
        var _ = new AddAccount(home.served.settings).add(new Actor(other, "root"), "ada", Set.of(AccountRole.AUDITOR));
        Document page = Jsoup.parse(ada.get("/?lang=zh-Hant").body());
        assertThat(page.select("form[action=/account/organisation] button").eachText())
                .containsExactly("切換到 Other Records");
        String csrf = ada.csrf("/");
        assertThat(ada.post("/account/organisation", csrf, Map.of("organisation", strange.id()))
                        .statusCode())
                .as("where they are nothing")
                .isEqualTo(422);
        assertThat(ada.post("/account/organisation", csrf, Map.of("organisation", other.id()))
                        .statusCode())
                .isEqualTo(303);
        page = Jsoup.parse(ada.get("/").body());
        assertThat(page.select("form[action=/account/organisation] button").eachText())
                .hasSize(1)
                .first()
                .asString()
                .contains("Go on as");
        assertThat(ada.post("/works/none/hold", ada.csrf("/"), Map.of()).statusCode())
                .as("an auditor there")
                .isGreaterThanOrEqualTo(400);
        Visitor again = home.visitor();
        assertThat(again.signIn("ada", AccountsHome.PASSWORD, "").statusCode()).isEqualTo(303);
        assertThat(Jsoup.parse(again.get("/?lang=zh-Hant").body())
                        .select("form[action=/account/organisation] button")
                        .eachText())
                .as("they begin in the one that they used last")
                .hasSize(1)
                .first()
                .asString()
                .doesNotContain("Other Records");
    }

    @Test
    void behindAProxyItsNameAndAddressesAreBelieved() throws Exception {
        home.close();
        InetAddress proxy = InetAddress.getLoopbackAddress();
        home = new AccountsHome(
                folder.resolve("behind"),
                ServedHome.settings(folder.resolve("behind")),
                new ServerAccess(true, proxy, Optional.of(proxy), Set.of("colophon.example.org")));
        URI address = URI.create(home.served.server.address());
        String asked = RoutesTest.raw(
                address, "GET /sign-in HTTP/1.1\r\nHost: colophon.example.org\r\nConnection: close\r\n\r\n");
        assertThat(asked)
                .startsWith("HTTP/1.1 200")
                .contains("Set-Cookie: __Host-colophon-session=", "Secure", "HttpOnly", "SameSite=Strict");
        assertThat(RoutesTest.raw(
                        address, "GET /sign-in HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void othersReachItWithAccountsBehindAProxyAlone() {
        Settings settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("none").toString())));
        assertThatThrownBy(() -> ServerAccess.of(settings, false, Optional.empty(), Optional.of("0.0.0.0")))
                .hasMessageContaining("go with --accounts");
        assertThatThrownBy(() -> ServerAccess.of(settings, true, Optional.empty(), Optional.of("0.0.0.0")))
                .hasMessageContaining("--behind");
        assertThatThrownBy(() -> ServerAccess.of(settings, true, Optional.of("127.0.0.1"), Optional.empty()))
                .hasMessageContaining("hosts");
        assertThatThrownBy(() -> ServerAccess.of(settings, true, Optional.of("proxy.example"), Optional.empty()))
                .hasMessageContaining("no address");
        assertThat(ServerAccess.of(settings, true, Optional.empty(), Optional.empty())
                        .isSecure())
                .isFalse();
    }
}
