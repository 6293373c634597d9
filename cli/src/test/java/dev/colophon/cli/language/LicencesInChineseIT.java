package dev.colophon.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Licences, offers, rights, pre-checks, the index and what messages of labels and publishers bring, in Chinese. */
class LicencesInChineseIT {

    private static final String ISBN = "9780306406157";

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private String language = "";
    private final List<String> printed = new ArrayList<>();

    private Cli.Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--lang", language));
        Cli.Result result = Cli.run(home, all.toArray(String[]::new));
        printed.add("$ " + String.join(" ", arguments));
        result.out().lines().forEach(printed::add);
        result.err().lines().forEach(printed::add);
        return result;
    }

    private List<String> ids(String field, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--json");
        List<String> ids = new ArrayList<>();
        for (String line : Cli.run(home, all.toArray(String[]::new)).lines()) {
            ids.add(new ObjectMapper().readTree(line).path(field).asText());
        }
        return ids;
    }

    private String work(String title) throws IOException {
        return ids("id", "works", "--title", title).getFirst();
    }

    @Test
    void theyAreToldInSimplifiedChinese() throws IOException {
        tell("zh");
        assertThat(printed)
                .anyMatch(line -> line.contains("《Leaf》 0-900：Ada 许可"))
                .anyMatch(line -> line.equals("地域      DE，FR"))
                .anyMatch(line -> line.contains("OVER（过多）（10,000 中的 15,000）"))
                .anyMatch(line -> line.startsWith("可以使用   ") && line.endsWith("mine.txt"));
    }

    @Test
    @Tag("full")
    void theyAreToldInTraditionalChinese() throws IOException {
        tell("zh-Hant");
        assertThat(ChineseLines.simplified(String.join("", printed)))
                .as("simplified characters")
                .isEmpty();
    }

    private void tell(String tag) throws IOException {
        language = tag;
        home = folder.resolve("home");
        Path works = Files.createDirectories(folder.resolve("works"));
        Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf());
        Files.writeString(works.resolve("lamp.txt"), Stories.nameInTheLamplight());
        Cli.run(home, "register", works.resolve("leaf.txt").toString(), "--owner", "Ada", "--title", "Leaf");
        Cli.run(home, "register", works.resolve("lamp.txt").toString(), "--owner", "Ben", "--title", "Lamp");
        Path copies = Files.createDirectories(folder.resolve("copies"));
        Files.writeString(copies.resolve("one.txt"), "One: " + Stories.theLastLeaf());
        Files.writeString(copies.resolve("two.txt"), "Two: " + Stories.nameInTheLamplight());
        Cli.run(home, "scan", copies.toString());
        prechecks(copies);
        offers();
        licences();
        rights();
        index();
        messages();
        notes();
        assertThat(printed).hasSizeGreaterThan(150);
        assertThat(ChineseLines.withEnglish(printed)).isEmpty();
    }

    private void licences() throws IOException {
        String leaf = work("Leaf");
        run("licence", "add", leaf, "--host", "radio.example", "--use", "stream,display", "--territory", "DE,FR");
        run("licence", "add", leaf, "--host", "radio.example", "--use", "stream,display", "--territory", "DE,FR");
        run(
                "licence",
                "add",
                leaf,
                "--host",
                "old.example",
                "--from",
                "2020-01-01",
                "--to",
                "2020-12-31",
                "--note",
                "L-17");
        run(
                "licence",
                "add",
                leaf,
                "--anyone",
                "--segment",
                "0-900",
                "--excluded-territory",
                "CN",
                "--to",
                "2099-12-31");
        run("licence", "add", work("Lamp"), "--public-licence", "https://creativecommons.org/licenses/by-nc-sa/4.0/");
        run("licence", "add", "--all-works-of", "Ben", "--host", "ben.example", "--from", "2020-01-01");
        run(
                "licence",
                "add",
                leaf,
                "--licensor",
                "Ben",
                "--host",
                "third.example",
                "--territory",
                "DE,AT",
                "--excluded-territory",
                "AT");
        run("licence", "list");
        List<String> ids = ids("licence", "licence", "list");
        for (String id : ids) {
            run("licence", "show", id);
        }
        run("licence", "revoke", ids.getFirst());
        run("licence", "revoke", ids.getFirst());
        run("licence", "show", ids.getFirst());
        run("licence", "add", leaf);
        run("licence", "add", leaf, "--anyone", "--use", "odd");
        run("licence", "add", leaf, "--anyone", "--territory", "odd");
        run("licence", "add", leaf, "--anyone", "--from", "odd");
        run("licence", "add", leaf, "--anyone", "--condition", "odd");
        run("licence", "show", "ffffffff");
        run("licence");
    }

    private void offers() throws IOException {
        run("licence", "list");
        run("offer", "list");
        Path terms = Files.writeString(folder.resolve("terms.txt"), "Name the author.");
        String leaf = work("Leaf");
        for (String host : List.of("one.example", "two.example", "three.example")) {
            run(
                    "offer",
                    "make",
                    leaf,
                    "--host",
                    host,
                    "--price",
                    "40",
                    "--currency",
                    "EUR",
                    "--terms",
                    terms.toString(),
                    "--terms-url",
                    "https://ada.example/terms",
                    "--dispute",
                    "mailto:ada@ada.example",
                    "--note",
                    "x-1");
        }
        String sighting = ids("sighting", "sightings").getFirst();
        run(
                "offer",
                "make",
                "--sighting",
                sighting,
                "--price",
                "40",
                "--currency",
                "EUR",
                "--terms",
                terms.toString(),
                "--dispute",
                "mailto:ada@ada.example");
        run("offer", "list");
        List<String> ids = ids("offer", "offer", "list");
        run("offer", "accept", ids.getFirst(), "--reason", "L-1");
        run("offer", "accept", ids.getFirst(), "--reason", "L-1");
        run("offer", "decline", ids.getLast(), "--reason", "L-2");
        for (String id : ids) {
            run("offer", "show", id);
        }
        run("offer", "show", "ffffffff");
        run(
                "offer",
                "make",
                leaf,
                "--anyone",
                "--price",
                "-1",
                "--currency",
                "EUR",
                "--terms",
                terms.toString(),
                "--dispute",
                "x");
        run("offer");
    }

    private void prechecks(Path copies) throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.txt"), Stories.text(99, Stories.Language.ENGLISH, 3_000));
        Path quote = Files.writeString(
                folder.resolve("quote.txt"),
                Stories.text(98, Stories.Language.ENGLISH, 3_000)
                        + Stories.theLastLeaf().substring(0, 250));
        Path one = copies.resolve("one.txt");
        run("precheck", mine.toString(), one.toString(), quote.toString());
        run("precheck", mine.toString());
        Path receipt = folder.resolve("mine.txt.receipt.json");
        run("precheck", "--verify", receipt.toString(), mine.toString());
        run("precheck", "--verify", receipt.toString(), one.toString());
        run("precheck", "--verify", receipt.toString(), one.toString(), mine.toString());
        run("precheck", "--verify", one.toString());
        run(
                "precheck",
                one.toString(),
                "--no-receipt",
                "--host",
                "radio.example",
                "--territory",
                "DE",
                "--use",
                "stream");
        Cli.run(home, "licence", "add", work("Lamp"), "--host", "lamp.example", "--to", "2099-12-31");
        run("precheck", copies.resolve("two.txt").toString(), "--no-receipt", "--host", "lamp.example");
        run("precheck", folder.resolve("none.txt").toString(), "--no-receipt");
        run("precheck", folder.toString(), "--no-receipt");
        run("precheck");
        run("precheck", one.toString(), "--key", "x");
        run("precheck", one.toString(), mine.toString(), "--receipt", "x.json");
        run("precheck", one.toString(), "--territory", "worldwide");
        run("precheck", one.toString(), "--use", "odd");
        Cli.run(
                home,
                "works",
                "edit",
                work("Leaf"),
                "--field",
                "licence_offer_url=https://ada.example/buy",
                "--field",
                "contact=ada@ada.example");
        run("precheck", one.toString(), "--no-receipt");
    }

    private void rights() throws IOException {
        String leaf = work("Leaf");
        run("works", "rights", leaf);
        run("works", "rights", leaf, "--add", "Ada", "--share", "50%", "--may-license");
        run(
                "works",
                "rights",
                leaf,
                "--add",
                "Ben",
                "--share",
                "100%",
                "--use",
                "stream",
                "--territory",
                "DE,FR",
                "--from",
                "2026-01-01");
        run("works", "rights", leaf, "--add", "Ben", "--share", "many");
        run("works", "rights", leaf, "--add", "Ben");
        run("works", "rights", leaf, "--remove", "ffffffff");
        run("works", "history", leaf);
    }

    private void index() {
        run("index", "stats");
        run("index", "verify");
        run("index", "selftest");
        run("index", "selftest", "--windows", "0");
        run("index");
    }

    private void messages() throws IOException {
        Files.writeString(folder.resolve(ISBN + ".txt"), Stories.text(1, Stories.Language.ENGLISH, 2000));
        Files.writeString(folder.resolve("words.txt"), Stories.text(2, Stories.Language.ENGLISH, 2000));
        Path onix = Files.writeString(folder.resolve("onix.xml"), """
                <ONIXMessage release="3.0">
                <Product><RecordReference>B1</RecordReference><NotificationType>03</NotificationType>
                <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>%s</IDValue></ProductIdentifier>
                <DescriptiveDetail><TitleDetail><TitleType>01</TitleType><TitleElement><TitleText>Leaf</TitleText></TitleElement></TitleDetail></DescriptiveDetail>
                <PublishingDetail><Publisher><PublishingRole>01</PublishingRole><PublisherName>Ada</PublisherName></Publisher></PublishingDetail></Product>
                <Product><RecordReference>B2</RecordReference><NotificationType>88</NotificationType></Product>
                <Product><RecordReference>B3</RecordReference><NotificationType>77</NotificationType></Product>
                <Product><RecordReference>B4</RecordReference><NotificationType>05</NotificationType></Product>
                <Product><RecordReference>B5</RecordReference><NotificationType>03</NotificationType></Product>
                <Product><NotificationType>03</NotificationType></Product>
                <Product><RecordReference>B6</RecordReference><NotificationType>03</NotificationType>
                <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>9780306406158</IDValue></ProductIdentifier>
                <DescriptiveDetail><TitleDetail><TitleType>01</TitleType><TitleElement><TitleText>Leaf</TitleText></TitleElement></TitleDetail></DescriptiveDetail>
                </Product>
                </ONIXMessage>
                """.formatted(ISBN));
        run("register", "--metadata", onix.toString(), "--dry-run");
        run("register", "--metadata", onix.toString());
        Path ern = Files.writeString(folder.resolve("ern.xml"), """
                <NewReleaseMessage xmlns="http://ddex.net/xml/ern/43">
                <MessageHeader><MessageSender><PartyName><FullName>Ada</FullName></PartyName></MessageSender></MessageHeader>
                <PartyList><Party><PartyReference>PAda</PartyReference><PartyName><FullName>Ada</FullName></PartyName></Party>
                <Party><PartyReference>PBen</PartyReference><PartyName><FullName>Ben</FullName></PartyName></Party></PartyList>
                <ResourceList><Text><ResourceReference>A1</ResourceReference><ResourceId><DOI>10.1000/182</DOI></ResourceId>
                <DisplayTitleText>Lamp</DisplayTitleText>
                <ResourceRightsController><RightsControllerPartyReference>PAda</RightsControllerPartyReference><RightsControlType>RightsController</RightsControlType><RightSharePercentage>75</RightSharePercentage></ResourceRightsController>
                <ResourceRightsController><RightsControllerPartyReference>PBen</RightsControllerPartyReference><RightsControlType>RightsController</RightsControlType><RightSharePercentage>250</RightSharePercentage></ResourceRightsController>
                <TechnicalDetails><DeliveryFile><File><URI>words.txt</URI><HashSum><Algorithm>MD5</Algorithm><HashSumValue>00000000000000000000000000000000</HashSumValue></HashSum></File></DeliveryFile></TechnicalDetails></Text>
                <Text><ResourceReference>A2</ResourceReference><DisplayTitleText>Lamp</DisplayTitleText>
                <TechnicalDetails><DeliveryFile><File><URI>none.txt</URI></File></DeliveryFile></TechnicalDetails></Text>
                <Text><ResourceReference>A3</ResourceReference><DisplayTitleText>Lamp</DisplayTitleText></Text></ResourceList>
                </NewReleaseMessage>
                """);
        run("register", "--metadata", ern.toString(), "--dry-run");
        run("register", "--metadata", ern.toString());
        run("register", "--metadata", ern.toString());
    }

    /** What is said beside a result that is empty. */
    private void notes() {
        run("campaign", "list");
        run("contact", "list");
        run("notice", "deliver");
        run("log", "witness", "list");
        run("evidence", "authority", "list");
        run("account", "list");
        run("case", "open", "--all");
    }
}
