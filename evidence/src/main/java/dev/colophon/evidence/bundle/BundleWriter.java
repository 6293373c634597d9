package dev.colophon.evidence.bundle;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.bundle.environment.Environment;
import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.bundle.sealed.SealedBundle;
import dev.colophon.evidence.bundle.sealed.Workspace;
import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Entries;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes one bundle: give it what was captured, then {@link #seal}. Until that returns there is no bundle; whatever happens,
 * an interruption leaves nothing that could be taken for one. For one thread.
 *
 * <p>All methods throw {@link EvidenceException} when what they are given does not hold together or the disk refuses.
 */
public final class BundleWriter implements Closeable {

    private final BundleSettings settings;
    private final Workspace workspace;
    private final Consumer<String> before;
    private final List<Page> pages = new ArrayList<>();
    private final Map<String, Contents.Opened> extras = new LinkedHashMap<>();
    private Optional<Path> warc = Optional.empty();
    private Optional<Environment> environment = Optional.empty();
    private Map<String, Object> match = Map.of();
    private boolean sealing;

    private BundleWriter(BundleSettings settings, Workspace workspace, Consumer<String> before) {
        this.settings = settings;
        this.workspace = workspace;
        this.before = before;
    }

    /**
     * Begins a bundle and removes what interrupted writers left in the folder.
     *
     * @param folder of all bundles; made where it is missing
     * @throws EvidenceException {@code TAKEN} when there is such a bundle, or one is being made
     */
    public static BundleWriter open(Path folder, BundleName name, BundleSettings settings) {
        return open(folder, name, settings, _ -> {});
    }

    static BundleWriter open(Path folder, BundleName name, BundleSettings settings, Consumer<String> before) {
        Workspace workspace = Workspace.open(folder, name, before);
        for (String part : List.of(
                name.wacz(), name.token(), name.leaf(), name.proof(), name.report(), name.readme(), name.trust())) {
            if (Files.exists(workspace.beside(part))) {
                workspace.close();
                throw new EvidenceException(
                        Reason.TAKEN,
                        workspace.beside(part)
                                + ": there is such a bundle, or what is left of one; it is kept: take the next number");
            }
        }
        return new BundleWriter(settings, workspace, before);
    }

    /** The WARC file with the exact bytes of the exchange; it is copied when the bundle is sealed. */
    public BundleWriter warc(Path file) {
        warc = Optional.of(file);
        return this;
    }

    /** A page; the first is the main one. */
    public BundleWriter page(Page page) {
        pages.add(page);
        return this;
    }

    public BundleWriter environment(Environment state) {
        environment = Optional.of(state);
        return this;
    }

    /**
     * What was found, as {@code evidence/match.json} has it; version and end of the process are put in when it is sealed.
     *
     * @param members what {@link CanonicalJson} takes
     */
    public BundleWriter match(Map<String, ?> members) {
        match = Map.copyOf(members);
        return this;
    }

    /**
     * Another file below {@code evidence/}; the order is kept.
     *
     * @param path such as {@code evidence/tls/1.pem}
     */
    public BundleWriter part(String path, byte[] content) {
        byte[] copy = content.clone();
        return part(path, () -> new ByteArrayInputStream(copy));
    }

    /** The same from a file, which is copied when the bundle is sealed. */
    public BundleWriter part(String path, Path content) {
        return part(path, () -> Files.newInputStream(content));
    }

    private BundleWriter part(String path, Contents.Opened content) {
        boolean ours = List.of(Entries.PROCESS, Entries.ENVIRONMENT, Entries.MATCH, Entries.SEAL)
                .contains(path);
        if (!Entries.isName(path) || !path.startsWith("evidence/") || ours || extras.containsKey(path)) {
            throw new IllegalArgumentException("not a new file below evidence/: " + path);
        }
        extras.put(path, content);
        return this;
    }

    /**
     * Ends the process log, makes the container, has it stamped and logged, and puts all of it in its place. Authorities and
     * witnesses that do not answer are no failure; the result says so.
     *
     * @throws dev.colophon.evidence.log.verify.LogException when the log refuses
     */
    public SealedBundle seal(ProcessLog process) {
        if (sealing) {
            throw new IllegalStateException("a writer seals once");
        }
        Contents contents = new Contents(
                required(warc, "a WARC file"), pages, required(environment, "the state of the machine"), match, extras);
        if (pages.isEmpty()) {
            throw new IllegalStateException("a bundle needs a page");
        }
        sealing = true;
        try {
            return new Sealing(settings, workspace, contents, before).seal(process);
        } catch (IOException e) {
            throw Workspace.notWritable(workspace.beside(workspace.name().wacz()), e);
        }
    }

    private static <T> T required(Optional<T> part, String what) {
        return part.orElseThrow(() -> new IllegalStateException("a bundle needs " + what));
    }

    /** Leaves nothing of a bundle that was not sealed. */
    @Override
    public void close() {
        workspace.close();
    }
}
