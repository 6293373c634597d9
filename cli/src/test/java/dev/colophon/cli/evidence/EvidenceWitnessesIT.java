package dev.colophon.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.EvidenceSite;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.PreparedAuthorities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Evidence that others witness: authorities of time and witnesses of the log, there from the beginning, silent, or named later. */
public class EvidenceWitnessesIT extends EvidenceSite {

    /** A server on this machine that answers as an authority does (RFC 3161). */
    public static HttpServer answering(LocalAuthority time) throws IOException {
        HttpServer authority = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authority.createContext("/", exchange -> {
            try (exchange) {
                byte[] token = time.answer(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
                exchange.sendResponseHeaders(200, token.length);
                exchange.getResponseBody().write(token);
            }
        });
        authority.start();
        return authority;
    }

    @Test
    @Tag("full")
    public void othersWhoWitnessMakeItStronger() throws Exception {
        LocalAuthority other = PreparedAuthorities.at(folder.resolve("other"), InstantSource.system());
        HttpServer authority = answering(other);
        try (TestWitness witness = new TestWitness("witness.example")) {
            String url = "http://127.0.0.1:" + authority.getAddress().getPort() + "/";
            Path root = folder.resolve("other/ca.pem");
            assertThat(Cli.run(home, "evidence", "authority", "add", url, "--root", root.toString(), "--own-network")
                            .exitCode())
                    .isZero();
            assertThat(Cli.run(
                                    home,
                                    "log",
                                    "witness",
                                    "add",
                                    witness.url(),
                                    "--key",
                                    witness.key().toString(),
                                    "--own-network")
                            .exitCode())
                    .isZero();
            assertThat(Cli.run(home, "evidence", "authority", "list", "--json").lines())
                    .hasSize(1);
            assertThat(Cli.run(home, "log", "witness", "list", "--json").lines())
                    .hasSize(1);
            Cli.Result cosigned = Cli.run(home, "log", "cosign");
            assertThat(cosigned.out()).contains("witness.example  cosigned at");
            assertThat(Cli.run(home, "log", "cosign", "--json").out()).contains("\"answer\":\"COSIGNED\"");
            Cli.Result stamped = Cli.run(home, "log", "stamp", "--json");
            assertThat(stamped.exitCode()).as(stamped.err()).isZero();
            Path work = folder.resolve("story.txt");
            assertThat(Cli.run(home, "log", "prove", work.toString(), "--to", folder.toString())
                            .exitCode())
                    .isZero();
            byte[] note = Files.readAllBytes(folder.resolve("story.txt.checkpoint"));
            assertThat(TlogProof.parse(Files.readAllBytes(folder.resolve("story.txt.tlog-proof")))
                            .checkpoint()
                            .bytes())
                    .isEqualTo(note);
            TimeStampResponse time =
                    new TimeStampResponse(Files.readAllBytes(folder.resolve("story.txt.checkpoint.tsr")));
            assertThat(time.getTimeStampToken().getTimeStampInfo().getMessageImprintDigest())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(note));
            JsonNode taken = captured("--no-browser");
            Path trust = Files.createDirectories(folder.resolve("trust"));
            Files.copy(root, trust.resolve("other.pem"));
            assertThat(Cli.run(home, "evidence", "keys", trust.toString()).exitCode())
                    .isZero();
            Files.writeString(trust.resolve("trust.json"), """
                    {"claimant":"Ada Example",
                     "authorities":[{"name":"Other time","operator":"Somebody else","certificate":"other.pem"}],
                     "witnesses":[{"vkey":"%s","operator":"A third"}],"logs":[{"vkey":"%s","operator":"Ada Example"}],"signers":["seal.pem","report.pem"],"quorum":1}
                    """.formatted(
                    witness.key(), Files.readString(trust.resolve("log.vkey")).strip()));
            JsonNode report = verified(taken.path("bundle").asText(), ExitCode.OK, "--trust", trust.toString());
            assertThat(status(report, "tsr.independent")).isEqualTo("PASS");
            assertThat(status(report, "log.witness.quorum")).isEqualTo("PASS");
            assertThat(status(report, "wacz.signer.trust")).isEqualTo("PASS");
            assertThat(status(report, "log.trust")).isEqualTo("PASS");
            // What answers on this machine alone proves nothing about the internet, whoever vouches for its time.
            assertThat(report.path("grade").asText()).isEqualTo("C");
            assertThat(report.path("caps")).extracting(JsonNode::asText).contains("warc.peer");
        } finally {
            authority.stop(0);
        }
    }

    @Test
    @Tag("full")
    public void anAuthorityThatIsDownIsNamedAndAskedAgain() throws IOException {
        Path root = folder.resolve("root.pem");
        LocalAuthority other = PreparedAuthorities.at(folder.resolve("other"), InstantSource.system());
        assertThat(other.root()).isPresent();
        Files.copy(folder.resolve("other/ca.pem"), root);
        assertThat(Cli.run(
                                home,
                                "evidence",
                                "authority",
                                "add",
                                "http://127.0.0.1:9/",
                                "--root",
                                root.toString(),
                                "--own-network")
                        .exitCode())
                .isZero();
        JsonNode taken = captured("--no-browser");
        assertThat(taken.path("silent")).hasSize(1);
        assertThat(taken.path("state").asText()).isEqualTo("STAMPED"); // by the clock of this machine
        Cli.Result renewed = Cli.run(home, "evidence", "renew");
        assertThat(renewed.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(renewed.out()).contains("cannot be asked");
        assertThat(Cli.run(home, "evidence", "renew", "--json").lines()).hasSize(1);
        verified(taken.path("bundle").asText(), ExitCode.OK);
    }

    /** A second authority that is named later: the signed report cannot print what it says. */
    @Test
    @Tag("full")
    public void anAuthorityNamedLaterNeverMakesABundleWorse() throws IOException {
        JsonNode taken = Cli.settings(home).programs().browser().isPresent() ? captured() : captured("--no-browser");
        String bundle = taken.path("bundle").asText();
        verified(bundle, ExitCode.OK);
        LocalAuthority other = PreparedAuthorities.at(folder.resolve("other"), InstantSource.system());
        HttpServer authority = answering(other);
        try {
            String url = "http://127.0.0.1:" + authority.getAddress().getPort() + "/";
            Path root = folder.resolve("other/ca.pem");
            assertThat(Cli.run(home, "evidence", "authority", "add", url, "--root", root.toString(), "--own-network")
                            .exitCode())
                    .isZero();
            Cli.Result renewed = Cli.run(home, "evidence", "renew");
            assertThat(renewed.exitCode()).as(renewed.err()).isZero();
            assertThat(renewed.out()).contains("late-1.tsr");
            JsonNode report = verified(bundle, ExitCode.OK);
            assertThat(status(report, "tsr.chain")).isEqualTo("PASS");
            Cli.Result again = Cli.run(home, "evidence", "renew");
            assertThat(again.exitCode()).as(again.out()).isZero();
            assertThat(again.out()).contains("as it was");
        } finally {
            authority.stop(0);
        }
    }
}
