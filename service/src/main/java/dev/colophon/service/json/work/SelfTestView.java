package dev.colophon.service.json.work;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.SelfTest;

/** A self-test of sounds; the schema is {@code self-test.schema.json}. */
public record SelfTestView(
        Medium medium, int windows, double promised, double share, double drift, SelfTest.Verdict verdict) {

    public static SelfTestView of(SelfTest test) {
        return new SelfTestView(
                Medium.AUDIO, test.windows(), SelfTest.PROMISED, test.share(), test.drift(), test.verdict());
    }
}
