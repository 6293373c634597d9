package dev.colophon.service.caller;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that whoever asks names, read at once. What is no file is refused before it is opened: a pipe would be waited for, a device may
 * never end, and a link may lead elsewhere by the time it is followed.
 */
public final class GivenFile {

    private GivenFile() {}

    /**
     * Makes sure that it is a file.
     *
     * @throws ServiceException when it is none itself, or is not there
     */
    public static void require(Path file) {
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
            if (!facts.isRegularFile()) {
                throw new ServiceException(
                        Category.REFUSED,
                        "%s: %s"
                                .formatted(
                                        file,
                                        facts.isDirectory()
                                                ? "is a folder: name a file in it"
                                                : facts.isSymbolicLink()
                                                        ? "is a link: name the file that it leads to"
                                                        : "is a pipe or a device: write it into a file first"));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Its bytes, and not many more than are wanted.
     *
     * @param most bytes that are wanted; of a longer file one more comes, so that whoever reads it can tell
     * @throws ServiceException when it is no file, or cannot be read
     */
    public static byte[] read(Path file, int most) {
        require(file);
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ServiceException unreadable(Path file, IOException why) {
        return new ServiceException(
                Category.REFUSED, "%s: cannot be read (%s)".formatted(file, ServiceException.reason(why)));
    }
}
