package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.verify.read.Unreadable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code java -jar colophon-verify.jar BUNDLE [--trust FOLDER] [--require A|B|C] [--json] [--lang en|zh]} */
public final class VerifyMain {

    /** Everything that was asked for holds. */
    public static final int OK = 0;

    /** Something does not hold, or the grade is below the required one. */
    public static final int FAILED = 1;

    /** Arguments or the trust folder cannot be understood. */
    public static final int USAGE = 2;

    /** What was named is no bundle. */
    public static final int NOT_A_BUNDLE = 3;

    private static final String HELP = """
            usage: java -jar colophon-verify.jar BUNDLE [--trust FOLDER] [--require A|B|C] [--json] [--lang en|zh]
              BUNDLE     the file <case>-<n>.wacz, with its other files beside it
              --trust    your folder with trust.json: whom you know; without it nobody counts as independent
              --require  exit with 1 below this grade
              --json     print JSON
              --lang     language of the text; without it that of your system
            exit: 0 grade A to C, 1 something does not hold or the grade is below --require, 2 usage, 3 not a bundle
            """;

    /** PDFBox tells what it makes of broken files; the checks say it themselves. Held, or the level is forgotten. */
    private static final Logger LIBRARIES = Logger.getLogger("org.apache");

    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    VerifyMain(PrintStream out, PrintStream err, InstantSource clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Runs in a process of its own ({@link VerifyProcess}) and exits. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        VerifyMain here = ofSystem();
        Optional<Path> bundle = bundle(words);
        int status;
        if (bundle.isEmpty()) {
            status = here.run(words);
        } else {
            VerifyProcess.Result result = VerifyProcess.run(words, bundle.get());
            here.out.print(result.out());
            here.err.print(result.err());
            here.out.flush();
            status = result.exit();
        }
        System.exit(status);
    }

    static VerifyMain ofSystem() {
        LIBRARIES.setLevel(Level.OFF);
        return new VerifyMain(utf8(System.out), utf8(System.err), InstantSource.system());
    }

    /** The bundle that is asked about; empty when the arguments cannot be understood, or ask for help. */
    private static Optional<Path> bundle(List<String> words) {
        try {
            return words.equals(List.of("--help"))
                    ? Optional.empty()
                    : Optional.of(understand(new ArrayDeque<>(words)).bundle());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }

    private record Arguments(
            Path bundle,
            Optional<Path> trust,
            Optional<EvidenceGrade> require,
            boolean json,
            VerifyText.Language language) {}

    int run(List<String> words) {
        Arguments arguments;
        TrustStore trust;
        try {
            if (words.equals(List.of("--help"))) {
                out.print(HELP);
                return OK;
            }
            arguments = understand(new ArrayDeque<>(words));
            trust = arguments.trust().isPresent()
                    ? TrustStore.read(arguments.trust().get())
                    : TrustStore.none();
        } catch (IllegalArgumentException e) {
            err.println("colophon-verify: " + e.getMessage());
            err.print(HELP);
            return USAGE;
        } catch (Unreadable e) {
            err.println("colophon-verify: trust folder: %s: %s".formatted(e.part(), e.why()));
            return USAGE;
        }
        try {
            VerifyReport report = BundleVerifier.verify(arguments.bundle(), trust, clock);
            print(report, arguments);
            return exit(report, arguments.require());
        } catch (NotABundleException e) {
            err.println("colophon-verify: " + e.getMessage());
            return NOT_A_BUNDLE;
        }
    }

    private void print(VerifyReport report, Arguments arguments) {
        if (arguments.json()) {
            out.println(new String(VerifyJson.of(report), UTF_8));
        } else {
            out.print(VerifyText.of(report, arguments.language()));
        }
        out.flush();
    }

    /** The exit status of a report. */
    public static int exit(VerifyReport report, Optional<EvidenceGrade> require) {
        EvidenceGrade least = require.orElse(EvidenceGrade.C);
        return report.grade().meets(least) ? OK : FAILED;
    }

    private static Arguments understand(Deque<String> words) {
        Optional<Path> bundle = Optional.empty();
        Optional<Path> trust = Optional.empty();
        Optional<EvidenceGrade> require = Optional.empty();
        boolean json = false;
        VerifyText.Language language = VerifyText.Language.ofUser(Locale.getDefault());
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--json" -> json = true;
                case "--trust" -> trust = Optional.of(path(value(words, word)));
                case "--require" -> require = Optional.of(grade(value(words, word)));
                case "--lang" -> language = language(value(words, word));
                default -> {
                    if (word.startsWith("--") || bundle.isPresent()) {
                        throw new IllegalArgumentException("unexpected: " + word);
                    }
                    bundle = Optional.of(path(word));
                }
            }
        }
        return new Arguments(
                bundle.orElseThrow(() -> new IllegalArgumentException("name the bundle")),
                trust,
                require,
                json,
                language);
    }

    private static String value(Deque<String> words, String option) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.pop();
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path: " + word, e);
        }
    }

    private static EvidenceGrade grade(String word) {
        return switch (word) {
            case "A" -> EvidenceGrade.A;
            case "B" -> EvidenceGrade.B;
            case "C" -> EvidenceGrade.C;
            default -> throw new IllegalArgumentException("--require takes A, B or C");
        };
    }

    private static VerifyText.Language language(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "en" -> VerifyText.Language.EN;
            case "zh" -> VerifyText.Language.ZH;
            default -> throw new IllegalArgumentException("--lang takes en or zh");
        };
    }
}
