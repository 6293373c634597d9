package dev.colophon.media.ocr;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Keeps native code from writing to the standard output of this process, which carries answers: meanwhile that is standard error.
 * Java must not write there at the same time. Linux and macOS; elsewhere it is left as it is.
 */
final class NativeOutput {

    private static final int OUT = 1;
    private static final int ERROR = 2;

    private static final boolean POSIX = !System.getProperty("os.name").startsWith("Windows");

    private NativeOutput() {}

    static <T> T toStandardError(Supplier<T> call) {
        if (!POSIX) {
            return call.get();
        }
        int kept = invoke("dup", OUT);
        flush();
        invoke("dup2", ERROR, OUT);
        try {
            return call.get();
        } finally {
            flush(); // what C still holds back
            invoke("dup2", kept, OUT);
            invoke("close", kept);
        }
    }

    private static int invoke(String function, int... arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        Arrays.fill(layouts, JAVA_INT);
        MethodHandle handle = handle(function, FunctionDescriptor.of(JAVA_INT, layouts));
        try {
            int answer = arguments.length == 1
                    ? (int) handle.invokeExact(arguments[0])
                    : (int) handle.invokeExact(arguments[0], arguments[1]);
            if (answer < 0) {
                throw new IllegalStateException(function + " failed");
            }
            return answer;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }

    private static void flush() {
        try {
            int _ = (int)
                    handle("fflush", FunctionDescriptor.of(JAVA_INT, ADDRESS)).invokeExact(MemorySegment.NULL);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("fflush", e);
        }
    }

    @SuppressWarnings("restricted") // the child allows native access
    private static MethodHandle handle(String function, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(function).orElseThrow(), descriptor);
    }
}
