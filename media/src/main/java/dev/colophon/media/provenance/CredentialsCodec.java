package dev.colophon.media.provenance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Credentials on their way out of a child process. */
final class CredentialsCodec {

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private CredentialsCodec() {}

    static void write(Credentials credentials, DataOutputStream out) throws IOException {
        write(credentials.issuer(), out);
        write(credentials.generator(), out);
        for (ProvenanceCheck check : List.of(
                credentials.hash(),
                credentials.assertions(),
                credentials.signature(),
                credentials.chain(),
                credentials.timeStamp(),
                credentials.history())) {
            out.writeUTF(check.state().name());
            write(check.reason(), out);
        }
        write(credentials.actions(), out);
        write(credentials.ingredients(), out);
        write(credentials.trainingAndMining(), out);
    }

    static Credentials read(DataInputStream in) throws IOException {
        return new Credentials(
                in.readUTF(),
                in.readUTF(),
                check(in),
                check(in),
                check(in),
                check(in),
                check(in),
                check(in),
                several(in),
                several(in),
                several(in));
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        out.writeUTF(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        List<String> first = texts.stream().distinct().limit(MOST).toList();
        out.writeInt(first.size());
        for (String text : first) {
            write(text, out);
        }
    }

    private static ProvenanceCheck check(DataInputStream in) throws IOException {
        return new ProvenanceCheck(ProvenanceCheck.State.valueOf(in.readUTF()), in.readUTF());
    }

    private static List<String> several(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new EOFException(count + " texts");
        }
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
