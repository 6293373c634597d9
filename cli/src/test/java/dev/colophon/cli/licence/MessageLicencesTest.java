package dev.colophon.cli.licence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a label lets show a release is not found to copy it. */
@Tag("full")
class MessageLicencesTest {

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private final HttpServer server;

    MessageLicencesTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void site() throws IOException {
        home = folder.resolve("home");
        Files.writeString(folder.resolve("words.txt"), Stories.theLastLeaf());
        byte[] copy = Stories.theLastLeaf().getBytes(UTF_8);
        server.createContext("/words.txt", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, copy.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(copy);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address(String host) {
        return host + ":" + server.getAddress().getPort();
    }

    private void scan(String host) {
        Cli.run(home, "scan", "http://%s/words.txt".formatted(address(host)), "--allow", address(host));
    }

    private Cli.Result register(String deals) throws IOException {
        return register("Example Records", "words.txt", deals);
    }

    private Cli.Result register(String sender, String file, String deals) throws IOException {
        return taken(message(sender, file, deals));
    }

    private Cli.Result taken(String message, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("message.xml"), message);
        return Cli.run(
                home,
                Stream.concat(Stream.of("register", "--metadata", file.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String message(String sender, String file, String deals) {
        return """
                <NewReleaseMessage xmlns="http://ddex.net/xml/ern/43">
                <MessageHeader><MessageSender><PartyName><FullName>%s</FullName></PartyName></MessageSender></MessageHeader>
                <ResourceList><Text><ResourceReference>A1</ResourceReference><ResourceId><DOI>10.1000/182</DOI></ResourceId>
                <DisplayTitleText>Lantern Words</DisplayTitleText>
                <TechnicalDetails><DeliveryFile><File><URI>%s</URI></File></DeliveryFile></TechnicalDetails></Text></ResourceList>
                <ReleaseList><Release><ReleaseReference>R0</ReleaseReference><ResourceGroup><ResourceGroupContentItem>
                <ReleaseResourceReference>A1</ReleaseResourceReference></ResourceGroupContentItem></ResourceGroup></Release></ReleaseList>
                <DealList><ReleaseDeal><DealReleaseReference>R0</DealReleaseReference>%s</ReleaseDeal></DealList>
                </NewReleaseMessage>
                """.formatted(sender, file, deals);
    }

    private static String deal(String channel, String terms) {
        return "<Deal><DealTerms>%s<CommercialModelType>SubscriptionModel</CommercialModelType><UseType>OnDemandStream</UseType><DistributionChannel><PartyName><FullName>%s</FullName></PartyName>%s</DistributionChannel></DealTerms></Deal>"
                .formatted(terms, channel, channel.contains(".") ? "<URL>http://%s/</URL>".formatted(channel) : "");
    }

    @Test
    void theChannelOfADealIsLicensedAndNobodyElse() throws IOException {
        assertThat(register(deal("127.0.0.1", "<TerritoryCode>Worldwide</TerritoryCode>"))
                        .exitCode())
                .isEqualTo(ExitCode.OK);
        scan("127.0.0.1");
        scan("localhost");
        assertThat(Cli.run(home, "sightings").out())
                .contains(address("localhost"))
                .doesNotContain(address("127.0.0.1"));
        assertThat(Cli.run(home, "sightings", "--state", "licensed").out())
                .contains(
                        address("127.0.0.1"),
                        "ERN deal of Example Records: 127.0.0.1: OnDemandStream, SubscriptionModel, Worldwide")
                .doesNotContain(address("localhost"));
    }

    /** A message that comes after the copies were found clears them; one that comes twice grants nothing twice. */
    @Test
    void aDealThatComesLaterClearsWhatWasFound() throws IOException {
        register("");
        scan("127.0.0.1");
        assertThat(Cli.run(home, "sightings").out()).contains(address("127.0.0.1"));
        register(deal("127.0.0.1", ""));
        register(deal("127.0.0.1", ""));
        assertThat(Cli.run(home, "sightings").out()).doesNotContain(address("127.0.0.1"));
        assertThat(Cli.run(home, "licence", "list", "--json").lines()).hasSize(1);
    }

    /** An identifier is no proof: it stands in everybody's databases. */
    @Test
    void aMessageOfAnotherSenderNeitherRenamesNorLicenses() throws IOException {
        register(deal("localhost", ""));
        scan("127.0.0.1");
        Cli.Result theirs = register("Other Records", "gone.txt", deal("127.0.0.1", ""));
        assertThat(theirs.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(theirs.out()).contains("no work of Other Records is registered as");
        assertThat(Cli.run(home, "sightings").out()).contains(address("127.0.0.1"));
        assertThat(register("Example Records", "gone.txt", deal("127.0.0.1", ""))
                        .exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(Cli.run(home, "sightings").out()).doesNotContain(address("127.0.0.1"));
    }

    @Test
    void aDealThatIsTakenDownIsRevokedAndOneWithoutADealStays() throws IOException {
        register(deal("127.0.0.1", ""));
        register("");
        assertThat(Cli.run(home, "licence", "list").out()).doesNotContain("revoked");
        Cli.Result takenDown = register(deal("127.0.0.1", "<TakeDown>true</TakeDown>"));
        assertThat(takenDown.out())
                .contains(
                        "licence revoked: 127.0.0.1, Display, worldwide, at any time",
                        "it covers what is seen in the next 30 days, too");
        assertThat(Cli.run(home, "licence", "list").out()).contains("revoked");
        assertThat(Cli.run(home, "licence", "list", "--json").out())
                .contains(
                        "\"revokedBy\":\"ERN message of Example Records, taken by " + System.getProperty("user.name"));
    }

    /** Words are displayed where songs are played, and no more than that is granted. */
    @Test
    void whatADealGrantsIsToldAndNoMore() throws IOException {
        Cli.Result told = register(deal("127.0.0.1", "<TerritoryCode>DE</TerritoryCode>"));
        assertThat(told.out()).contains("licence granted: 127.0.0.1, Display, DE, at any time");
        Cli.Result changed = taken(
                message("Example Records", "words.txt", deal("127.0.0.1", ""))
                        .replace("OnDemandStream", "PermanentDownload"),
                "--json");
        assertThat(changed.lines().getLast())
                .contains(
                        "\"terms\":{\"granted\":[{\"licence\":",
                        "\"uses\":[\"Download\",\"Display\"]",
                        "\"revoked\":[{");
        assertThat(register(deal("127.0.0.1", "").replace("OnDemandStream", "UseAsRingtone"))
                        .err())
                .contains("is no licence: it grants nothing that a page shows");
    }

    /** Doubt leaves a channel what it has. */
    @Test
    void aDealThatIsNotUnderstoodGrantsNothingAndTakesNothing() throws IOException {
        register(deal("127.0.0.1", ""));
        Cli.Result told = register(deal("127.0.0.1", "").replace("OnDemandStream", "Hum"));
        assertThat(told.err()).contains("is no licence yet: what UseType Hum grants is not known here");
        assertThat(told.out()).doesNotContain("licence granted", "licence revoked");
        register(deal("127.0.0.1", "<TerritoryCode>QQ</TerritoryCode>"));
        assertThat(Cli.run(home, "licence", "list", "--json").lines())
                .singleElement()
                .asString()
                .doesNotContain("revoked");
    }

    /** A label tells each channel what concerns it, and nothing of the others. */
    @Test
    void whatIsToldToOneRecipientSaysNothingOfOthers() throws IOException {
        for (String channel : new String[] {"127.0.0.1", "radio.example"}) {
            taken(message("Example Records", "words.txt", deal(channel, ""))
                    .replace(
                            "</MessageHeader>",
                            "<MessageRecipient><PartyName><FullName>%s</FullName></PartyName></MessageRecipient></MessageHeader>"
                                    .formatted(channel)));
        }
        assertThat(Cli.run(home, "licence", "list", "--json").lines())
                .hasSize(2)
                .noneMatch(licence -> licence.contains("revoked"));
    }

    @Test
    void aMomentIsTheFirstThatDoesNotCount() throws IOException {
        register(deal("127.0.0.1", "<ValidityPeriod><EndDateTime>2026-12-31T00:00:00Z</EndDateTime></ValidityPeriod>"));
        assertThat(Cli.run(home, "licence", "list", "--json").out()).contains("\"to\":\"2026-12-30\"");
    }

    @Test
    void anUpdateWithoutATitleKeepsIt() throws IOException {
        String first = message("Example Records", "words.txt", "")
                .replace(
                        "<ReleaseReference>R0</ReleaseReference>",
                        "<ReleaseReference>R0</ReleaseReference><DisplayTitleText>Evening Songs</DisplayTitleText>");
        taken(first);
        taken(first.replace("Lantern Words", ""));
        taken(first.replace("Lantern Words", "").replace("words.txt", "gone.txt"));
        assertThat(Cli.run(home, "works").out()).contains("Lantern Words").doesNotContain("as Evening Songs");
        assertThat(Cli.run(home, "works", "--json").out()).contains("\"title\":\"Lantern Words\"");
    }

    @Test
    void aDealThatCannotBeALicenceIsSaid() throws IOException {
        Cli.Result told = register(deal("Example Stream", "")
                + deal("127.0.0.1", "<TerritoryCode>QQ</TerritoryCode>")
                + deal("127.0.0.1", "<ValidityPeriod><StartDate>soon</StartDate></ValidityPeriod>"));
        assertThat(told.err())
                .contains(
                        "the deal for Example Stream names no address: `colophon licence add WORK --host`",
                        "unknown territory `QQ`",
                        "`soon` is no day");
        assertThat(told.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Cli.run(home, "licence", "list", "--json").lines()).isEmpty();
    }

    private Cli.Result made(String date, String title, String file, String deals) throws IOException {
        return taken(message("Example Records", file, deals)
                .replace("Lantern Words", title)
                .replace(
                        "</MessageHeader>",
                        "<MessageCreatedDateTime>%s</MessageCreatedDateTime></MessageHeader>".formatted(date)));
    }

    /** Messages do not always come in their order. */
    @Test
    void anOlderMessageTakesNothingBack() throws IOException {
        made("2026-03-02T09:00:00+08:00", "New Words", "words.txt", deal("127.0.0.1", ""));
        for (String file : new String[] {"words.txt", "gone.txt"}) {
            Cli.Result older =
                    made("2026-03-02T00:59:59Z", "Old Words", file, deal("127.0.0.1", "<TakeDown>true</TakeDown>"));
            assertThat(older.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(older.out())
                    .contains(
                            "OUTDATED: a message of Example Records that was made on 2026-03-02T01:00:00Z has described `New Words`, and this one was made before")
                    .doesNotContain("licence revoked");
        }
        assertThat(Cli.run(home, "works").out()).contains("New Words");
        assertThat(Cli.run(home, "licence", "list").out()).doesNotContain("revoked");
        Cli.Result newer =
                made("2026-03-03T00:00:00Z", "Newer Words", "gone.txt", deal("127.0.0.1", "<TakeDown>true</TakeDown>"));
        assertThat(newer.out()).contains("title, was New Words", "licence revoked");
    }
}
