package dev.colophon.index.postings.shard;

import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** How a query by terms is sent. */
final class TermQueryWire {

    private TermQueryWire() {}

    static void write(TermQuery query, DataOutputStream out) throws IOException {
        int width = Wire.width(query.terms(), query.count());
        out.writeByte(width);
        Wire.writeBytes(Wire.pack(query.terms(), query.count(), width), out);
        boolean placed = false;
        for (int i = 0; i < query.count(); i++) {
            placed |= query.places()[i] != 0;
        }
        Wire.writeBytes(placed ? Arrays.copyOf(query.places(), query.count()) : new byte[0], out);
        out.writeInt(query.minimum());
        out.writeInt(query.limit());
        out.writeLong(query.readBudget());
        out.writeBoolean(query.withNeighbours());
    }

    static TermQuery read(DataInputStream in) throws IOException {
        int width = in.readByte();
        long[] terms = Wire.unpack(Wire.readBytes(in), width);
        byte[] places = Wire.readBytes(in);
        if (places.length > 0 && places.length != terms.length) {
            throw new IllegalArgumentException("%d places of %d terms".formatted(places.length, terms.length));
        }
        return new TermQuery(
                terms,
                places.length == 0 ? new byte[terms.length] : places,
                terms.length,
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readBoolean());
    }
}
