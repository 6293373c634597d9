package dev.colophon.cases.contact.rdap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.contact.RdapSamples;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of registries, read. */
class RdapRecordTest {

    private static RdapRecord read(String json) throws IOException {
        return RdapRecord.of(json.getBytes(UTF_8));
    }

    @Test
    void theAddressForAbuseStandsInTheEntityOfTheRegistrar() throws IOException {
        RdapRecord record = read(RdapSamples.domain("abuse@registrar.example", ""));
        assertThat(record.addresses()).hasSize(1);
        RdapRecord.Address abuse = record.addresses().getFirst();
        assertThat(abuse.address()).isEqualTo("abuse@registrar.example");
        assertThat(abuse.isForAbuse()).isTrue();
        assertThat(abuse.roles()).containsExactly("abuse", "registrar");
        assertThat(abuse.name()).isEqualTo("Registrar Example Inc.");
        assertThat(record.withheld()).isTrue();
        assertThat(record.related()).isEmpty();
    }

    @Test
    void theRecordOfTheRegistrarIsNamedByThatOfTheRegistry() throws IOException {
        assertThat(read(RdapSamples.domain(
                                "a@registrar.example", "https://rdap.registrar.example/domain/pirate.example"))
                        .related())
                .hasValue("https://rdap.registrar.example/domain/pirate.example");
    }

    @Test
    void theSameAddressIsTakenOnceAndForAbuse() throws IOException {
        RdapRecord record = read("""
                {"entities": [
                  {"roles": ["technical"], "vcardArray": ["vcard", [["email", {}, "text", "Noc@Net.example"]]]},
                  {"roles": ["Abuse"], "vcardArray": ["vcard", [["fn", {}, "text", "Net"], ["email", {}, "text", "noc@net.example"],
                    ["contact-uri", {}, "uri", "https://net.example/report"], ["contact-uri", {}, "uri", "javascript:x"]]]}]}""");
        assertThat(record.addresses())
                .containsExactly(
                        new RdapRecord.Address("noc@net.example", false, List.of("abuse"), "Net"),
                        new RdapRecord.Address("https://net.example/report", true, List.of("abuse"), "Net"));
        assertThat(record.withheld()).isFalse();
    }

    @Test
    void whatIsWithheldIsSaid() throws IOException {
        assertThat(read("{\"redacted\": [{\"name\": {\"type\": \"Registrant Email\"}}]}")
                        .withheld())
                .isTrue();
        assertThat(
                        read("{\"entities\": [{\"vcardArray\": [\"vcard\", [[\"fn\", {}, \"text\", \"REDACTED FOR PRIVACY\"]]]}]}")
                                .withheld())
                .isTrue();
        RdapRecord words = read("{\"entities\": [{\"roles\": [\"registrant\"], \"vcardArray\": [\"vcard\", "
                + "[[\"email\", {}, \"text\", \"Please query the RDDS service of the Registrar of Record\"]]]}]}");
        assertThat(words.addresses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"abuse@a.example\"",
                "{\"entities\": ",
                "<html>",
            })
    void whatIsNoRecordIsRefusedInOneLine(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IOException.class)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"entities\": 1}",
                "{\"entities\": [1, null, {\"vcardArray\": 1, \"roles\": {}}, {\"vcardArray\": [\"vcard\", [[], [1], {}]]}]}",
                "{\"entities\": [{\"roles\": [1], \"vcardArray\": [\"vcard\", [[\"email\", {}, \"text\", [\"a@b.example\"]]]]}]}",
                "{\"links\": [{\"rel\": 1}, null]}",
            })
    void oddRecordsNameNobody(String json) throws IOException {
        assertThat(read(json).addresses()).isEmpty();
    }

    @Test
    void depthLengthAndNumberHaveBounds() throws IOException {
        String deep = "{\"entities\":[".repeat(40) + "]}".repeat(40);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RdapRecord.of(new byte[RdapRecord.LONGEST + 1]))
                .hasMessageContaining("longer than");
        StringBuilder many = new StringBuilder("{\"entities\":[{}");
        for (int i = 0; i < 600; i++) {
            many.append(
                    ",{\"roles\":[\"abuse\"],\"vcardArray\":[\"vcard\",[[\"email\",{},\"text\",\"a%d@b.example\"]]]}"
                            .formatted(i));
        }
        assertThat(read(many + "]}").addresses()).hasSize(50);
    }
}
