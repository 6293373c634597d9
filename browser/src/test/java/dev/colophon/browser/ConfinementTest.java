package dev.colophon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfinementTest {

    @Test
    void rootBecomesNobodyFirstAndKeepsTheSandboxAsLongAsItCan() {
        assertThat(Confinement.ways(true, true))
                .extracting(Confinement::words)
                .containsExactly("user nobody, sandbox", "user nobody, no sandbox", "root, no sandbox");
        assertThat(Confinement.ways(true, true).getFirst().prefix())
                .contains("--reuid=nobody", "--clear-groups", "--no-new-privs");
    }

    @Test
    void withoutSetprivRootHasNoSandbox() {
        assertThat(Confinement.ways(true, false)).singleElement().satisfies(way -> {
            assertThat(way.sandbox()).isFalse();
            assertThat(way.user()).isEmpty();
        });
    }

    @Test
    void othersKeepTheSandboxWhenItWorks() {
        assertThat(Confinement.ways(false, true))
                .extracting(Confinement::sandbox)
                .containsExactly(true, false);
        assertThat(Confinement.ways(false, false).getFirst().prefix()).isEmpty();
    }
}
