package dev.colophon.service.session;

import dev.colophon.evidence.messages.Message;
import dev.colophon.index.SelfTest;
import java.util.Locale;

/** Self-tests of the index in words. */
public final class SelfTestText {

    private static final String KEYS = "refusal.told.self-test.";

    private SelfTestText() {}

    /** What a self-test of sounds says, in English. */
    public static String of(SelfTest test) {
        return message(test).toString();
    }

    /** What a self-test of sounds says. */
    public static Message message(SelfTest test) {
        int windows = test.windows();
        String share = String.format(Locale.ROOT, "%.1f", 100 * test.share());
        String promised = String.format(Locale.ROOT, "%.0f", 100 * SelfTest.PROMISED);
        return switch (test.verdict()) {
            case TOO_FEW -> Message.of(key("too-few", windows), count(windows));
            case PASSED -> Message.of(key("passed", windows), share, count(windows), promised);
            case FAILED ->
                Message.of(
                        key("failed", windows),
                        share,
                        count(windows),
                        promised,
                        String.format(Locale.ROOT, "%.1f", test.drift()));
        };
    }

    /** What was written down in English is found again by a message without a choice. */
    private static String key(String verdict, int windows) {
        return KEYS + verdict + (windows == 1 ? "-one" : "");
    }

    private static String count(int windows) {
        return Integer.toString(windows);
    }
}
