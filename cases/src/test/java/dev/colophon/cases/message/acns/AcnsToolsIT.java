package dev.colophon.cases.message.acns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.OtherProgram;
import dev.colophon.cases.message.SampleNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program xmllint judges what we write, by the schema as it was published. */
class AcnsToolsIT {

    @TempDir
    Path folder;

    private OtherProgram.Result xmllint(String document) throws IOException {
        OtherProgram.require("xmllint", "apt-get install libxml2-utils");
        Path schemas = AcnsSchema.folder();
        Path file = Files.writeString(folder.resolve("notice.xml"), document);
        Path catalog = Files.writeString(folder.resolve("catalog.xml"), """
                <catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
                <system systemId="http://www.w3.org/2005/05/xmlmime" uri="%1$s/xmlmime.xsd"/>
                <uri name="http://www.w3.org/2005/05/xmlmime" uri="%1$s/xmlmime.xsd"/>
                <system systemId="http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd" uri="%1$s/xmldsig.xsd"/>
                <uri name="http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd" uri="%1$s/xmldsig.xsd"/>
                </catalog>
                """.formatted(
                        schemas.toUri().toString().replaceAll("/$", "")));
        return OtherProgram.run(
                folder,
                "env",
                "XML_CATALOG_FILES=" + catalog,
                "xmllint",
                "--nonet",
                "--noout",
                "--schema",
                AcnsSchema.file().toString(),
                file.toString());
    }

    @Test
    void allPartsAreValid() throws IOException {
        for (String text : new String[] {"灯笼 <Lantern> & ]]>", SampleNotice.HOSTILE}) {
            OtherProgram.Result result = xmllint(AcnsWriter.document(SampleInfringement.whole(text)));
            assertThat(result.status()).as(result.output()).isZero();
        }
    }

    @Test
    void whatLacksItsAddressIsNot() throws IOException {
        String document = AcnsWriter.document(SampleInfringement.whole("x"));
        OtherProgram.Result result = xmllint(document.replaceFirst("<IP_Address>[^<]*</IP_Address>", ""));
        assertThat(result.status()).isNotZero();
        assertThat(result.output()).contains("IP_Address");
    }
}
