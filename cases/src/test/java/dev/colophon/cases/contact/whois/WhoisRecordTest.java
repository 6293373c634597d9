package dev.colophon.cases.contact.whois;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.contact.whois.WhoisRecord.Address;
import dev.colophon.cases.contact.whois.WhoisRecord.Referral;
import org.junit.jupiter.api.Test;

/** Answers of whois, read. */
class WhoisRecordTest {

    private static WhoisRecord read(String text) {
        return WhoisRecord.of(text.getBytes(UTF_8));
    }

    @Test
    void aRegistrarsAnswerNamesItsAddressForAbuse() {
        WhoisRecord record = read("""
                Domain Name: PIRATE.EXAMPLE
                Registrar WHOIS Server: whois.registrar.example
                Registrar: Registrar Example, Inc.
                Registrar Abuse Contact Email: Abuse@Registrar.example
                Registrar Abuse Contact Phone: +1.5550100
                Registrant Email: Please query the RDDS service of the Registrar of Record
                Registrant Name: REDACTED FOR PRIVACY
                """);
        assertThat(record.addresses()).containsExactly(new Address("abuse@registrar.example", true));
        assertThat(record.registrar()).isEqualTo("Registrar Example, Inc.");
        assertThat(record.withheld()).isTrue();
        assertThat(record.referral()).hasValue(new Referral("whois.registrar.example", 43));
    }

    @Test
    void otherRegistriesHaveOtherWords() {
        assertThat(read("% Abuse contact for '192.0.2.0 - 192.0.2.255' is 'abuse@net.example'\n")
                        .addresses())
                .containsExactly(new Address("abuse@net.example", true));
        assertThat(read("OrgAbuseEmail:  abuse@net.example\n").addresses())
                .containsExactly(new Address("abuse@net.example", true));
        WhoisRecord chinese = read("""
                Domain Name: pirate.cn
                Registrant: 某某公司
                Registrant Contact Email: owner@pirate.example
                Sponsoring Registrar: 某注册商
                """);
        assertThat(chinese.addresses()).containsExactly(new Address("owner@pirate.example", false));
        assertThat(chinese.registrar()).isEqualTo("某注册商");
        assertThat(read("abuse-mailbox: a@b.example\nRegistrant Email: A@b.example")
                        .addresses())
                .containsExactly(new Address("a@b.example", true));
    }

    @Test
    void whoKnowsMoreIsNamed() {
        assertThat(read("% IANA\n\nrefer:        whois.verisign-grs.com\n\ndomain:       COM\n")
                        .referral())
                .hasValue(new Referral("whois.verisign-grs.com", 43));
        assertThat(read("ReferralServer: rwhois://rwhois.net.example:4321/").referral())
                .hasValue(new Referral("rwhois.net.example", 4321));
        assertThat(read("whois: \nrefer: a b\nrefer: x.example:99999\n").referral())
                .isEmpty();
    }

    @Test
    void whateverComesIsReadWithinBounds() {
        assertThat(read("").addresses()).isEmpty();
        assertThat(read("No match for \"NOBODY.EXAMPLE\".").addresses()).isEmpty();
        assertThat(read(("Abuse Contact Email: a" + "b".repeat(1 << 18) + "@c.example\n"))
                        .addresses())
                .isEmpty();
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append("abuse-mailbox: a%d@b.example\n".formatted(i));
        }
        assertThat(read(many.toString()).addresses()).hasSize(10);
        assertThat(read("x\n".repeat(5_000) + "abuse-mailbox: late@b.example").addresses())
                .isEmpty();
        assertThat(WhoisRecord.of(new byte[] {(byte) 0xff, 0, ':', '\n'}).addresses())
                .isEmpty();
    }
}
