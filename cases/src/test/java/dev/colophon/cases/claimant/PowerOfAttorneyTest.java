package dev.colophon.cases.claimant;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.RegistryException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PowerOfAttorneyTest {

    @Test
    void whatItIsIsToldByItsFirstBytes() {
        PowerOfAttorney pdf = PowerOfAttorney.of("%PDF-1.7\nAda authorises Li".getBytes(ISO_8859_1));
        assertThat(pdf.fileName()).isEqualTo("power-of-attorney.pdf");
        assertThat(pdf.kind().mediaType()).isEqualTo("application/pdf");
        assertThat(pdf.sha256()).hasSize(64);
        assertThat(pdf.toString()).doesNotContain("Ada");
        assertThat(PowerOfAttorney.of("\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1))
                        .fileName())
                .isEqualTo("power-of-attorney.jpg");
        assertThat(PowerOfAttorney.of("\u0089PNG\r\n\u001a\n ".getBytes(ISO_8859_1))
                        .fileName())
                .isEqualTo("power-of-attorney.png");
    }

    @Test
    void anythingElseIsRefused() {
        for (String other : new String[] {"", "%PDF-", "MZ", "I authorise everybody"}) {
            assertThatThrownBy(() -> PowerOfAttorney.of(other.getBytes(ISO_8859_1)))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("no PDF, PNG or JPEG");
        }
        byte[] large = Arrays.copyOf("%PDF-".getBytes(ISO_8859_1), PowerOfAttorney.LONGEST + 1);
        assertThatThrownBy(() -> PowerOfAttorney.of(large)).hasMessageContaining("more than 5 MB");
    }
}
