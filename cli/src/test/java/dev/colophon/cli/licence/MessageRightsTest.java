package dev.colophon.cli.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a message says holds a work is asked for by {@code works rights}. */
class MessageRightsTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]+)\"");
    private static final String ISBN = "9780306406157";

    @TempDir
    Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void works() throws IOException {
        home = folder.resolve("home");
        Files.writeString(folder.resolve("words.txt"), Stories.theLastLeaf());
        Files.writeString(folder.resolve(ISBN + ".txt"), Stories.text(1, Stories.Language.ENGLISH, 2000));
    }

    private Cli.Result register(String message, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("message.xml"), message);
        String[] words = new String[3 + more.length];
        words[0] = "register";
        words[1] = "--metadata";
        words[2] = file.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return Cli.run(home, words);
    }

    private static String ern(String sender, String controllers) {
        return """
                <NewReleaseMessage xmlns="http://ddex.net/xml/ern/43">
                <MessageHeader><MessageSender><PartyName><FullName>%s</FullName></PartyName></MessageSender></MessageHeader>
                <PartyList><Party><PartyReference>PAda</PartyReference><PartyName><FullName>Ada</FullName></PartyName></Party>
                <Party><PartyReference>PBen</PartyReference><PartyName><FullName>Ben</FullName></PartyName></Party></PartyList>
                <ResourceList><Text><ResourceReference>A1</ResourceReference><ResourceId><DOI>10.1000/182</DOI></ResourceId>
                <DisplayTitleText>Lantern Words</DisplayTitleText>%s
                <TechnicalDetails><DeliveryFile><File><URI>words.txt</URI></File></DeliveryFile></TechnicalDetails></Text></ResourceList>
                </NewReleaseMessage>
                """.formatted(sender, controllers);
    }

    private static String controller(String party, String type, String share) {
        return "<ResourceRightsController><RightsControllerPartyReference>P%s</RightsControllerPartyReference><RightsControlType>%s</RightsControlType>%s</ResourceRightsController>"
                .formatted(
                        party,
                        type,
                        share.isEmpty()
                                ? "<RightShareUnknown>true</RightShareUnknown>"
                                : "<RightSharePercentage>%s</RightSharePercentage>".formatted(share));
    }

    private String rights(String... how) {
        Matcher work = ID.matcher(Cli.run(home, "works", "--json").out());
        assertThat(work.find()).isTrue();
        String[] words = new String[3 + how.length];
        words[0] = "works";
        words[1] = "rights";
        words[2] = work.group(1);
        System.arraycopy(how, 0, words, 3, how.length);
        return Cli.run(home, words).out();
    }

    @Test
    void sharesOfControllersAreRightsThatAnUpdateReplaces() throws IOException {
        Cli.Result told = register(ern(
                "Example Records", controller("Ada", "OriginalOwner", "66.67") + controller("Ben", "LocalPayee", "")));
        assertThat(told.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(told.out())
                .contains("right: Ada 6,667 of 10,000, any use, worldwide, at any time, may license")
                .doesNotContain("right: Ben");
        assertThat(rights()).contains("UNDER (6,667 of 10,000)");
        Cli.Result again = register(
                ern(
                        "Example Records",
                        controller("Ada", "OriginalOwner", "60") + controller("Ben", "LocalPayee", "40")),
                "--json");
        assertThat(again.lines().getLast())
                .contains(
                        "\"terms\":{\"stated\":[{\"right\":",
                        "\"party\":\"Ben\",\"basisPoints\":4000,\"mayLicense\":false",
                        "\"withdrawn\":[{");
        assertThat(rights()).contains("COMPLETE (10,000 of 10,000)");
        assertThat(register(ern(
                                "Example Records",
                                controller("Ada", "OriginalOwner", "60") + controller("Ben", "LocalPayee", "40")))
                        .out())
                .doesNotContain("right");
        assertThat(Cli.run(
                                home,
                                "works",
                                "history",
                                ID.matcher(Cli.run(home, "works", "--json").out())
                                        .results()
                                        .findFirst()
                                        .orElseThrow()
                                        .group(1))
                        .out())
                .contains("ERN message of Example Records, taken by ");
    }

    /** Two parties speak of one work: what is held twice is said in words. */
    @Test
    void whatTwoMessagesGiveTwiceIsAConflict() throws IOException {
        register(ern("Example Records", controller("Ada", "OriginalOwner", "100")));
        Cli.Result other = register(ern(
                "Other Records",
                controller("Ben", "ExclusiveLicensee", "50") + controller("Ada", "OriginalOwner", "100")));
        assertThat(other.err())
                .contains(
                        "the rights in `Lantern Words` are in conflict: OVER (15,000 of 10,000) for any use worldwide at any time: Ada 10,000, Ben 5,000");
    }

    @Test
    void aPublisherThatHoldsNoRightsSomewhereIsKnownToHoldNone() throws IOException {
        Cli.Result told = register("""
                <ONIXMessage release="3.0"><Header><Sender><SenderName>Example House</SenderName></Sender></Header>
                <Product><RecordReference>r1</RecordReference><NotificationType>03</NotificationType>
                <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>%s</IDValue></ProductIdentifier>
                <DescriptiveDetail><TitleDetail><TitleType>01</TitleType><TitleElement><TitleText>Leaf</TitleText></TitleElement></TitleDetail></DescriptiveDetail>
                <PublishingDetail><Publisher><PublishingRole>01</PublishingRole><PublisherName>Example House</PublisherName></Publisher>
                <SalesRights><SalesRightsType>01</SalesRightsType><Territory><CountriesIncluded>CN HK</CountriesIncluded></Territory></SalesRights>
                <SalesRights><SalesRightsType>06</SalesRightsType><Territory><CountriesIncluded>US</CountriesIncluded></Territory></SalesRights>
                <SalesRights><SalesRightsType>06</SalesRightsType><Territory><RegionsIncluded>GB-SCT</RegionsIncluded></Territory></SalesRights>
                </PublishingDetail></Product></ONIXMessage>
                """.formatted(ISBN));
        assertThat(told.out())
                .contains(
                        "right: Example House 10,000 of 10,000, any use, CN, HK, at any time, may license",
                        "right: Example House 0 of 10,000, any use, US, at any time");
        assertThat(told.err())
                .contains("the right of Example House is kept in words alone: unknown territory `GB-SCT`");
        assertThat(rights()).contains("COMPLETE (10,000 of 10,000) for any use in CN, HK");
    }
}
