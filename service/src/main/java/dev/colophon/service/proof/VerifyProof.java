package dev.colophon.service.proof;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.declaration.VerifyDeclaration;
import dev.colophon.service.evidence.VerifyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies what anybody hands over as proof: a bundle, the receipt of a pre-check, a public record, the declaration of a work. Nothing of
 * a home is read, and nothing is kept. Bundles, receipts and records are read by a process of its own with limits.
 */
public final class VerifyProof {

    /**
     * What was handed over.
     *
     * @param files one ZIP file with all that belongs together, or the files themselves
     * @param scratch an empty folder in which they are put together
     * @param language of what is said
     */
    public record Request(List<Path> files, Path scratch, Language language) {

        public Request {
            files = List.copyOf(files);
        }
    }

    /** What it is. */
    public enum Kind {
        BUNDLE,
        RECEIPT,
        RECORD,
        DECLARATION
    }

    /**
     * What came of it.
     *
     * @param held whether nothing of it fails
     * @param bundle what the verifier found about a bundle
     * @param missing files of a bundle that were not handed over, though it has them
     * @param said what it says of anything else, in lines; they may hold text from outside
     */
    public record Verified(
            Kind kind, boolean held, Optional<BundleVerification> bundle, List<String> missing, List<String> said) {

        public Verified {
            missing = List.copyOf(missing);
            said = List.copyOf(said);
        }
    }

    /**
     * Verifies it.
     *
     * @throws ServiceException when it is nothing that can be verified
     */
    public Verified verify(Actor actor, Request request) throws IOException {
        actor.require(Permission.VERIFY);
        try {
            return switch (HandedProof.of(request.files(), request.scratch())) {
                case HandedProof.Bundle(Path wacz) -> bundle(actor, wacz, request.language());
                case HandedProof.PublicRecord(Path folder) ->
                    told(Kind.RECORD, actor, folder, Optional.empty(), request);
                case HandedProof.Statement(Path statement, Optional<Path> file, boolean declaration) ->
                    declaration
                            ? declaration(actor, statement, file)
                            : told(Kind.RECEIPT, actor, statement, file, request);
            };
        } catch (ServiceException e) {
            throw new ServiceException(
                    e.category(), ShowEvidence.withoutFolder(String.valueOf(e.getMessage()), request.scratch()));
        }
    }

    private static Verified bundle(Actor actor, Path wacz, Language language) {
        try (VerifyBundle verifier = new VerifyBundle()) {
            BundleVerification found = ShowEvidence.verified(verifier, actor, wacz, language);
            return new Verified(Kind.BUNDLE, found.holds(), Optional.of(found), missing(wacz, found), List.of());
        }
    }

    /** What was promised at sealing, and the certificates and keys by which what is there is checked. */
    private static List<String> missing(Path wacz, BundleVerification found) {
        BundleName name = BundleName.ofFile(String.valueOf(wacz.getFileName())).orElseThrow();
        Stream<String> keys = Stream.of(
                        Map.entry(name.token(), name.authority(1)),
                        Map.entry(name.proof(), name.logKey()),
                        Map.entry(name.report(), name.signer()))
                .filter(pair -> !Files.exists(wacz.resolveSibling(pair.getValue())))
                .filter(pair -> Files.exists(wacz.resolveSibling(pair.getKey()))
                        || found.missing().contains(pair.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(found.missing().stream(), keys).toList();
    }

    private static Verified told(Kind kind, Actor actor, Path proof, Optional<Path> file, Request request) {
        try (VerifyBundle verifier = new VerifyBundle()) {
            VerifyBundle.Verification said = verifier.verify(
                    actor,
                    new VerifyBundle.Request(
                            proof, file, Optional.empty(), Optional.empty(), request.language(), false));
            // The first line names the file, which whoever handed it over knows.
            List<String> lines = said.report().stream()
                    .skip(1)
                    .map(line -> ShowEvidence.withoutFolder(line, request.scratch()))
                    .toList();
            return new Verified(kind, said.held(), Optional.empty(), List.of(), lines);
        }
    }

    private static Verified declaration(Actor actor, Path statement, Optional<Path> file) {
        VerifyDeclaration.Verified found =
                new VerifyDeclaration().verify(actor, new VerifyDeclaration.Request(statement, file, Optional.empty()));
        List<String> said = Stream.of(
                        found.fault().stream()
                                .map(why -> file.map(
                                                one -> why.replace(one.toString(), String.valueOf(one.getFileName())))
                                        .orElse(why)),
                        found.declared().stream().map(at -> "declared " + at),
                        Stream.of("issuer " + found.statement().issuer()))
                .flatMap(lines -> lines)
                .toList();
        return new Verified(Kind.DECLARATION, found.fault().isEmpty(), Optional.empty(), List.of(), said);
    }
}
