package dev.colophon.cases.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.cases.contact.rdap.RdapRecord;
import dev.colophon.cases.contact.rdap.RdapServers;
import dev.colophon.cases.contact.whois.WhoisRecord;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes they are given, the readers answer; CONTRIBUTING.md says how to search for bytes at which they do not. */
class ContactFuzzTest {

    static List<byte[]> recordSeeds() {
        return seeds(
                RdapSamples.domain("abuse@registrar.example", "https://rdap.example/domain/a"),
                RdapSamples.network("abuse@hosting.example"),
                "{\"entities\":[{\"vcardArray\":[\"vcard\",[[\"contact-uri\",{},\"uri\",\"mailto:a@b.c\"]]]}]}",
                "");
    }

    @MethodSource("recordSeeds")
    @FuzzTest(maxDuration = "1m")
    void record(byte[] data) {
        try {
            RdapRecord.of(data);
        } catch (IOException refused) {
            // As it should be.
        }
    }

    static List<byte[]> listSeeds() {
        return seeds("{\"services\": [[[\"com\", \"10.0.0.0/8\", \"2001:db8::/32\"], [\"https://a.example/\"]]]}", "");
    }

    @MethodSource("listSeeds")
    @FuzzTest(maxDuration = "1m")
    void list(byte[] data) {
        try {
            RdapServers.of(data, data, data).domain("a.com");
        } catch (IOException refused) {
            // As it should be.
        }
    }

    static List<byte[]> whoisSeeds() {
        return seeds(
                "refer: whois.example\nRegistrar: A\nabuse-mailbox: a@b.example\n",
                "% Abuse contact for 'x' is 'a@b.example'\r\nReferralServer: rwhois://a.example:4321",
                "");
    }

    @MethodSource("whoisSeeds")
    @FuzzTest(maxDuration = "1m")
    void whois(byte[] data) {
        WhoisRecord.of(data);
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
