package dev.colophon.benchmark.image;

import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * What a picture costs, warm, one thread, decoding in this process included.
 *
 * @param referenceMillis processor time to register a JPEG of 1000 x 750 pixels, without the index
 * @param copyMillis to read the same as a copy, without local features, as far as it comes where hashes say all of it
 * @param closeMillis and with them
 * @param bytes of the fingerprint of a reference, mean
 * @param features of a reference, mean
 */
record PictureCost(double referenceMillis, double copyMillis, double closeMillis, double bytes, double features) {

    private static final int PICTURES = 12;
    private static final int ROUNDS = 6;
    private static final int WARM = 2;

    static PictureCost of(List<Picture> pictures) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (Picture picture : PictureCorpus.evenly(pictures, PICTURES)) {
            files.add(PixelArrays.jpeg(PictureAlteration.resize(PixelArrays.read(picture.file()), 1000, 750), 88));
        }
        List<ImageFingerprint> prints = new ArrayList<>();
        for (byte[] file : files) {
            prints.add(PixelArrays.fingerprint(file, Role.REFERENCE));
        }
        return new PictureCost(
                millis(files, Role.REFERENCE, false),
                millis(files, Role.COPY, false),
                millis(files, Role.COPY, true),
                prints.stream()
                        .map(Fingerprint::encode)
                        .mapToInt(bytes -> bytes.length)
                        .average()
                        .orElse(0),
                prints.stream()
                        .mapToInt(print -> print.features().size())
                        .average()
                        .orElse(0));
    }

    private static double millis(List<byte[]> files, Role role, boolean closely) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Double> taken = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (byte[] file : files) {
                long before = threads.getCurrentThreadCpuTime();
                ImageFingerprint made = PixelArrays.fingerprint(file, role);
                if (closely) {
                    LocalFeatures _ = made.features();
                }
                if (round >= WARM) {
                    taken.add((threads.getCurrentThreadCpuTime() - before) / 1e6);
                }
            }
        }
        return Numbers.median(taken);
    }
}
