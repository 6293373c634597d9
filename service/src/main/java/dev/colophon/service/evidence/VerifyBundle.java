package dev.colophon.service.evidence;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.program.VerifyMain;
import dev.colophon.evidence.verify.program.VerifyProcess;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checks bundles, or receipts of pre-checks, of anybody, without network, database or home, in a process of its own, which is kept for
 * the next until this is closed; what a home itself holds, in one that others used before and will use. Not thread-safe.
 */
public final class VerifyBundle implements Closeable {

    private final VerifyProcess process;
    private final Consumer<VerifyProcess> after;

    public VerifyBundle() {
        this(new VerifyProcess(), VerifyProcess::close);
    }

    private VerifyBundle(VerifyProcess process, Consumer<VerifyProcess> after) {
        this.process = process;
        this.after = after;
    }

    /** For bundles that this installation made: a process is started only when none rests. */
    public static VerifyBundle ofOwn() {
        return new VerifyBundle(VerifyProcess.rested(), VerifyProcess::rest);
    }

    /**
     * What to check.
     *
     * @param proof the container of a bundle, with the files of its name beside it; or a receipt
     * @param file that the receipt is said to be of
     * @param trust a folder with {@code trust.json}
     * @param required the least grade that counts as held: A, B or C; the verifier says so of any other
     * @param language of the report
     * @param json whether the report is JSON, as {@code verification.schema.json} has it, or {@code verified-receipt.schema.json}
     */
    public record Request(
            Path proof,
            Optional<Path> file,
            Optional<Path> trust,
            Optional<String> required,
            Language language,
            boolean json) {}

    /**
     * What the verifier says.
     *
     * @param held whether everything that was asked for holds
     * @param report as the verifier wrote it; it may hold text of the bundle
     * @param notes for a person
     */
    public record Verification(boolean held, List<String> report, List<String> notes) {}

    /**
     * Checks it.
     *
     * @throws ServiceException when it is neither, or the trust folder cannot be understood
     */
    public Verification verify(Actor actor, Request request) {
        actor.require(Permission.VERIFY);
        VerifyProcess.Result result = process.run(
                arguments(request),
                Stream.concat(Stream.of(request.proof()), request.file().stream())
                        .toList());
        return switch (result.exit()) {
            case VerifyMain.OK, VerifyMain.FAILED ->
                new Verification(
                        result.exit() == VerifyMain.OK,
                        result.out().lines().toList(),
                        result.err().lines().toList());
            case VerifyMain.USAGE -> throw new ServiceException(Category.USAGE, why(result));
            case VerifyMain.NOT_A_BUNDLE -> throw new ServiceException(Category.REFUSED, why(result));
            default -> throw new ServiceException(Category.ENVIRONMENT, why(result));
        };
    }

    @Override
    public void close() {
        after.accept(process);
    }

    private static String why(VerifyProcess.Result result) {
        return result.err()
                .lines()
                .findFirst()
                .map(line -> line.replaceFirst("^colophon-verify: ", ""))
                .orElse("the verifier ended without an answer (%d)".formatted(result.exit()));
    }

    /** Of {@link VerifyMain}. */
    private static List<String> arguments(Request request) {
        List<String> arguments = new ArrayList<>(List.of(request.proof().toString()));
        request.file().map(Path::toString).ifPresent(arguments::add);
        request.trust().ifPresent(folder -> arguments.addAll(List.of("--trust", folder.toString())));
        request.required().ifPresent(grade -> arguments.addAll(List.of("--require", grade)));
        if (request.json()) {
            arguments.add("--json");
        }
        arguments.addAll(List.of("--lang", request.language().tag()));
        return arguments;
    }
}
