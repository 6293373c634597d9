package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.program.VerifyMain;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What the process runs that verifies, within this one: of the class path, as {@code colophon verify} does, or of the jar
 * that strangers get. Thread-safe.
 */
public final class VerifierCode implements Closeable {

    private final List<Closeable> closed = new ArrayList<>();
    private final ClassLoader loader;
    private final Constructor<?> main;
    private final Method run;

    private VerifierCode(ClassLoader loader) throws ReflectiveOperationException {
        this.loader = loader;
        Class<?> type = loader.loadClass(VerifyMain.class.getName());
        main = type.getDeclaredConstructor(PrintStream.class, PrintStream.class, InstantSource.class);
        main.setAccessible(true);
        run = type.getDeclaredMethod("run", List.class);
        run.setAccessible(true);
    }

    public static VerifierCode ofClassPath() throws ReflectiveOperationException {
        return new VerifierCode(VerifierCode.class.getClassLoader());
    }

    /** Nothing of the class path is seen by it. */
    public static VerifierCode ofJar(Path jar) throws ReflectiveOperationException, IOException {
        URLClassLoader alone =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        VerifierCode code = new VerifierCode(alone);
        code.closed.add(alone);
        return code;
    }

    /**
     * What it answered.
     *
     * @param exit its exit status
     * @param grade F where it refused the bundle
     * @param checks none where it refused the bundle
     */
    public record Verdict(
            int exit, EvidenceGrade grade, List<String> caps, List<String> missing, List<CheckResult> checks) {

        /** The results of one check. */
        public List<CheckResult> of(String id) {
            return checks.stream().filter(check -> check.id().equals(id)).toList();
        }
    }

    /**
     * Verifies.
     *
     * @param more arguments, such as {@code --trust DIR}
     */
    public Verdict verify(Path wacz, String... more) {
        List<String> words = new ArrayList<>(List.of(wacz.toString(), "--json"));
        words.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        // Libraries look for others there.
        Thread.currentThread().setContextClassLoader(loader);
        try {
            int exit = (int) run.invoke(
                    main.newInstance(
                            new PrintStream(out, true, UTF_8),
                            new PrintStream(err, true, UTF_8),
                            InstantSource.system()),
                    words);
            if (out.size() == 0) {
                return new Verdict(exit, EvidenceGrade.F, List.of(), List.of(), List.of(refused(err)));
            }
            JsonObject json = StrictJson.object(out.toByteArray(), "out");
            List<CheckResult> checks = new ArrayList<>();
            for (JsonObject check : json.objects("checks")) {
                checks.add(new CheckResult(
                        check.text("id"),
                        Status.valueOf(check.text("status")),
                        check.text("part"),
                        Message.verbatim(check.text("why"))));
            }
            return new Verdict(
                    exit, EvidenceGrade.valueOf(json.text("grade")), json.texts("caps"), json.texts("missing"), checks);
        } catch (ReflectiveOperationException | MalformedPart e) {
            throw new IllegalStateException("threw, and said " + err.toString(UTF_8) + out.toString(UTF_8), e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** A file that is no container any more is refused as a whole, by its name. */
    private static CheckResult refused(ByteArrayOutputStream err) {
        return new CheckResult("refused", Status.FAIL, err.toString(UTF_8), Message.none());
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : closed) {
            one.close();
        }
    }
}
