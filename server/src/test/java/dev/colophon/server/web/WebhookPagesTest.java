package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Naming a server that is told what happens, by a form. */
class WebhookPagesTest {

    @TempDir
    Path folder;

    @Test
    void whatIsRefusedStaysInTheForm() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            home.account(Organisation.FIRST, "ada", AccountRole.ADMIN);
            AccountsHome.Visitor ada = home.visitor();
            assertThat(ada.signIn("ada", AccountsHome.PASSWORD, "").statusCode())
                    .isEqualTo(303);
            HttpResponse<String> refused = ada.post(
                    "/admin/webhooks",
                    ada.csrf("/admin/webhooks"),
                    Map.of("url", "https://10.0.0.1/\"hook", "event", "decision.made"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("private address", "under [webhooks]")
                    .contains("value=\"https://10.0.0.1/&quot;hook\"")
                    .contains("value=\"decision.made\" checked")
                    .doesNotContain("value=\"sighting.found\" checked");
            HttpResponse<String> added = ada.post(
                    "/admin/webhooks?lang=zh-Hant",
                    ada.csrf("/admin/webhooks"),
                    Map.of("url", "https://hooks.invalid/x", "event", "decision.made"));
            assertThat(added.statusCode()).isEqualTo(200);
            assertThat(added.body())
                    .contains("whsec_", "現在沒有名為 hooks.invalid 的伺服器")
                    .doesNotContain("value=\"https://hooks.invalid/x\"");
        }
    }
}
