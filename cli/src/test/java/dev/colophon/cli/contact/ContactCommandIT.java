package dev.colophon.cli.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom to write to, from the command line, and in the notice that is drafted. */
class ContactCommandIT extends ConfirmedCopies {

    /** Lists of servers that name none, so that nobody outside is asked. */
    @BeforeEach
    void noRegistries() throws IOException {
        run("case", "open", "--all");
        Path lists = Files.createDirectories(home.resolve("rdap"));
        for (String name : List.of("dns.json", "ipv4.json", "ipv6.json")) {
            Files.writeString(lists.resolve(name), "{\"publication\": \"2026-11-01\", \"services\": []}");
        }
        files.put("/", "<a href=/legal>Copyright complaints</a>");
        files.put("/legal", "<h1>Copyright</h1><p>Send notices to legal@pirate.com</p>");
    }

    private JsonNode found(String... options) throws IOException {
        String[] command = new String[options.length + 6];
        List.of("contact", "find", "K-1", "--allow", address(), "--json").toArray(command);
        System.arraycopy(options, 0, command, 6, options.length);
        Cli.Result result = run(command);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.lines().getFirst());
    }

    @Test
    @Tag("full")
    void theHostsOfACaseAreAskedOnceAndToldWithWhatDidNotAnswer() throws IOException {
        JsonNode known = found();
        assertThat(known.get("host").asText()).isEqualTo("127.0.0.1");
        assertThat(known.get("contacts")).hasSize(1);
        JsonNode contact = known.get("contacts").get(0);
        assertThat(contact.get("address").asText()).isEqualTo("legal@pirate.com");
        assertThat(contact.get("source").asText()).isEqualTo("SITE");
        assertThat(contact.get("readAt").asText()).isEqualTo(url("/legal"));
        assertThat(known.get("questions").findValuesAsText("outcome"))
                .containsExactly("ANSWERED", "NOT_ASKED", "NOT_ASKED", "NOT_ASKED");
        asked.clear();
        found();
        assertThat(asked).isEmpty();
        found("--again");
        assertThat(asked).contains("/legal");
        assertThat(run("contact", "list").out())
                .contains("legal@pirate.com", "SITE, read on", url("/legal"), "RDAP_IP: not asked", "WHOIS: not asked");
        assertThat(run("contact", "list", "--lang", "zh").out()).contains("用于版权投诉", "读自 " + url("/legal"), "没有询问");
        assertThat(run("contact", "list", "other.com").out())
                .contains("other.com  no address is known yet", "SITE: not asked yet", "WHOIS: not asked yet");
    }

    @Test
    void whatIsNoHostCostsNoOther() {
        Cli.Result result = run("contact", "find", "no host", "K-9", "K-1", "--allow", address());
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("`no host` is not a host", "there is no case K-9");
        assertThat(result.out()).contains("legal@pirate.com");
    }

    @Test
    @Tag("full")
    void whatAPersonNamesComesFirstUntilItIsRemoved() throws IOException {
        found();
        assertThat(json("contact", "add", "127.0.0.1", "Told@pirate.com", "--note", "by phone", "--json")
                        .getFirst()
                        .get("contacts")
                        .findValuesAsText("address"))
                .containsExactly("told@pirate.com", "legal@pirate.com");
        assertThat(run("contact", "add", "127.0.0.1", "https://www.pirate.com/report", "--note", "x")
                        .out())
                .contains("https://www.pirate.com/report");
        assertThat(run("contact", "add", "127.0.0.1", "北京市海淀区示例大街12号", "--note", "x")
                        .exitCode())
                .isZero();
        assertThat(run("contact", "bounced", "told@pirate.com").err()).contains("1 message to told@pirate.com");
        Cli.Result unknown = run("contact", "bounced", "Tolld@pirate.com");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unknown.err())
                .contains(
                        "Tolld@pirate.com is no address of a host that is known here",
                        "nearest known is told@pirate.com");
        assertThat(run("contact", "list").out()).contains("messages that came back: 1");
        assertThat(run("contact", "remove", "127.0.0.1", "told@pirate.com").exitCode())
                .isZero();
        Cli.Result gone = run("contact", "remove", "127.0.0.1", "told@pirate.com");
        assertThat(gone.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(gone.err()).contains("127.0.0.1 has no contact `told@pirate.com`");
    }

    @Test
    void whatIsNoAddressIsRefusedInOneLine() {
        for (String odd : List.of(
                "nobody",
                "a@b c",
                "ftp://a.com/x",
                "a\u202eb@c.com",
                "x".repeat(501),
                "a@b",
                "https://a.com:99999/report")) {
            Cli.Result result = run("contact", "add", "127.0.0.1", odd, "--note", "x");
            assertThat(result.exitCode()).as(odd).isEqualTo(ExitCode.REFUSED);
            assertThat(result.err().lines()).hasSize(1);
        }
        for (String suffix : List.of("com", "co.uk", "COM")) {
            assertThat(run("contact", "add", suffix, "a@b.com", "--note", "x").err())
                    .contains("is no site: everybody may register names under it");
        }
        Cli.Result secret = run("contact", "add", "pirate.com", "https://ada:s3cret@pirate.com/report", "--note", "x");
        assertThat(secret.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(secret.err()).contains("names a user or a password").doesNotContain("s3cret");
        assertThat(run("contact", "add", "127.0.0.1", "a@b.com", "--note", " ").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("contact", "list").err()).contains("no host was asked about");
    }

    @Test
    @Tag("full")
    void aDraftGoesToTheBestContactAndSaysWhereItIsFrom() {
        describeOwner();
        evidence();
        Cli.Result nobody = draftDmca();
        assertThat(nobody.exitCode()).as(nobody.err()).isZero();
        assertThat(nobody.err()).contains("no mail address of 127.0.0.1 is known", "colophon contact find 127.0.0.1");
        run("contact", "find", "K-1", "--allow", address());
        Cli.Result drafted = draftDmca();
        assertThat(drafted.err())
                .contains("it goes to legal@pirate.com: SITE, read on", url("/legal"), "drafted as N-2");
        assertThat(drafted.out()).contains("legal@pirate.com");
        assertThat(draftDmca("--to", "other@pirate.com").err()).doesNotContain("it goes to");
        run("contact", "add", "127.0.0.1", "https://www.pirate.com/report", "--name", "Pirate Inc.", "--note", "x");
        assertThat(draftDmca().err())
                .contains(
                        "the best contact of 127.0.0.1 is no mail address: https://www.pirate.com/report",
                        "the same as N-2");
    }
}
