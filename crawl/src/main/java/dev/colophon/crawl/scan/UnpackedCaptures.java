package dev.colophon.crawl.scan;

import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.UnreadPlaces;
import dev.colophon.media.walk.WalkedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is received, with archives and documents among it taken apart as on disk. */
public final class UnpackedCaptures {

    /** One thing of it. */
    public sealed interface Unpacked {

        /** A capture as it is, or what was not received. Who gets it closes a capture. */
        record Whole(ScanItem item) implements Unpacked {}

        /**
         * A file in a capture, or what of it is not read.
         *
         * @param archive closed already
         */
        record Entry(Captured archive, WalkedFile file) implements Unpacked {}

        /**
         * The end of a capture, behind all that is in it.
         *
         * @param there the places of all that was met in it
         * @param unread what was not read of it
         * @param whole whether all of it was there to be read
         */
        record End(Captured archive, List<String> there, UnreadPlaces unread, boolean whole) implements Unpacked {}
    }

    private UnpackedCaptures() {}

    /** Hands over everything, one thing after the other. */
    public static void forEach(ScanItems items, Consumer<Unpacked> sink) {
        items.forEachRemaining(item -> unpack(item, sink));
    }

    /** Hands over one thing and what is in it. */
    public static void unpack(ScanItem item, Consumer<Unpacked> sink) {
        switch (item) {
            case Skipped skipped -> sink.accept(new Unpacked.Whole(skipped));
            case Captured captured -> unpack(captured, sink);
        }
    }

    private static void unpack(Captured captured, Consumer<Unpacked> sink) {
        List<String> there = new ArrayList<>();
        UnreadPlaces unread = new UnreadPlaces();
        boolean document = kind(captured) == FileType.Kind.DOCUMENT;
        boolean handedOver = false;
        try {
            new FileWalker().walk(captured.path(), captured.url(), walked -> {
                boolean whole = walked.place().equals(captured.url());
                switch (walked) {
                    case WalkedFile.Found found -> there.add(found.place());
                    case WalkedFile.Refused refused -> unread.add(refused);
                }
                if (!whole || walked instanceof WalkedFile.Refused) {
                    sink.accept(new Unpacked.Entry(captured, walked));
                }
            });
            handedOver = there.contains(captured.url());
            if (handedOver) { // last, because its bytes are needed until here
                sink.accept(new Unpacked.Whole(captured));
            }
        } finally {
            if (!handedOver) {
                captured.close();
            }
        }
        // Of documents it is not known whether all their pictures could be taken out.
        boolean whole = captured.cut().isEmpty() && !document;
        sink.accept(new Unpacked.End(captured, there, unread, whole));
    }

    private static FileType.Kind kind(Captured captured) {
        try {
            return TypeSniffer.sniff(captured.path()).kind();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a capture", e);
        }
    }
}
