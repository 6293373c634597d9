package dev.colophon.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThirdPartyTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aJarAndAProgram() throws IOException {
        Files.createDirectories(folder.resolve("copyright"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("copyright/ffmpeg"), "Copyright: the FFmpeg developers");
        Files.writeString(
                folder.resolve("parts"), "ffmpeg\t7:7.1.5\tLGPL-2.1-or-later\thttps://sources.example/ffmpeg/\n");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("lib/thing-1.0.jar")))) {
            jar.putNextEntry(new ZipEntry("META-INF/LICENSE.txt"));
            jar.write("Copyright Thing's authors".getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
    }

    @Test
    void listsJarsAndProgramsWithTheirTexts() throws IOException {
        run("\"licenses\": [{\"license\": {\"id\": \"MIT\", \"text\": {\"content\": \"Permission is granted\"}}}]");

        assertThat(Files.readString(folder.resolve("THIRD-PARTY.txt")))
                .contains("org.example:thing 1.0\n    licence: MIT")
                .contains(
                        "ffmpeg 7:7.1.5\n    licence: LGPL-2.1-or-later\n    source:  https://sources.example/ffmpeg/")
                .contains("Copyright: the FFmpeg developers")
                .contains("Copyright Thing's authors")
                .contains("Permission is granted");
        var bom = new ObjectMapper().readTree(folder.resolve("sbom.json").toFile());
        assertThat(bom.at("/metadata/component/version").asText()).isEqualTo("1.2.3");
        assertThat(bom.at("/components/1/name").asText()).isEqualTo("ffmpeg");
    }

    @Test
    void whatIsChosenForAPartHoldsInBothLists() throws IOException {
        bom(
                "org.bouncycastle",
                "bcprov-jdk18on",
                "\"licenses\": [{\"license\": {\"name\": \"Bouncy Castle Licence\"}}]");
        main();

        assertThat(Files.readString(folder.resolve("THIRD-PARTY.txt")))
                .contains("org.bouncycastle:bcprov-jdk18on 1.0\n    licence: MIT");
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("sbom.json").toFile())
                        .at("/components/0/licenses/0/license/id")
                        .asText())
                .isEqualTo("MIT");
    }

    @Test
    void aPartWithoutLicenceStopsThePackage() {
        assertThatThrownBy(() -> run("\"licenses\": []"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("org.example:thing 1.0 states no licence");
    }

    @Test
    void aPartUnderTheAgplStopsThePackage() {
        assertThatThrownBy(() -> run("\"licenses\": [{\"license\": {\"id\": \"AGPL-3.0-only\"}}]"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("under AGPL-3.0-only");
    }

    @ParameterizedTest
    @CsvSource({
        "GPL-2.0-only, true",
        "GPL-3.0-or-later, true",
        "AGPL-3.0-only, true",
        "GNU Affero General Public License, true",
        "GNU General Public License v3, true",
        "LGPL-2.1-or-later, false",
        "GNU Lesser General Public License, false",
        "GPL-2.0-only WITH Classpath-exception-2.0, false",
        "Apache-2.0, false"
    })
    void copyleftThatReachesOurCodeIsRefused(String licence, boolean refused) {
        assertThat(ThirdParty.refused(licence)).isEqualTo(refused);
    }

    private void run(String licences) throws IOException {
        bom("org.example", "thing", licences);
        main();
    }

    private void bom(String group, String name, String licences) throws IOException {
        Files.writeString(folder.resolve("bom.json"), """
                {"metadata": {"component": {"name": "dist", "version": "0"}},
                 "components": [{"group": "%s", "name": "%s", "version": "1.0", %s}]}
                """.formatted(group, name, licences));
    }

    private void main() throws IOException {
        ThirdParty.main(new String[] {
            folder.resolve("bom.json").toString(),
            folder.resolve("parts").toString(),
            folder.resolve("copyright").toString(),
            folder.resolve("lib").toString(),
            "1.2.3",
            folder.resolve("sbom.json").toString(),
            folder.resolve("THIRD-PARTY.txt").toString()
        });
    }
}
