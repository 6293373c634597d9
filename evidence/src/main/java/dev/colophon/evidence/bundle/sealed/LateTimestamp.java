package dev.colophon.evidence.bundle.sealed;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Entries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Timestamps for a bundle that was sealed while authorities were silent. The delay stays visible: a token says when. */
public final class LateTimestamp {

    private static final int MOST_BYTES = 64 << 20;

    private LateTimestamp() {}

    /**
     * What came of it.
     *
     * @param written names of the new files
     * @param silent a line for each authority that was asked and gave none
     */
    public record Result(List<String> written, List<String> silent) {

        public Result {
            written = List.copyOf(written);
            silent = List.copyOf(silent);
        }
    }

    /**
     * Asks until the bundle has the timestamps of two authorities whose certificates have not ended. What is there stays as it
     * is; the clock of this machine says nothing more about a bundle that it, or another, has stamped.
     *
     * @param folder of the bundle
     * @throws EvidenceException when there is no such bundle, it is being worked on, it would not verify with the timestamp,
     *     or the disk refuses; then nothing has changed
     */
    public static Result stamp(
            Path folder, BundleName name, List<TimestampAuthority> authorities, InstantSource clock) {
        try (Workspace workspace = Workspace.open(folder, name, _ -> {})) {
            Hash imprint = dataPackage(workspace.beside(name.wacz()));
            List<TokenChain> chains = TokenChain.of(folder, name);
            Set<PublicKey> known = chains.stream()
                    .filter(chain -> chain.end().isAfter(clock.instant()))
                    .map(chain -> chain.signer().getPublicKey())
                    .collect(Collectors.toSet());
            List<TimestampAuthority> able = authorities.stream()
                    .filter(authority -> chains.isEmpty() || authority.independent())
                    .toList();
            Asking asking = Asking.about(imprint, able, known);
            SortedMap<String, byte[]> files = new TreeMap<>();
            int number = 0;
            for (Asking.Answer answer : asking.answers()) {
                do {
                    number++;
                } while (Files.exists(workspace.beside(name.lateToken(number))));
                files.putAll(
                        LaterToken.files(workspace, name.lateToken(number), answer.authority(), answer.response()));
            }
            return new Result(LaterToken.publish(workspace, files, clock), asking.silent());
        } catch (IOException e) {
            throw Workspace.notWritable(folder.resolve(name.token()), e);
        }
    }

    private static Hash dataPackage(Path wacz) throws IOException {
        if (!Files.exists(wacz)) {
            throw new EvidenceException(Reason.DAMAGED, wacz + ": there is no such bundle");
        }
        try (ZipFile zip = new ZipFile(wacz.toFile())) {
            ZipEntry entry = zip.getEntry(Entries.DATAPACKAGE);
            if (entry == null || entry.getSize() > MOST_BYTES) {
                throw new EvidenceException(Reason.DAMAGED, wacz + ": holds no " + Entries.DATAPACKAGE);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return Hash.sha256(in.readAllBytes());
            }
        } catch (ZipException e) {
            throw new EvidenceException(
                    Reason.DAMAGED,
                    "%s: the container cannot be read (%s): bring it back from a copy".formatted(wacz, e.getMessage()),
                    e);
        }
    }
}
