package dev.colophon.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    /** First and last address of each refused block. */
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,0.255.255.255",
        "10.0.0.0,10.255.255.255",
        "100.64.0.0,100.127.255.255",
        "127.0.0.0,127.255.255.255",
        "169.254.0.0,169.254.255.255",
        "172.16.0.0,172.31.255.255",
        "192.0.0.0,192.0.0.255",
        "192.0.2.0,192.0.2.255",
        "192.31.196.0,192.31.196.255",
        "192.52.193.0,192.52.193.255",
        "192.88.99.0,192.88.99.255",
        "192.168.0.0,192.168.255.255",
        "192.175.48.0,192.175.48.255",
        "198.18.0.0,198.19.255.255",
        "198.51.100.0,198.51.100.255",
        "203.0.113.0,203.0.113.255",
        "224.0.0.0,239.255.255.255",
        "240.0.0.0,255.255.255.255",
        "168.63.129.16,168.63.129.16",
        "::,::1",
        "::7f00:1,::ffff",
        "64:ff9b::,64:ff9b::ffff:ffff",
        "64:ff9b:1::,64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
        "100::,100::1:0:0:1",
        "5f00::,5f00:ffff::",
        "fc00::,fdff:ffff::1",
        "fe80::,febf::1",
        "fec0::,feff::1",
        "ff00::,ffff::1",
        "2001::,2001:1ff::1",
        "2001:db8::,2001:db8:ffff::1",
        "2002::,2002:ffff::1",
        "2620:4f:8000::,2620:4f:8000:ffff::1",
        "3fff::,3fff:fff::1",
        "4000::,4000::1"
    })
    void refusesBothEndsOfEachBlock(String first, String last) {
        assertThat(AddressRules.refusal(InetAddress.ofLiteral(first), List.of()))
                .isPresent();
        assertThat(AddressRules.refusal(InetAddress.ofLiteral(last), List.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "168.63.129.15",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2620:4f:8001::1",
                "3fff:1000::1",
                "2000::1"
            })
    void letsTheirPublicNeighboursPass(String literal) {
        assertThat(AddressRules.refusal(InetAddress.ofLiteral(literal), List.of()))
                .isEmpty();
    }

    @Test
    void refusesWhatAnInstallationAdds() {
        List<AddressPrefix> ours = List.of(AddressPrefix.parse("8.8.0.0/16"));
        assertThat(AddressRules.refusal(InetAddress.ofLiteral("8.8.8.8"), ours)).isPresent();
        assertThat(AddressRules.refusal(InetAddress.ofLiteral("8.9.8.8"), ours)).isEmpty();
    }
}
