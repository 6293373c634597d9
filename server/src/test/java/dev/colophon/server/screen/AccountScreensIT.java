package dev.colophon.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.caller.Actor;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, accounts and keys in a browser. */
@Tag("full")
class AccountScreensIT {

    @TempDir
    Path folder;

    @Test
    void everyPageOfAccountsIsQuietAndThereForEverybody() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        try (AccountsHome home = new AccountsHome(folder);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            home.account(
                    Organisation.FIRST,
                    "ada@a-rather-long-name-of-a-publisher.example",
                    AccountRole.ADMIN,
                    AccountRole.OWNER);
            home.account(Organisation.FIRST, "ben", AccountRole.REVIEWER);
            String invited = new AddAccount(home.served.settings)
                    .add(new Actor(Organisation.FIRST, "root"), "cai", Set.of(AccountRole.AUDITOR))
                    .invitation()
                    .orElseThrow()
                    .token();
            String address = home.served.server.address();
            Screens look = new Screens(chromium, address);
            look.at("sign-in", "/sign-in?next=%2Finbox");
            look.at("invitation", "/invitation?link=" + invited);
            look.at("invitation-refused", "/invitation?link=" + "A".repeat(43));
            signIn(chromium, address, "ada@a-rather-long-name-of-a-publisher.example");
            look.at("account", "/account");
            look.at("admin", "/admin");
            chromium.open(address + "/admin?lang=en");
            chromium.run("document.getElementById('k-p').value = 'the archive of the publisher'");
            chromium.run("document.querySelector('input[name=scope]').checked = true");
            chromium.leave("document.querySelector('form[action=\"/admin/keys\"] button').click()");
            look.here("admin-key");
            chromium.open(address + "/account?lang=en");
            chromium.run("document.getElementById('p-c').value = '%s'".formatted(AccountsHome.PASSWORD));
            chromium.leave("document.querySelector('form[action=\"/account/codes\"] button').click()");
            look.here("account-codes");
            assertThat(look.wrong()).isEmpty();
        }
    }

    private static void signIn(Chromium chromium, String address, String name) throws Exception {
        chromium.open(address + "/sign-in");
        chromium.run("document.getElementById('name').value = '%s'".formatted(name));
        chromium.run("document.getElementById('password').value = '%s'".formatted(AccountsHome.PASSWORD));
        chromium.leave("document.querySelector('form[action=\"/sign-in\"]').requestSubmit()");
        assertThat(chromium.run("location.pathname").asText()).isEqualTo("/");
    }
}
