package dev.colophon.cases.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedAddressTest {

    @Test
    void nameAndAddressAreToldApart() {
        NamedAddress both = NamedAddress.of("Host, Inc. <abuse@host.example> ");
        assertThat(both.name()).isEqualTo("Host, Inc.");
        assertThat(both.address()).contains(new MailAddress("abuse", "host.example"));
        NamedAddress name = NamedAddress.of("Host, Inc.");
        assertThat(name.name()).isEqualTo("Host, Inc.");
        assertThat(name.address()).isEmpty();
        assertThat(NamedAddress.of("Host <no address>").address()).isEmpty();
    }
}
