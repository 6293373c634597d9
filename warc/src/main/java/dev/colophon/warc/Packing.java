package dev.colophon.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An exchange on its way into a file. */
final class Packing implements WarcFileWriter.Part {

    private static final int USUAL = 8 << 10;

    private final Exchange exchange;
    private long firstLength;

    Packing(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The {@code WARC-Date} of its records. */
    String date() {
        return exchange.date();
    }

    /** The length of the first record's member, once it is written. */
    long firstLength() {
        return firstLength;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Member member = Member.take();
        try {
            firstLength = member.write(exchange.records().getFirst(), out);
            for (NewRecord record :
                    exchange.records().subList(1, exchange.records().size())) {
                member.write(record, out);
            }
        } finally {
            member.release();
        }
    }

    /** The same, packed now. */
    WarcFileWriter.Part inMemory() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(USUAL);
        writeTo(packed);
        return packed::writeTo;
    }

    static void write(NewRecord record, OutputStream out) throws IOException {
        Member member = Member.take();
        try {
            member.write(record, out);
        } finally {
            member.release();
        }
    }
}
