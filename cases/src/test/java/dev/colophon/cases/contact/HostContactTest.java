package dev.colophon.cases.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HostContactTest {

    private static String address(ContactKind kind, String address) {
        return new HostContact(
                        "host.example",
                        kind,
                        address,
                        ContactPurpose.COPYRIGHT,
                        ContactHolder.SITE,
                        "",
                        ContactSource.SITE,
                        "",
                        "",
                        Instant.EPOCH,
                        0)
                .address();
    }

    @Test
    void noPasswordOfAFormIsKept() {
        assertThat(address(ContactKind.FORM, "https://ada:s3cret@host.example/report?a=b@c"))
                .isEqualTo("https://host.example/report?a=b@c");
        assertThat(address(ContactKind.FORM, "https://host.example/@ada")).isEqualTo("https://host.example/@ada");
        assertThat(address(ContactKind.MAIL, "ada@host.example")).isEqualTo("ada@host.example");
    }
}
