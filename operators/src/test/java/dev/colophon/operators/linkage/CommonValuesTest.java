package dev.colophon.operators.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.page.signal.SignalKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonValuesTest {

    @Test
    void knowsNetworksNamesAndPlaceholders() {
        CommonValues common = CommonValues.defaults();
        assertThat(common.contains(SignalKind.ADDRESS, "151.101.3.4")).isTrue();
        assertThat(common.contains(SignalKind.ADDRESS, "127.0.0.1")).isTrue();
        assertThat(common.contains(SignalKind.ADDRESS, "::1")).isTrue();
        assertThat(common.contains(SignalKind.ADDRESS, "45.1.2.3")).isFalse();
        assertThat(common.contains(SignalKind.ADDRESS, "not an address")).isFalse();
        assertThat(common.contains(SignalKind.PREFIX, "104.17.1.0/24")).isTrue();
        assertThat(common.contains(SignalKind.CERTIFICATE_NAME, "d1.cloudfront.net"))
                .isTrue();
        assertThat(common.contains(SignalKind.CERTIFICATE_NAME, "cloudfront.net"))
                .isTrue();
        assertThat(common.contains(SignalKind.CERTIFICATE_NAME, "notcloudfront.net"))
                .isFalse();
        assertThat(common.contains(SignalKind.CONTACT, "Someone@Example.com")).isTrue();
        assertThat(common.contains(SignalKind.ANALYTICS_ID, "G-1")).isFalse();
    }

    @Test
    void takesLinesOfADeploymentAndSaysWhichIsWrong() {
        CommonValues common = CommonValues.with(List.of("# ours", "", "TEMPLATE 00ff00ff00ff00ff"));
        assertThat(common.contains(SignalKind.TEMPLATE, "00ff00ff00ff00ff")).isTrue();
        assertThatThrownBy(() -> CommonValues.with(List.of("TEMPLATE 1", "COLOUR red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2:");
        assertThatThrownBy(() -> CommonValues.with(List.of("ADDRESS host.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 1:");
    }
}
