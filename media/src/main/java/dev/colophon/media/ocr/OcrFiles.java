package dev.colophon.media.ocr;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.refusal.MessageText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The recogniser's native library and its models (PP-OCRv4, ONNX): in a folder of the package, or unpacked once from the jars on
 * the class path into the cache folder.
 *
 * @param packaged the folder of a package; absent in a build from source
 * @param cache made when needed
 */
public record OcrFiles(Optional<Path> packaged, Path cache) {

    /** The system property that names the folder of a package. */
    public static final String PACKAGED_PROPERTY = "colophon.ocr";

    /** How to get it, in one line. */
    public static final String INSTALL = "install the package colophon-ocr";

    static final String DETECTION = "ch_PP-OCRv4_det_infer.onnx";
    static final String RECOGNITION = "ch_PP-OCRv4_rec_infer.onnx";

    /** Whether a line stands on its head; loaded by the library, never asked. */
    static final String ORIENTATION = "ch_ppocr_mobile_v2.0_cls_infer.onnx";

    static final String CHARACTERS = "ppocr_keys_v1.txt";
    static final String LIBRARY = System.mapLibraryName("RapidOcr");

    /** A folder of its own in the cache for what these files are. */
    private static final String VERSION = "ocr-rapidocr-1.2.2";

    private static final int ELF = 0x7f454c46;
    private static final int PT_GNU_STACK = 0x6474e551;
    private static final int EXECUTABLE = 1;

    /** Those of this process. */
    public static OcrFiles of(Path cache) {
        return new OcrFiles(
                Optional.ofNullable(System.getProperty(PACKAGED_PROPERTY)).map(Path::of), cache);
    }

    /**
     * The folder that holds all of them.
     *
     * @throws IOException when there are none for this platform or they cannot be unpacked; the message is one line
     */
    public Path folder() throws IOException {
        if (LIBRARY.endsWith(".so") && !System.getProperty("os.arch").equals("amd64")) {
            throw new IOException("there is no recogniser of text for Linux on " + System.getProperty("os.arch"));
        }
        if (packaged.isPresent()) {
            if (!Files.isRegularFile(packaged.get().resolve(LIBRARY))) {
                throw new IOException("it is not installed: " + INSTALL);
            }
            return packaged.get();
        }
        Path home = cache.resolve(VERSION);
        if (!Files.isDirectory(home)) {
            try {
                unpack(home);
            } catch (IOException e) {
                throw new IOException(
                        "its library cannot be unpacked into " + home + " (" + MessageText.oneLine(e) + ")", e);
            }
        }
        return home;
    }

    /** Into a folder beside the target, then one rename: other processes see all of it or nothing. */
    private static void unpack(Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
        try {
            for (String model : List.of(DETECTION, RECOGNITION, ORIENTATION, CHARACTERS)) {
                copy("models/" + model, fresh.resolve(model));
            }
            copy("lib/" + LIBRARY, fresh.resolve(LIBRARY));
            forbidExecutableStack(fresh.resolve(LIBRARY));
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) { // another process may have been first; its copy is the same
                throw e;
            }
        } finally {
            ChildProcess.deleteTree(fresh);
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream in = OcrFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("there is no " + resource + " for this platform");
            }
            Files.copy(in, target);
        }
    }

    /**
     * The library was linked as if it needed a stack that can be executed, and does not: newer loaders refuse such libraries, the
     * JVM warns of them. Clears the flag in the program header PT_GNU_STACK (System V ABI, chapter 5); other files stay as they are.
     */
    private static void forbidExecutableStack(Path library) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(library));
        if (bytes.getInt(0) != ELF) {
            return;
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        int headers = (int) bytes.getLong(32);
        int size = bytes.getShort(54);
        int count = bytes.getShort(56);
        for (int header = headers; header < headers + count * size; header += size) {
            if (bytes.getInt(header) == PT_GNU_STACK) {
                bytes.putInt(header + 4, bytes.getInt(header + 4) & ~EXECUTABLE);
            }
        }
        Files.write(library, bytes.array());
    }
}
