package dev.colophon.benchmark.hostile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** How the content of a file is packed: what is damaged before it is packed has good check sums, and gets further. */
enum Wrapping {
    NONE {
        @Override
        byte[] inside(byte[] file, SplittableRandom random, UnaryOperator<byte[]> change) {
            return change.apply(file);
        }
    },
    GZIP {
        @Override
        byte[] inside(byte[] file, SplittableRandom random, UnaryOperator<byte[]> change) throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
                return HostileSeeds.gzip(change.apply(in.readAllBytes()));
            }
        }
    },
    /** One of the entries. */
    ZIP {
        @Override
        byte[] inside(byte[] file, SplittableRandom random, UnaryOperator<byte[]> change) throws IOException {
            Map<String, byte[]> entries = new LinkedHashMap<>(OfficeFiles.unzip(file));
            List<String> names = new ArrayList<>(entries.keySet());
            entries.compute(names.get(random.nextInt(names.size())), (_, content) -> change.apply(content));
            return OfficeFiles.zip(entries);
        }
    };

    /** Changes the content and packs it again. */
    abstract byte[] inside(byte[] file, SplittableRandom random, UnaryOperator<byte[]> change) throws IOException;
}
