package dev.colophon.evidence.bundle.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.PrivateKeyFile;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.TimestampResponse;
import dev.colophon.evidence.time.Tokens;
import dev.colophon.evidence.verify.BundleVerifier;
import dev.colophon.evidence.verify.NotABundleException;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.container.BundleName;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts timestamps that came after the sealing beside a bundle, with their roots, when they do it no harm. */
final class LaterToken {

    private LaterToken() {}

    /** The files of one: its root, where the bundle was not sealed with it, and then itself. */
    static SortedMap<String, byte[]> files(
            Workspace workspace, String file, TimestampAuthority authority, TimestampResponse response)
            throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(file, Tokens.canonical(response.bytes()));
        Optional<X509Certificate> root = authority.root();
        if (root.isPresent()) {
            byte[] pem = PrivateKeyFile.pem(root.get()).getBytes(UTF_8);
            if (!isSealed(workspace, pem)) {
                files.put(BundleName.root(file), pem);
            }
        }
        return files;
    }

    private static boolean isSealed(Workspace workspace, byte[] pem) throws IOException {
        for (int i = 1; Files.exists(workspace.beside(workspace.name().authority(i))); i++) {
            if (Arrays.equals(
                    Files.readAllBytes(workspace.beside(workspace.name().authority(i))), pem)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Publishes files, roots before their tokens.
     *
     * @throws EvidenceException when the bundle would verify worse with them than without; then nothing has changed
     */
    static List<String> publish(Workspace workspace, SortedMap<String, byte[]> files, InstantSource clock)
            throws IOException {
        if (files.isEmpty()) {
            return List.of();
        }
        try {
            List<CheckResult> harm =
                    BundleVerifier.harm(workspace.beside(workspace.name().wacz()), files, clock);
            if (!harm.isEmpty()) {
                throw new EvidenceException(
                        Reason.REFUSED,
                        "%s: would not verify with the new timestamp, so it is left as it was: %s"
                                .formatted(
                                        workspace.name().stem(),
                                        harm.stream()
                                                .map(check ->
                                                        "%s [%s] %s".formatted(check.id(), check.part(), check.why()))
                                                .collect(Collectors.joining("; "))));
            }
        } catch (NotABundleException e) {
            throw new EvidenceException(Reason.DAMAGED, String.valueOf(e.getMessage()), e);
        }
        List<String> order = files.keySet().stream()
                .sorted((one, other) -> Boolean.compare(other.endsWith(".pem"), one.endsWith(".pem")))
                .toList();
        for (String file : order) {
            workspace.write(file, files.getOrDefault(file, new byte[0]));
        }
        workspace.publish(order);
        return order.stream().filter(file -> !file.endsWith(".pem")).toList();
    }
}
