package dev.colophon.index.postings.shard;

import dev.colophon.index.ReferenceId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is kept of references, in the order of what is wanted; empty where a reference is not there. */
public final class StoredFunction implements ShardFunction<List<Wanted>, List<Optional<Stored>>> {

    public static final StoredFunction INSTANCE = new StoredFunction();

    private StoredFunction() {}

    @Override
    public String name() {
        return "stored-1";
    }

    @Override
    public boolean isLight() {
        return true;
    }

    @Override
    public List<Optional<Stored>> apply(ShardReader shard, List<Wanted> wanted) throws IOException {
        List<Optional<Stored>> found = new ArrayList<>(wanted.size());
        for (Wanted one : wanted) {
            found.add(shard.stored(one));
        }
        return found;
    }

    @Override
    public List<Optional<Stored>> merge(List<Optional<Stored>> one, List<Optional<Stored>> other) {
        List<Optional<Stored>> both = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            both.add(one.get(i).isPresent() ? one.get(i) : other.get(i));
        }
        return both;
    }

    @Override
    public Optional<Set<ReferenceId>> concerns(List<Wanted> wanted) {
        return Optional.of(wanted.stream().map(Wanted::reference).collect(Collectors.toSet()));
    }

    @Override
    public void writeQuery(List<Wanted> wanted, DataOutputStream out) throws IOException {
        Wire.writeAll(wanted, out, (one, to) -> {
            to.writeUTF(one.reference().value());
            to.writeBoolean(one.whole());
            to.writeInt(one.from());
            to.writeInt(one.to());
        });
    }

    @Override
    public List<Wanted> readQuery(DataInputStream in) throws IOException {
        return Wire.readAll(
                in,
                from -> new Wanted(
                        new ReferenceId(from.readUTF()), from.readBoolean(), from.readInt(), from.readInt()));
    }

    @Override
    public void writeAnswer(List<Optional<Stored>> answer, DataOutputStream out) throws IOException {
        Wire.writeAll(answer, out, (stored, to) -> {
            to.writeBoolean(stored.isPresent());
            if (stored.isPresent()) {
                Wire.writeOptional(stored.get().whole(), to);
                Wire.writeOptional(stored.get().flat(), to);
                Wire.writeBytes(stored.get().parts().head(), to);
                to.writeInt(stored.get().parts().from());
                Wire.writeAll(stored.get().parts().parts(), to, Wire::writeBytes);
            }
        });
    }

    @Override
    public List<Optional<Stored>> readAnswer(DataInputStream in) throws IOException {
        return Wire.readAll(
                in,
                from -> from.readBoolean()
                        ? Optional.of(new Stored(
                                Wire.readOptional(from),
                                Wire.readOptional(from),
                                new Parts(Wire.readBytes(from), from.readInt(), Wire.readAll(from, Wire::readBytes))))
                        : Optional.empty());
    }
}
