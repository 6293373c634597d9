package dev.colophon.evidence.verify.launcher;

import java.lang.reflect.InvocationTargetException;

/**
 * Starts the verifier where the Java is new enough for it, and says which one is needed where it is not. It is compiled for Java 8,
 * so that older ones can read it, and uses nothing that came later.
 */
public final class VerifyLauncher {

    /** For which the verifier is compiled. */
    private static final int NEEDED = 25;

    private static final String MAIN = "dev.colophon.evidence.verify.program.VerifyMain";
    private static final int USAGE = 2;

    private VerifyLauncher() {}

    /** Hands the arguments on. */
    public static void main(String[] arguments) throws Throwable {
        String version = System.getProperty("java.specification.version", "");
        if (release(version) < NEEDED) {
            System.err.println("colophon-verify: this is Java " + version + ", and Java " + NEEDED
                    + " or newer is needed: install it, such as from https://adoptium.net, and run it with that");
            System.exit(USAGE);
        }
        try {
            Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** 8 of {@code 1.8}, 17 of {@code 17}; 0 of what is no number. */
    static int release(String version) {
        String number = version.startsWith("1.") ? version.substring(2) : version;
        return number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
    }
}
