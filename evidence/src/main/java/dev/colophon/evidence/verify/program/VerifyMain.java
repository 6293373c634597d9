package dev.colophon.evidence.verify.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.BundleVerifier;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.evidence.verify.NotABundleException;
import dev.colophon.evidence.verify.VerifyReport;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.receipt.ReceiptReport;
import dev.colophon.evidence.verify.record.RecordReport;
import dev.colophon.evidence.verify.record.RecordVerifier;
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
import java.util.stream.Stream;

/**
 * {@code java -jar colophon-verify.jar BUNDLE [--trust FOLDER] [--require A|B|C] [--json] [--lang LANGUAGE]}, or {@code RECEIPT [FILE]} or
 * the folder of a public record instead of the bundle.
 */
public final class VerifyMain {

    /** Everything that was asked for holds. */
    public static final int OK = 0;

    /** Something does not hold, or the grade is below the required one. */
    public static final int FAILED = 1;

    /** Arguments or the trust folder cannot be understood. */
    public static final int USAGE = 2;

    /** What was named is neither a bundle nor a receipt nor a public record. */
    public static final int NOT_A_BUNDLE = 3;

    /** A receipt, and the file that it is of. */
    private static final int MOST_FILES = 2;

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
        List<Path> read = read(words);
        int status;
        if (read.isEmpty()) {
            status = here.run(words);
        } else {
            VerifyProcess.Result result = VerifyProcess.runOnce(words, read);
            here.out.print(result.out());
            here.err.print(result.err());
            here.out.flush();
            status = result.exit();
        }
        System.exit(status);
    }

    private static VerifyMain ofSystem() {
        return of(utf8(System.out), utf8(System.err), InstantSource.system());
    }

    /** One that tells what it finds here, and lets libraries say nothing. */
    static VerifyMain of(PrintStream out, PrintStream err, InstantSource clock) {
        LIBRARIES.setLevel(Level.OFF);
        return new VerifyMain(out, err, clock);
    }

    /** The files that are asked about; none when the arguments cannot be understood, or ask for help. */
    private static List<Path> read(List<String> words) {
        try {
            return words.equals(List.of("--help"))
                    ? List.of()
                    : understand(words).read();
        } catch (Usage _) {
            return List.of();
        }
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }

    /**
     * What is asked.
     *
     * @param proof a bundle, a receipt or a public record
     * @param file that the receipt is said to be of
     */
    private record Arguments(
            Path proof,
            Optional<Path> file,
            Optional<Path> trust,
            Optional<EvidenceGrade> require,
            boolean json,
            Language language) {

        List<Path> read() {
            return Stream.of(Stream.of(proof), file.stream(), RecordVerifier.files(proof).stream())
                    .flatMap(files -> files)
                    .toList();
        }

        /** Whether something is asked that only a bundle, or only a receipt, answers. */
        boolean asksMore() {
            return file.isPresent() || require.isPresent();
        }
    }

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
        if (RecordVerifier.isRecord(arguments.proof())) {
            return verifyRecord(arguments, trust);
        }
        return ReceiptReport.isReceipt(arguments.proof())
                ? verifyReceipt(arguments, trust)
                : verifyBundle(arguments, trust);
    }

    private int verifyRecord(Arguments arguments, TrustStore trust) {
        if (arguments.asksMore()) {
            tell(Message.of("verify.usage.record"), arguments.language());
            return USAGE;
        }
        Path folder = arguments.proof();
        Optional<VerifierKey> known = RecordVerifier.ownKey(folder)
                .flatMap(own -> trust.logs().stream()
                        .map(TrustStore.Operated::key)
                        .filter(key -> key.name().equals(own.name()))
                        .findFirst());
        RecordReport report = RecordVerifier.verify(folder, known);
        if (arguments.json()) {
            out.println(new String(RecordText.json(report), UTF_8));
        } else {
            out.print(RecordText.of(folder, report, trust, arguments.language()));
        }
        out.flush();
        return report.fault().isEmpty() ? OK : FAILED;
    }

    private int verifyBundle(Arguments arguments, TrustStore trust) {
        if (arguments.file().isPresent()) {
            tell(Message.of("verify.usage.file"), arguments.language());
            return USAGE;
        }
        try {
            VerifyReport report = BundleVerifier.verify(arguments.proof(), trust, clock);
            print(report, arguments);
            return exit(report, arguments.require());
        } catch (NotABundleException e) {
            tell(e.why(), arguments.language());
            return NOT_A_BUNDLE;
        }
    }

    private int verifyReceipt(Arguments arguments, TrustStore trust) {
        if (arguments.require().isPresent()) {
            tell(Message.of("verify.usage.receipt"), arguments.language());
            return USAGE;
        }
        try {
            ReceiptReport report = ReceiptReport.of(arguments.proof(), arguments.file(), trust);
            if (arguments.json()) {
                out.println(new String(ReceiptText.json(report), UTF_8));
            } else {
                out.print(ReceiptText.of(report, arguments.language()));
            }
            out.flush();
            return report.fault().isEmpty() ? OK : FAILED;
        } catch (LogException e) {
            tell(e.why(), arguments.language());
            return NOT_A_BUNDLE;
        }
    }

    private void tell(Message message, Language language) {
        err.println("colophon-verify: " + message.in(language));
    }

    private void print(VerifyReport report, Arguments arguments) {
        if (arguments.json()) {
            out.println(new String(VerifyJson.of(report, arguments.language()), UTF_8));
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
        Deque<Path> named = new ArrayDeque<>();
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
                    if (word.startsWith("--") || named.size() == MOST_FILES) {
                        throw new Usage(Message.of("verify.usage.unexpected", word));
                    }
                    named.add(path(word));
                }
            }
        }
        if (named.isEmpty()) {
            throw new Usage(Message.of("verify.usage.bundle"));
        }
        return new Arguments(named.pop(), Optional.ofNullable(named.poll()), trust, require, json, language);
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
