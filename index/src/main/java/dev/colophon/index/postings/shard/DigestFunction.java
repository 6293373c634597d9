package dev.colophon.index.postings.shard;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the references whose content has a digest. */
public final class DigestFunction implements ShardFunction<ContentDigest, List<ReferenceId>> {

    public static final DigestFunction INSTANCE = new DigestFunction();

    private DigestFunction() {}

    @Override
    public String name() {
        return "digest-1";
    }

    @Override
    public boolean isLight() {
        return true;
    }

    @Override
    public List<ReferenceId> apply(ShardReader shard, ContentDigest digest) throws IOException {
        return shard.withDigest(digest);
    }

    @Override
    public List<ReferenceId> merge(List<ReferenceId> one, List<ReferenceId> other) {
        List<ReferenceId> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    @Override
    public void writeQuery(ContentDigest digest, DataOutputStream out) throws IOException {
        out.writeUTF(digest.basis().name());
        out.writeLong(digest.high());
        out.writeLong(digest.low());
    }

    @Override
    public ContentDigest readQuery(DataInputStream in) throws IOException {
        return new ContentDigest(ContentDigest.Basis.valueOf(in.readUTF()), in.readLong(), in.readLong());
    }

    @Override
    public void writeAnswer(List<ReferenceId> references, DataOutputStream out) throws IOException {
        Wire.writeAll(references, out, (reference, to) -> to.writeUTF(reference.value()));
    }

    @Override
    public List<ReferenceId> readAnswer(DataInputStream in) throws IOException {
        return Wire.readAll(in, from -> new ReferenceId(from.readUTF()));
    }
}
