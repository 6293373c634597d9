package dev.colophon.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who registers by messages of labels and publishers. */
class RegisterMessagesTest {

    private static final String ISBN = "9780306406157";

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path message = Path.of("");

    @BeforeEach
    void works() throws IOException {
        home = folder.resolve("home");
        message = folder.resolve("message.xml");
        Files.writeString(folder.resolve(ISBN + ".txt"), Stories.text(1, Stories.Language.ENGLISH, 2000));
        Files.writeString(folder.resolve("two.txt"), Stories.text(2, Stories.Language.ENGLISH, 2000));
    }

    private Cli.Result register(String text, String... more) throws IOException {
        Files.writeString(message, text);
        String[] words = new String[3 + more.length];
        words[0] = "register";
        words[1] = "--metadata";
        words[2] = message.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return Cli.run(home, words);
    }

    private static String onix(String type, String title) {
        return """
                <ONIXMessage release="3.0">
                <Product><RecordReference>com.example.1</RecordReference><NotificationType>%s</NotificationType>
                <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>%s</IDValue></ProductIdentifier>
                <DescriptiveDetail><TitleDetail><TitleType>01</TitleType><TitleElement><TitleText>%s</TitleText></TitleElement></TitleDetail>
                <Contributor><ContributorRole>A01</ContributorRole><PersonName>Ada Example</PersonName></Contributor></DescriptiveDetail>
                </Product>
                <Product><RecordReference>com.example.2</RecordReference><NotificationType>88</NotificationType></Product>
                </ONIXMessage>
                """.formatted(type, ISBN, title);
    }

    private static String ern(String hash) {
        return """
                <NewReleaseMessage xmlns="http://ddex.net/xml/ern/382">
                <MessageHeader><MessageId>M1</MessageId><MessageSender><PartyName><FullName>Example Records</FullName></PartyName></MessageSender></MessageHeader>
                <ResourceList><Text><TextType>LyricText</TextType><TextId><DOI>10.1000/182</DOI></TextId><ResourceReference>A1</ResourceReference>
                <ReferenceTitle><TitleText>Lantern Words</TitleText></ReferenceTitle>
                <TextDetailsByTerritory><TechnicalTextDetails><File><FileName>two.txt</FileName>%s</File></TechnicalTextDetails></TextDetailsByTerritory></Text></ResourceList>
                </NewReleaseMessage>
                """.formatted(hash);
    }

    @Test
    void aBookOfAMessageIsRegisteredUpdatedAndNotRemoved() throws IOException {
        Cli.Result dry = register(onix("03", "The Last Leaf"), "--owner", "Ada Example", "--dry-run");
        assertThat(dry.out())
                .contains(
                        "would register",
                        ISBN + ".txt",
                        "line 7: record com.example.2: it is a test (NotificationType 88)");
        assertThat(dry.exitCode()).isEqualTo(ExitCode.REFUSED);
        Cli.Result registered = register(onix("03", "The Last Leaf"), "--owner", "Ada Example");
        assertThat(registered.out()).contains("registered", "as The Last Leaf");
        Files.delete(folder.resolve(ISBN + ".txt"));
        assertThat(register(onix("03", "Leaf"), "--owner", "Ada Example", "--dry-run")
                        .out())
                .contains("would update    " + message + ": title Leaf");
        assertThat(register(onix("03", "Leaf"), "--owner", "Ada Example").out())
                .contains("updated", "as Leaf", "title, was The Last Leaf");
        Cli.Result deleted = register(onix("05", "Leaf"), "--owner", "Ada Example", "--json");
        assertThat(deleted.lines().getLast())
                .contains(
                        "\"outcome\":\"REFUSED\"",
                        "its sender deletes it (NotificationType 05), and `Leaf` of Ada Example stays: `colophon works remove ");
        assertThat(deleted.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(Cli.run(home, "works").out()).contains("Leaf", "ISBN " + ISBN);
    }

    private static String sent(String date, String title) {
        return onix("03", title)
                .replace(
                        "<ONIXMessage release=\"3.0\">",
                        "<ONIXMessage release=\"3.0\"><Header><Sender><SenderName>Example House</SenderName></Sender><SentDateTime>%s</SentDateTime></Header>"
                                .formatted(date));
    }

    /** Messages do not always come in their order, also on one day. */
    @Test
    void anOlderMessageOfBooksTakesNothingBack() throws IOException {
        register(sent("20261127T1500Z", "New Leaf"), "--owner", "Ada Example");
        for (String date : new String[] {"20251101", "20261127T1459Z"}) {
            Cli.Result older = register(sent(date, "Old Leaf"), "--owner", "Ada Example");
            assertThat(older.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(older.out())
                    .contains(
                            "OUTDATED: a message of Example House that was made on 2026-11-27T15:00:00Z has described `New Leaf`");
        }
        assertThat(Cli.run(home, "works").out()).contains("New Leaf").doesNotContain("Old Leaf");
        assertThat(register(sent("20261128", "Newer Leaf"), "--owner", "Ada Example")
                        .out())
                .contains("title, was New Leaf");
    }

    @Test
    void aFileOfAReleaseIsCheckedAndRegistered() throws IOException {
        String wrong =
                "<HashSum><HashSum>00000000000000000000000000000000</HashSum><HashSumAlgorithmType>MD5</HashSumAlgorithmType></HashSum>";
        Cli.Result refused = register(ern(wrong));
        assertThat(refused.out())
                .contains("NOT_LISTED: line 3: record A1: `two.txt`: its MD5 is not the one that the message gives");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        Cli.Result registered = register(ern(""));
        assertThat(registered.err())
                .contains(
                        "message.xml: line 3: record A1: it names nobody who controls rights in it: the sender of the message,"
                                + " Example Records, is taken for its owner");
        assertThat(registered.out()).contains("as Lantern Words");
        assertThat(registered.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Cli.run(home, "works", "--owner", "Example Records").out()).contains("DOI 10.1000/182");
    }

    @Test
    void whatCannotBeReadIsSaidInOneLine() throws IOException {
        assertThat(register("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><ONIXMessage release='3.0'/>")
                        .err())
                .contains("it has a document type declaration or an entity of its own at line 1");
        assertThat(register("<ONIXMessage release='3.0'>\n<Product>").err())
                .contains("it is not well-formed XML at line 2");
        assertThat(register("<NewReleaseMessage xmlns='http://ddex.net/xml/ern/341'/>")
                        .err())
                .contains("it is a NewReleaseMessage of http://ddex.net/xml/ern/341");
        Cli.Result other = register("<rss/>");
        assertThat(other.err()).contains("it is XML of the kind `rss`");
        assertThat(other.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(home).doesNotExist();
    }

    @Test
    void aWrongCheckDigitIsNamedWithTheRightOne() throws IOException {
        Cli.Result wrong = register(onix("03", "Leaf").replace(ISBN, "9780306406158"));
        assertThat(wrong.out())
                .contains("and the check digit of ISBN `9780306406158` should be 7: there is a mistake in it")
                .doesNotContain("it has no ISBN");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    /** Many books have a record of this name: only the sender's own is meant. */
    @Test
    void aPartialNotificationMeansTheRecordThatItsSenderSentBefore() throws IOException {
        String sender = "<Header><Sender><SenderName>%s</SenderName></Sender></Header>";
        String first =
                onix("03", "The Last Leaf").replaceFirst("<Product>", sender.formatted("Leaf House") + "<Product>");
        register(first, "--owner", "Ada Example");
        Files.delete(folder.resolve(ISBN + ".txt"));
        String partial = first.replace(">03<", ">04<").replace("The Last Leaf", "Leaf");
        Cli.Result other = register(partial.replace("Leaf House", "Other House"));
        assertThat(other.out())
                .contains("it does not say whose work it means: ISBN " + ISBN
                        + " is `The Last Leaf` of Ada Example, which came by another record; give --owner");
        assertThat(other.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(register(partial).out()).contains("title, was The Last Leaf");
    }
}
