package dev.colophon.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.AccountsHome.Visitor;
import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.ServedHome;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.campaign.OpenCampaign;
import dev.colophon.service.notice.ShowNotice;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of notices, cases and campaigns show nothing of another organisation, and their forms change nothing of it. */
@Tag("full")
class OtherOrganisationPagesTest {

    @TempDir
    Path folder;

    @Test
    void nothingOfTheFirstIsShownToTheSecond() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            NoticedHome.prepare(folder, home.served.settings, Stage.DRAFTED, "The Last Leaf", "Ada");
            String campaign = new OpenCampaign(home.served.settings)
                    .open(
                            ServedHome.ADA,
                            new OpenCampaign.Request(
                                    "spring",
                                    "The Last Leaf everywhere",
                                    LocalDate.of(2099, 6, 30),
                                    List.of("Host=127.0.0.1"),
                                    Optional.empty()))
                    .id();
            List<String> lists = List.of("/notices", "/cases", "/campaigns");
            List<String> own = List.of("/notices/N-1", "/cases/K-1", "/campaigns/" + campaign);
            Visitor first =
                    home.signedIn(Organisation.FIRST, "first@example.org", AccountRole.OWNER, AccountRole.ADMIN);
            for (String path : own) {
                HttpResponse<String> shown = first.get(path);
                assertThat(shown.statusCode()).as(path).isEqualTo(200);
                assertThat(shown.body()).as(path).contains("Last Leaf");
            }
            Organisation second = new AddOrganisation(home.served.settings).add(ServedHome.ADA, "Other Records");
            Visitor other = home.signedIn(second, "other@example.org", AccountRole.OWNER, AccountRole.ADMIN);
            for (String path : lists) {
                HttpResponse<String> shown = other.get(path);
                assertThat(shown.statusCode()).as(path).isEqualTo(200);
                assertThat(shown.body()).as(path).doesNotContain("Last Leaf", "N-1", "K-1", "spring");
            }
            for (String path : own) {
                HttpResponse<String> shown = other.get(path);
                assertThat(shown.statusCode()).as(path).isEqualTo(404);
                assertThat(shown.body()).as(path).doesNotContain("Last Leaf");
            }
            String csrf = other.csrf("/account");
            for (String act :
                    List.of("send", "sent", "retract", "close", "answer", "remind", "settle", "undo", "deliver")) {
                HttpResponse<String> refused = other.post(
                        "/notices/N-1/" + act,
                        csrf,
                        Map.of(
                                "seen",
                                "1",
                                "hold",
                                "30",
                                "means",
                                "letter",
                                "reason",
                                "x",
                                "as",
                                "withdrawn",
                                "left",
                                "yes"));
                assertThat(refused.body()).as(act).doesNotContain("Last Leaf");
            }
            assertThat(new ShowNotice(home.served.settings)
                            .show(ServedHome.ADA, "N-1")
                            .state()
                            .phase()
                            .name())
                    .as("nobody else let it go, or ended it")
                    .isEqualTo("DRAFTED");
        }
    }
}
