package dev.colophon.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way to hold a browser that runs other people's scripts: as whom it runs, and whether its own sandbox stands.
 *
 * @param prefix the programs before the browser in the argument list, each of which replaces itself by the next
 * @param sandbox whether Chromium's sandbox is on
 * @param user who owns the process and the profile, when not the user who runs Colophon
 * @param words for logs and the record of the environment, such as {@code user nobody, sandbox}
 */
record Confinement(List<String> prefix, boolean sandbox, Optional<String> user, String words) {

    private static final String SETPRIV = "/usr/bin/setpriv";
    private static final String NOBODY = "nobody";

    Confinement {
        prefix = List.copyOf(prefix);
    }

    /** What to try on this machine, the best first. */
    static List<Confinement> ways() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return ways(root, Files.isExecutable(Path.of(SETPRIV)));
    }

    static List<Confinement> ways(boolean root, boolean setpriv) {
        List<Confinement> ways = new ArrayList<>();
        // A browser does not outlive the one who started it, however that one ends.
        List<String> bound = setpriv ? List.of(SETPRIV, "--pdeathsig", "KILL") : List.of();
        if (root && setpriv) {
            List<String> nobody = new ArrayList<>(bound);
            nobody.addAll(List.of("--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"));
            nobody.addAll(List.of("--no-new-privs", "--inh-caps=-all"));
            ways.add(new Confinement(nobody, true, Optional.of(NOBODY), "user nobody, sandbox"));
            ways.add(new Confinement(nobody, false, Optional.of(NOBODY), "user nobody, no sandbox"));
        }
        if (!root) {
            ways.add(new Confinement(bound, true, Optional.empty(), "own user, sandbox"));
        }
        // Chromium refuses its sandbox to root.
        ways.add(new Confinement(bound, false, Optional.empty(), root ? "root, no sandbox" : "own user, no sandbox"));
        return List.copyOf(ways);
    }
}
