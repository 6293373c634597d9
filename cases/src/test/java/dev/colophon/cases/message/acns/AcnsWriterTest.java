package dev.colophon.cases.message.acns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.SampleNotice;
import dev.colophon.cases.message.acns.AcnsNotices.Recognition;
import dev.colophon.cases.message.acns.Infringement.NoticeType;
import dev.colophon.cases.message.acns.Infringement.Source;
import dev.colophon.cases.message.acns.Infringement.TypeName;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class AcnsWriterTest {

    private static final NoticeType TYPE = new NoticeType(TypeName.INFRINGEMENT, false, Optional.empty());
    private static final Recognition RECOGNITION = new Recognition("Colophon 0.1", true, true);

    private static void validate(String document) throws SAXException, IOException {
        AcnsSchema.load().newValidator().validate(new StreamSource(new StringReader(document)));
    }

    @Test
    void allPartsAreValidInTheJdk() throws Exception {
        validate(AcnsWriter.document(SampleInfringement.whole("灯笼 <Lantern> & \"Waltz\" ]]>")));
        validate(AcnsWriter.document(SampleInfringement.whole(SampleNotice.HOSTILE)));
    }

    @Test
    void theValidatorSeesWhatIsWrong() throws Exception {
        String good = AcnsWriter.document(SampleInfringement.whole("x"));
        validate(good);
        for (String part : List.of("IP_Address", "Email", "FileName", "ID", "OriginalAssetName")) {
            String without = good.replaceFirst("<%1$s>[^<]*</%1$s>".formatted(part), "");
            assertThat(without).as(part).isNotEqualTo(good);
            assertThatThrownBy(() -> validate(without)).as(part).isInstanceOf(SAXException.class);
        }
        assertThatThrownBy(() -> validate(good.replace("acns:schemaVersion", "schemaVersion")))
                .as("the version is a global attribute")
                .isInstanceOf(SAXException.class);
    }

    @Test
    void thePublishedSampleIsValidOnceItsNamespaceIsMended() throws Exception {
        String sample = Files.readString(
                AcnsSchema.folder().resolve("../../t/data/1.2/full.xml").normalize());
        validate(sample.replace("XMLSchemainstance", "XMLSchema-instance"));
    }

    @Test
    void aNoticeIsValid() throws Exception {
        List<Infringement> notices = AcnsNotices.of(SampleNotice.of("zh"), TYPE, RECOGNITION);
        assertThat(notices).hasSize(1);
        String document = AcnsWriter.document(notices.getFirst());
        validate(document);
        assertThat(document)
                .contains(
                        "<ID>N-17</ID>",
                        "<Entity>Li &amp; Partners</Entity>",
                        "<IP_Address>192.0.2.10</IP_Address>",
                        "<Port>443</Port>",
                        "<Number_Files>2</Number_Files>",
                        "<URL>https://music.host.example/files/1/lantern.mp3?a=1&amp;b=2</URL>",
                        "<FileSize>4800123</FileSize>",
                        "<OriginalAssetID type=\"ISRC\">QZAB12600001</OriginalAssetID>");
    }

    @Test
    void withoutTheAddressThatAnsweredThereIsNoNotice() {
        assertThatThrownBy(() -> new Source(
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(MessageRefused.class)
                .hasMessageContaining("IP_Address");
        NoticeContent bare = SampleNotice.bare("Ada");
        assertThatThrownBy(() -> AcnsNotices.of(bare, TYPE, RECOGNITION))
                .isInstanceOf(MessageRefused.class)
                .hasMessageContaining("mail address");
    }

    @Test
    void aRetractionIsOfTheSameCaseAndClaimsNothing() throws Exception {
        String notice = AcnsWriter.document(
                AcnsNotices.of(SampleNotice.of("zh"), TYPE, RECOGNITION).getFirst());
        String retraction = AcnsRetraction.of(notice, "a <licence> \"L-1\" & $1\r\nwas found");
        validate(retraction);
        assertThat(notice).contains("<ID>N-17</ID>", "<Declarations>", "<Notes>", "Retraction=\"false\"");
        assertThat(retraction)
                .contains(
                        "<ID>N-17</ID>",
                        "<URL>https://music.host.example/files/1/lantern.mp3?a=1&amp;b=2</URL>",
                        "<Type Retraction=\"true\" Comments=\"a &lt;licence&gt; &quot;L-1&quot; &amp; $1")
                .doesNotContain("<Declarations>", "<Notes>", "\"false\" Comments");
        assertThatThrownBy(() -> AcnsRetraction.of("<Infringement/>", "x")).isInstanceOf(MessageRefused.class);
    }

    @Test
    void theElementStandsAloneInAText() {
        String element = AcnsWriter.element(SampleInfringement.whole("x"));
        assertThat(element)
                .startsWith("<Infringement ")
                .endsWith("</Infringement>\n")
                .doesNotContain("<?xml");
    }
}
