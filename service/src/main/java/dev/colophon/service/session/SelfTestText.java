package dev.colophon.service.session;

import dev.colophon.index.SelfTest;
import dev.colophon.service.caller.Plural;

/** Self-tests of the index in words. */
public final class SelfTestText {

    private SelfTestText() {}

    /** What a self-test of sounds says. */
    public static String of(SelfTest test) {
        return switch (test.verdict()) {
            case TOO_FEW ->
                "too few sounds to test (%s searched): the constants hold as they were fitted"
                        .formatted(Plural.of(test.windows(), "stretch", "stretches"));
            case PASSED ->
                "passed: %.1f %% of %s have a wrong match as sure as %.0f %% should"
                        .formatted(
                                100 * test.share(),
                                Plural.of(test.windows(), "stretch", "stretches"),
                                100 * SelfTest.PROMISED);
            case FAILED ->
                ("wrong matches are surer than promised (%.1f %% of %s instead of %.0f %%, scores higher by %.1f): "
                                + "sounds are matched as CANDIDATE at best")
                        .formatted(
                                100 * test.share(),
                                Plural.of(test.windows(), "stretch", "stretches"),
                                100 * SelfTest.PROMISED,
                                test.drift());
        };
    }
}
