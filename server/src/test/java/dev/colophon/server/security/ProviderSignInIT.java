package dev.colophon.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.RunningServer;
import dev.colophon.server.ServedHome;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.account.DisableAccount;
import dev.colophon.service.account.ListAccounts;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.service.signin.AcceptInvitation;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by a provider of identities that is a program of its own, and what an attacker would try. */
@Tag("full")
class ProviderSignInIT {

    private static final Actor ROOT = new Actor(Organisation.FIRST, "root");

    @TempDir
    static Path folder;

    private static int providerPort;
    private static Process provider;
    private static Settings settings;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        providerPort = ServedHome.freePort();
        settings = settings(ProviderProgram.issuer(providerPort));
        server = RunningServer.start(settings, ROOT, 0, new UploadLimit(8 << 20), AccountsHome.ACCESS);
        provider = run();
    }

    private static Settings settings(String issuer) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), ProviderProgram.SECRET + "\n");
        return Settings.of(new Variables(Map.of(
                Settings.HOME,
                folder.resolve("home").toString(),
                "COLOPHON_OIDC_ISSUER",
                issuer,
                "COLOPHON_OIDC_CLIENT",
                ProviderProgram.CLIENT,
                "COLOPHON_OIDC_SECRET_FILE",
                secret.toString(),
                "COLOPHON_OIDC_NAME",
                "Example Identity",
                "PATH",
                String.valueOf(System.getenv("PATH")))));
    }

    private static Process run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                ProviderProgram.class.getName(),
                String.valueOf(providerPort),
                server.address() + "/sign-in/back");
        builder.redirectError(folder.resolve("provider-errors").toFile());
        Process process = builder.start();
        String line = String.valueOf(process.inputReader(UTF_8).readLine());
        assertThat(line).as(Files.readString(folder.resolve("provider-errors"))).isEqualTo("ready");
        return process;
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.destroyForcibly();
    }

    private static ProviderBrowser browser() {
        return new ProviderBrowser(server.address(), providerPort);
    }

    private static String invitation(String name) {
        return new AddAccount(settings)
                .add(ROOT, name, Set.of(AccountRole.OWNER))
                .invitation()
                .orElseThrow()
                .token();
    }

    private static ProviderBrowser linked(String account, String there) throws Exception {
        String token = invitation(account);
        ProviderBrowser browser = browser();
        HttpResponse<String> answer =
                browser.get(browser.vouched(browser.press("/invitation?link=" + token, Map.of("link", token)), there));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return browser;
    }

    private static List<String> accounts() {
        return new ListAccounts(settings)
                .list(ROOT).stream().map(account -> account.name()).toList();
    }

    private static void assertRefused(ProviderBrowser browser, HttpResponse<String> answer, String words)
            throws Exception {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(words);
        assertThat(browser.isLetIn()).isFalse();
    }

    @Test
    void anInvitationLinksAndFromThenOnTheProviderLetsIn() throws Exception {
        String token = invitation("ada");
        ProviderBrowser ada = browser();
        assertThat(ada.get(server.address() + "/invitation?link=" + token).body())
                .contains("Sign in with Example Identity", "whoever you are there is then ada here");
        String back = ada.vouched(ada.press("/invitation?link=" + token, Map.of("link", token)), "ada-there");
        HttpResponse<String> first = ada.get(back);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(ProviderBrowser.refresh(first)).isEqualTo("/");
        assertThat(first.headers().allValues("Set-Cookie"))
                .anyMatch(set -> set.startsWith("colophon-session=") && set.contains("SameSite=Strict"))
                .anyMatch(set -> set.startsWith("colophon-provider=;") && set.contains("Max-Age=0"));
        assertThat(ada.get(server.address() + "/account").body()).contains("ada");
        assertThat(ada.get(server.address() + "/audit").body()).contains("Linked with a sign-in service");
        assertThat(ada.get(server.address() + "/invitation?link=" + token).statusCode())
                .as("an invitation counts once")
                .isEqualTo(403);

        String csrf = ProviderBrowser.csrf(ada.get(server.address() + "/account"));
        HttpResponse<String> out = ada.send(server.address() + "/sign-out", Map.of("_csrf", csrf));
        assertThat(ada.isLetIn()).isFalse();
        String leaving = ProviderBrowser.refresh(out);
        assertThat(leaving)
                .startsWith(ProviderProgram.issuer(providerPort) + "/connect/logout?")
                .contains("id_token_hint=ey", "client_id=" + ProviderProgram.CLIENT, "post_logout_redirect_uri=");
        assertThat(out.body()).contains("You are signed out here").contains("Example Identity");
        assertThat(ada.own()).as("what was kept for that").doesNotContainKey("colophon-provider-id");
        HttpResponse<String> left = ada.get(leaving);
        assertThat(left.statusCode()).as(left.body()).isEqualTo(302);
        assertThat(left.headers().firstValue("Location").orElse("")).startsWith(server.address() + "/sign-in");
        assertThat(ada.asksForPassword(ada.press("/sign-in", Map.of())))
                .as("there, too, nobody is signed in any more")
                .isTrue();

        ProviderBrowser elsewhere = browser();
        HttpResponse<String> again = elsewhere.signIn("ada-there", "/works?kind=text");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(ProviderBrowser.refresh(again)).isEqualTo("/works?kind=text");
        assertThat(elsewhere.get(server.address() + "/account").body()).contains("ada");
    }

    @Test
    void nobodyIsMadeAnAccount() throws Exception {
        List<String> before = accounts();
        ProviderBrowser stranger = browser();
        assertRefused(stranger, stranger.signIn("stranger", ""), "no account here is linked with you there");
        assertThat(accounts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-nonce", "no-nonce", "wrong-issuer", "wrong-audience", "expired"})
    void whatIsSaidWronglyLetsNobodyIn(String name) throws Exception {
        String token = invitation("of-" + name);
        ProviderBrowser browser = browser();
        HttpResponse<String> answer =
                browser.get(browser.vouched(browser.press("/invitation?link=" + token, Map.of("link", token)), name));
        assertRefused(browser, answer, "Signing in with Example Identity did not work");
        assertThat(new AcceptInvitation(settings).invited(token))
                .as("and uses no invitation up")
                .contains("of-" + name);
    }

    @Test
    void anAnswerCountsOnceInTheBrowserThatAsked() throws Exception {
        ProviderBrowser ben = linked("ben", "ben-there");
        assertThat(ben.isLetIn()).isTrue();

        ProviderBrowser fresh = browser();
        String back = fresh.vouched(fresh.press("/sign-in", Map.of()), "ben-there");
        ProviderBrowser other = browser();
        assertRefused(other, other.get(back), "did not work");
        assertRefused(fresh, fresh.get(back.replaceFirst("state=[^&]*", "state=guessed")), "did not work");
        assertRefused(fresh, fresh.get(back.replaceFirst("[?&]state=[^&]*", "?x=1&")), "did not work");
        ProviderBrowser withoutVerifier = browser();
        String another = withoutVerifier.vouched(withoutVerifier.press("/sign-in", Map.of()), "ben-there");
        String code = back.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        assertRefused(
                withoutVerifier,
                withoutVerifier.get(another.replaceFirst("code=[^&]*", "code=" + Matcher.quoteReplacement(code))),
                "did not work");

        String once = fresh.vouched(fresh.press("/sign-in", Map.of()), "ben-there");
        Map<String, String> asked = new TreeMap<>(fresh.own());
        assertThat(fresh.get(once).statusCode()).isEqualTo(200);
        assertThat(fresh.isLetIn()).isTrue();
        ProviderBrowser thief = browser();
        thief.own().putAll(asked);
        assertRefused(thief, thief.get(once), "did not work");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out", "javascript:alert(1)"
            })
    void leadsToNoOtherPageThanOurs(String next) throws Exception {
        String name = "next-" + Integer.toHexString(next.hashCode());
        linked(name, name + "-there");
        assertThat(ProviderBrowser.refresh(browser().signIn(name + "-there", next)))
                .isEqualTo("/");
    }

    @Test
    void whoeverIsOfOneAccountIsOfNoOther() throws Exception {
        linked("carol", "carol-there");
        String token = invitation("dan");
        ProviderBrowser browser = browser();
        assertRefused(
                browser,
                browser.get(browser.vouched(
                        browser.press("/invitation?link=" + token, Map.of("link", token)), "carol-there")),
                "is linked with another account here");
        assertThat(new AcceptInvitation(settings).invited(token)).contains("dan");
        Object _ = new DisableAccount(settings).set(ROOT, "carol", true);
        ProviderBrowser carol = browser();
        assertRefused(carol, carol.signIn("carol-there", ""), "no account here is linked");
        ProviderBrowser dan = browser();
        assertRefused(
                dan,
                dan.get(dan.vouched(dan.press("/sign-in", Map.of("link", "guessed")), "dan-there")),
                "was used already, or is over");
    }

    @Test
    void nothingBeginsWithoutOurForm() throws Exception {
        ProviderBrowser browser = browser();
        assertThat(browser.get(server.address() + "/sign-in/provider").statusCode())
                .isIn(404, 405);
        assertThat(browser.send(server.address() + "/sign-in/provider", Map.of("next", "/"))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> begun = browser.press("/sign-in", Map.of());
        String state = ProviderBrowser.refresh(begun).replaceFirst(".*[?&]state=([^&]*).*", "$1");
        assertRefused(
                browser,
                browser.get(server.address() + "/sign-in/back?error=access_denied&error_description=%3Cb%3E&state="
                        + state),
                "did not work");
    }

    @Test
    void whileTheProviderIsDownPasswordsLetIn() throws Exception {
        AccountsHome home = new AccountsHome(
                folder.resolve("down"),
                Settings.of(new Variables(Map.of(
                        Settings.HOME,
                        folder.resolve("down").toString(),
                        "COLOPHON_OIDC_ISSUER",
                        "http://localhost:" + ServedHome.freePort(),
                        "COLOPHON_OIDC_CLIENT",
                        "c",
                        "COLOPHON_OIDC_SECRET",
                        "s",
                        "PATH",
                        String.valueOf(System.getenv("PATH"))))),
                AccountsHome.ACCESS);
        try (home) {
            home.account(Organisation.FIRST, "eve", AccountRole.OWNER);
            AccountsHome.Visitor eve = home.visitor();
            HttpResponse<String> begun = eve.post("/sign-in/provider", eve.csrf("/sign-in"), Map.of());
            assertThat(begun.statusCode()).isEqualTo(503);
            assertThat(begun.body()).contains("localhost cannot be reached now.", "name=\"password\"");
            assertThat(eve.signIn("eve", AccountsHome.PASSWORD, "").statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void whatIsSetWronglyIsSaidAtTheStart() throws Exception {
        assertThatThrownBy(() -> ServerAccess.of(settings, false, Optional.empty(), Optional.empty()))
                .hasMessageContaining("it goes with --accounts");
        assertThatThrownBy(() -> settings("http://id.example.org").oidc()).hasMessageContaining("is no issuer");
        assertThat(settings.toString()).doesNotContain(ProviderProgram.SECRET);
        assertThat(settings.oidc().orElseThrow().toString()).doesNotContain(ProviderProgram.SECRET);
    }
}
