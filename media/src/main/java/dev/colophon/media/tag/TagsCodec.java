package dev.colophon.media.tag;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tags on their way out of a child process: the number of each kind, and each as its bytes. */
public final class TagsCodec {

    private static final int MOST = 100;

    private TagsCodec() {}

    /** Writes tags. */
    public static void write(Tags tags, DataOutputStream out) throws IOException {
        write(tags.title().stream().toList(), out);
        write(tags.creators(), out);
        write(tags.isrcs(), out);
        write(tags.isbns(), out);
        write(tags.copyright().stream().toList(), out);
        write(tags.date().stream().toList(), out);
        write(List.copyOf(tags.rights().keySet()), out);
        for (List<String> values : tags.rights().values()) {
            write(values, out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Tags read(DataInputStream in) throws IOException {
        return new Tags(first(in), several(in), several(in), several(in), first(in), first(in), rights(in));
    }

    private static Map<String, List<String>> rights(DataInputStream in) throws IOException {
        Map<String, List<String>> rights = new TreeMap<>();
        for (String name : several(in)) {
            rights.put(name, several(in));
        }
        return rights;
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static Optional<String> first(DataInputStream in) throws IOException {
        return several(in).stream().findFirst();
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
