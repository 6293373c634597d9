package dev.colophon.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.api.ApiProgram;
import dev.colophon.service.home.ApiKey;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever watches over servers is told. */
@Tag("full")
class MetricsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsDoneAndWhatWaitsIsMeasuredAndNobodyIsNamed() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = new ApiProgram(
                    home.server.address(), ApiKey.of(home.settings).text());
            ApiProgram prometheus = new ApiProgram(
                    home.server.address(), ApiKey.ofMetrics(home.settings).text());
            HttpResponse<String> checked = program.send(program.to("/api/v1/check")
                    .header("Content-Type", "multipart/form-data; boundary=b0undary")
                    .POST(ServedHome.form(Map.of(), "secret-name.png", ServedHome.picture())));
            assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
            assertThat(program.send(program.to("/api/v1/works/secret-id-of-a-work"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(program.send(program.to("/secret-page")).statusCode()).isEqualTo(401);
            assertThat(program.begin(10, "").statusCode()).isEqualTo(201);

            HttpResponse<String> measured = prometheus.send(prometheus.to("/metrics"));
            assertThat(measured.statusCode()).as(measured.body()).isEqualTo(200);
            assertThat(measured.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/plain")
                    .contains("0.0.4");
            assertThat(measured.body())
                    .containsPattern(
                            "http_server_requests_seconds_count\\{[^}]*status=\"200\"[^}]*uri=\"/api/v1/check\"")
                    .containsPattern(
                            "http_server_requests_seconds_count\\{[^}]*status=\"404\"[^}]*uri=\"/api/v1/works/\\{id}\"")
                    .containsPattern("http_server_requests_seconds_bucket\\{[^}]*le=\"0.3\"")
                    .containsPattern("colophon_jobs_seconds_count\\{kind=\"check\",outcome=\"done\"} 1")
                    .contains("colophon_outbox_mails{state=\"waiting\"} 0", "colophon_outbox_oldest_seconds 0")
                    .contains("colophon_webhooks{state=\"failing\"} 0", "colophon_webhook_messages 0")
                    .contains("colophon_uploads_files 1", "colophon_home_reachable 1")
                    .containsPattern("process_resident_memory_bytes [0-9.E]+")
                    .containsPattern("jvm_memory_used_bytes\\{")
                    .doesNotContain("secret", "ada");
            assertThat(prometheus
                            .send(prometheus.to("/metrics").header("Accept", "application/openmetrics-text"))
                            .body())
                    .endsWith("# EOF\n");
            assertThat(prometheus.send(prometheus.to("/api/v1/works")).statusCode())
                    .as("the key of the metrics opens nothing else")
                    .isEqualTo(401);
        }
    }

    @Test
    void whoSignsInReadsNoMetricsOfAllOrganisations() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            var admin = home.signedIn(Organisation.FIRST, "ada@example.org", AccountRole.ADMIN);
            assertThat(admin.get("/metrics").statusCode()).isEqualTo(403);
            assertThat(home.visitor().get("/metrics").statusCode()).isEqualTo(401);
            assertThat(home.visitor().get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServerWithoutItsHomeIsAliveAndNotReady() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            assertThat(home.get("/health/live").body()).contains("\"status\":\"UP\"");
            assertThat(home.get("/health/ready").body()).contains("\"database\":\"UP\"");
            Path there = home.settings.home().folder();
            Path elsewhere = folder.resolve("elsewhere");
            Files.move(there, elsewhere);
            HttpResponse<String> gone = home.get("/health/ready");
            assertThat(gone.statusCode()).isEqualTo(503);
            assertThat(gone.body()).contains("\"status\":\"DOWN\"").doesNotContain(folder.toString());
            assertThat(home.get("/health/live").statusCode()).isEqualTo(200);
            Files.move(elsewhere, there);
        }
    }
}
