package dev.colophon.evidence.bundle;

import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.WitnessAnswer;
import dev.colophon.evidence.log.WitnessClient;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.NoteSignature;
import dev.colophon.evidence.log.verify.SignedNote;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A leaf in the log, with the proof that it is there. */
record Logging(long index, Checkpoint checkpoint, TlogProof proof, List<WitnessAnswer> answers) {

    /** Appends a leaf, has witnesses cosign, and proves it. */
    static Logging append(BundleSettings settings, byte[] leaf) {
        TransparencyLog log = settings.log();
        long index = log.append(List.of(leaf)).getFirst();
        Checkpoint checkpoint = log.checkpoint();
        List<WitnessAnswer> answers = new ArrayList<>();
        List<Cosignature> cosignatures = new ArrayList<>();
        for (WitnessClient witness : settings.witnesses()) {
            WitnessAnswer answer = witness.cosign(log, checkpoint);
            answers.add(answer);
            if (answer instanceof WitnessAnswer.Cosigned(Cosignature cosignature)) {
                cosignatures.add(cosignature);
            }
        }
        if (!cosignatures.isEmpty()) {
            checkpoint = log.keep(checkpoint, cosignatures);
        }
        TlogProof proof = log.prove(index, checkpoint);
        SignedNote known = known(settings, proof.checkpoint());
        return new Logging(index, checkpoint, new TlogProof(index, proof.path(), known), answers);
    }

    /**
     * Only signatures whose keys lie beside the bundle, in their order: others say nothing to whoever has the bundle alone, and
     * an order of one's choice could be changed unnoticed.
     */
    private static SignedNote known(BundleSettings settings, SignedNote note) {
        List<VerifierKey> keys = Stream.concat(
                        Stream.of(settings.logKey()),
                        settings.witnesses().stream()
                                .map(witness -> witness.witness().key()))
                .toList();
        return new SignedNote(
                note.text(),
                keys.stream()
                        .flatMap(key -> note.signatures().stream()
                                .filter(line -> isBy(line, key))
                                .limit(1))
                        .toList());
    }

    private static boolean isBy(NoteSignature line, VerifierKey key) {
        return line.name().equals(key.name()) && line.keyId() == key.id();
    }
}
