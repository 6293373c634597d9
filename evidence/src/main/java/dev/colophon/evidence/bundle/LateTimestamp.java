package dev.colophon.evidence.bundle;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.Tokens;
import dev.colophon.evidence.verify.BundleName;
import dev.colophon.evidence.verify.Entries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
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
     * Asks until the bundle has the timestamps of two authorities. What is there stays as it is.
     *
     * @param folder of the bundle
     * @throws EvidenceException when there is no such bundle, it is being worked on, or the disk refuses
     */
    public static Result stamp(Path folder, BundleName name, List<TimestampAuthority> authorities) {
        try (Workspace workspace = Workspace.open(folder, name, _ -> {})) {
            Hash imprint = dataPackage(workspace.beside(name.wacz()));
            List<String> free = new ArrayList<>();
            Set<PublicKey> known = new HashSet<>();
            for (String file : List.of(name.token(), name.token('b'))) {
                if (Files.exists(workspace.beside(file))) {
                    known.add(Tokens.signer(Files.readAllBytes(workspace.beside(file)))
                            .getPublicKey());
                } else {
                    free.add(file);
                }
            }
            Asking asking = Asking.about(imprint, authorities, known);
            List<String> written = free.subList(0, asking.answers().size());
            for (int i = 0; i < written.size(); i++) {
                workspace.write(
                        written.get(i), asking.answers().get(i).response().bytes());
            }
            workspace.publish(written);
            return new Result(written, asking.silent());
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
        }
    }
}
