package dev.colophon.evidence.verify.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.BundleVerifier;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.evidence.verify.NotABundleException;
import dev.colophon.evidence.verify.VerifyReport;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.signature.TrustStore;
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
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
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
                    : Optional.of(understand(words).bundle());
        } catch (Usage _) {
            return Optional.empty();
        }
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }

    private record Arguments(
            Path bundle, Optional<Path> trust, Optional<EvidenceGrade> require, boolean json, Language language) {}

    /** Arguments that cannot be understood. */
    private static final class Usage extends Exception {

        private final transient Message why;

        Usage(Message why) {
            this.why = why;
        }
    }

    int run(List<String> words) {
        Arguments arguments;
        TrustStore trust;
        try {
            if (words.equals(List.of("--help"))) {
                out.println(language(words).say("verify.help"));
                return OK;
            }
            arguments = understand(words);
            trust = arguments.trust().isPresent()
                    ? TrustStore.read(arguments.trust().get())
                    : TrustStore.none();
        } catch (Usage e) {
            tell(e.why, language(words));
            err.println(language(words).say("verify.help"));
            return USAGE;
        } catch (MalformedPart e) {
            tell(Message.of("verify.trust-folder", e.part(), e.why()), language(words));
            return USAGE;
        }
        try {
            VerifyReport report = BundleVerifier.verify(arguments.bundle(), trust, clock);
            print(report, arguments);
            return exit(report, arguments.require());
        } catch (NotABundleException e) {
            tell(e.why(), arguments.language());
            return NOT_A_BUNDLE;
        }
    }

    private void tell(Message message, Language language) {
        err.println("colophon-verify: " + message.in(language));
    }

    private void print(VerifyReport report, Arguments arguments) {
        if (arguments.json()) {
            out.println(new String(VerifyJson.of(report), UTF_8));
        } else {
            out.print(VerifyText.of(report, arguments.language()));
            arguments
                    .require()
                    .filter(least -> !report.grade().meets(least))
                    .ifPresent(least -> out.println(arguments.language().say("verify.below", report.grade(), least)));
        }
        out.flush();
    }

    /** The exit status of a report. */
    public static int exit(VerifyReport report, Optional<EvidenceGrade> require) {
        EvidenceGrade least = require.orElse(EvidenceGrade.C);
        return report.grade().meets(least) ? OK : FAILED;
    }

    private static Arguments understand(List<String> arguments) throws Usage {
        Deque<String> words = new ArrayDeque<>(arguments);
        Optional<Path> bundle = Optional.empty();
        Optional<Path> trust = Optional.empty();
        Optional<EvidenceGrade> require = Optional.empty();
        boolean json = false;
        Language language = Language.ofUser(Locale.getDefault());
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--json" -> json = true;
                case "--trust" -> trust = Optional.of(path(value(words, word)));
                case "--require" -> require = Optional.of(grade(value(words, word)));
                case "--lang" -> language = spoken(value(words, word));
                default -> {
                    if (word.startsWith("--") || bundle.isPresent()) {
                        throw new Usage(Message.of("verify.usage.unexpected", word));
                    }
                    bundle = Optional.of(path(word));
                }
            }
        }
        return new Arguments(
                bundle.orElseThrow(() -> new Usage(Message.of("verify.usage.bundle"))), trust, require, json, language);
    }

    private static String value(Deque<String> words, String option) throws Usage {
        if (words.isEmpty()) {
            throw new Usage(Message.of("verify.usage.value", option));
        }
        return words.pop();
    }

    private static Path path(String word) throws Usage {
        try {
            return Path.of(word);
        } catch (InvalidPathException _) {
            throw new Usage(Message.of("verify.usage.path", word));
        }
    }

    private static EvidenceGrade grade(String word) throws Usage {
        return switch (word) {
            case "A" -> EvidenceGrade.A;
            case "B" -> EvidenceGrade.B;
            case "C" -> EvidenceGrade.C;
            default -> throw new Usage(Message.of("verify.usage.grade"));
        };
    }

    private static Language spoken(String tag) throws Usage {
        return Language.of(tag).orElseThrow(() -> new Usage(Message.of("verify.usage.language", Language.tags())));
    }

    /** What errors are told in, also where the rest of the arguments cannot be understood. */
    static Language language(List<String> words) {
        int at = words.indexOf("--lang") + 1;
        return Optional.of(at)
                .filter(one -> one > 0 && one < words.size())
                .flatMap(one -> Language.of(words.get(one)))
                .orElseGet(() -> Language.ofUser(Locale.getDefault()));
    }
}
