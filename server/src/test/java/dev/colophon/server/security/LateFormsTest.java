package dev.colophon.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.AccountsHome.Visitor;
import dev.colophon.server.ServedHome;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.caller.Actor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that come after their session, or from a page of another organisation, do nothing, and what was typed is shown. */
@Tag("full")
class LateFormsTest {

    private static final String REASON = "Letters of 1912, <b>the whole of them</b>";

    @TempDir
    Path folder;

    private AccountsHome home;
    private Visitor ada;

    @BeforeEach
    void start() throws Exception {
        home = new AccountsHome(folder);
        ada = home.signedIn(Organisation.FIRST, "ada", AccountRole.OWNER, AccountRole.ADMIN);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private static HttpResponse<String> register(Visitor visitor, String csrf, String title) throws Exception {
        return visitor.send(visitor.to("/works")
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(ServedHome.form(
                        Map.of("_csrf", csrf, "owner", "Ada Quill", "title", title),
                        "leaf.txt",
                        "The last leaf fell before anybody looked.".repeat(40).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aFormDoesNothingInAnotherOrganisationThanThatOfItsPage() throws Exception {
        Organisation other = new AddOrganisation(home.served.settings).add(ServedHome.ADA, "Other Records");
        var _ = new AddAccount(home.served.settings).add(new Actor(other, "root"), "ada", Set.of(AccountRole.OWNER));
        Document today = Jsoup.parse(ada.get("/").body());
        assertThat(today.select(".masthead summary .of").eachText())
                .as("named without opening the menu")
                .containsExactly(Organisation.FIRST.name());
        String shown = ada.csrf("/");
        assertThat(ada.post("/account/organisation", shown, Map.of("organisation", other.id()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(Jsoup.parse(ada.get("/").body())
                        .select(".masthead summary .of")
                        .text())
                .isEqualTo("Other Records");

        var refused = register(ada, shown, REASON);
        assertThat(refused.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("main .note").text())
                .contains("you are in Other Records now", "nothing was done", "Choose the files again");
        assertThat(page.select("main .letter").eachText()).containsExactlyInAnyOrder("Ada Quill", REASON);
        assertThat(page.select("main a.button").attr("href")).isEqualTo("/works");
        assertThat(ada.get("/works").body()).doesNotContain("Letters of 1912");
        assertThat(ada.post("/admin/accounts", shown, Map.of("name", "mallory", "role", "owner"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(ada.get("/admin").body()).doesNotContain("mallory");

        var back = page.select("main form[action=/account/organisation]");
        assertThat(ada.post(
                                "/account/organisation",
                                back.select("[name=_csrf]").attr("value"),
                                Map.of(
                                        "organisation",
                                        back.select("[name=organisation]").attr("value")))
                        .statusCode())
                .isEqualTo(303);
        assertThat(register(ada, shown, REASON).statusCode())
                .as("where it was shown")
                .isEqualTo(303);
        String there = ada.csrf("/");
        assertThat(ada.post("/account/organisation", shown, Map.of("organisation", other.id()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ada.post("/sign-out", there, Map.of()).statusCode())
                .as("leaving is the same in each")
                .isEqualTo(303);
    }

    @Test
    void aFormWhoseSessionIsOverLeadsToSigningInAndShowsWhatWasTyped() throws Exception {
        String csrf = ada.csrf("/admin");
        String cookie = ada.cookie;
        assertThat(ada.post("/sign-out", csrf, Map.of()).statusCode()).isEqualTo(303);
        ada.cookie = cookie;
        var refused = ada.post(
                "/admin/accounts?lang=en", csrf, Map.of("name", REASON, "role", "owner", "password", "never shown"));
        assertThat(refused.statusCode()).isEqualTo(401);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("main .note").text())
                .contains("Your session is over", "What you typed is below")
                .doesNotContain("Press Enter");
        assertThat(page.select("main .letter").eachText()).contains(REASON);
        assertThat(refused.body()).doesNotContain("never shown", csrf);
        assertThat(page.select("main a.button").attr("href")).isEqualTo("/sign-in?next=%2Fadmin");

        Document upload = Jsoup.parse(register(ada, csrf, REASON).body());
        assertThat(upload.select("main a.button").attr("href")).isEqualTo("/sign-in?next=%2Fworks");
        Document empty = Jsoup.parse(ada.post("/account/codes", csrf, Map.of("password", "never shown"))
                .body());
        assertThat(empty.select("main .note").text()).contains("Your session is over");
        assertThat(empty.select("main .letter")).isEmpty();

        Visitor nobody = home.visitor();
        var strange = nobody.post("/admin/accounts", "", Map.of("name", REASON));
        assertThat(strange.statusCode()).isEqualTo(401);
        assertThat(strange.body())
                .as("a page of nobody's browser shows no text that another site sends")
                .doesNotContain("Letters of 1912");
    }
}
