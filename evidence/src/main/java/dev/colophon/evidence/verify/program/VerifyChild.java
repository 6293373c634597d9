package dev.colophon.evidence.verify.program;

import java.util.List;
import java.util.Locale;

/** The process that {@link VerifyProcess} bounds. */
final class VerifyChild {

    private VerifyChild() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        try {
            Runtime.getRuntime().halt(VerifyMain.ofSystem().run(List.of(arguments)));
        } catch (Throwable e) {
            if (isTooMuch(e)) {
                Runtime.getRuntime().halt(VerifyProcess.TOO_MUCH);
            }
            System.err.println("colophon-verify: internal error; please report it with what follows");
            e.printStackTrace(System.err);
            Runtime.getRuntime().halt(VerifyMain.FAILED);
        }
    }

    private static boolean isTooMuch(Throwable error) {
        for (Throwable one = error; one != null; one = one.getCause()) {
            if (one instanceof VirtualMachineError) {
                return true;
            }
        }
        return false;
    }
}
