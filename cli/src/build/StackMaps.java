import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the classes of a jar as version 52 (Java 8) with stack maps; what they do stays the same. Classes before version
 * 50, such as picocli's, cannot be kept in the JVM's ahead-of-time cache, which makes each start slower.
 */
final class StackMaps {

    /** Rewrites the jar that is named. */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path rewritten = Path.of(arguments[0] + ".rewritten");
        try (JarFile in = new JarFile(jar.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            ClassFile file = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry entry : (Iterable<JarEntry>) in.stream()::iterator) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                boolean isClass = entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0)); // the same bytes from every build
                out.putNextEntry(copy);
                out.write(isClass ? rewritten(file, bytes) : bytes);
                out.closeEntry();
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] rewritten(ClassFile file, byte[] bytes) {
        ClassFileVersion java8 = ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0);
        ClassTransform version =
                (builder, element) -> builder.with(element instanceof ClassFileVersion ? java8 : element);
        return file.transformClass(
                file.parse(bytes),
                version.andThen(ClassTransform.transformingMethodBodies((code, element) -> code.with(element))));
    }
}
