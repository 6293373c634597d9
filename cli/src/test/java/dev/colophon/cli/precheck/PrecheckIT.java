package dev.colophon.cli.precheck;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.sound.Music;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sounds, with the shipped decoder. */
class PrecheckIT {

    private static final int RATE = 8_000;

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void aSoundIsToldInWholeSecondsAndOneOfMoreThanTwoHoursIsRefused() throws IOException {
        Path home = folder.resolve("home");
        Path song = folder.resolve("song.wav");
        Music.piece(7, 30).writeWav(song);
        Cli.run(home, "register", song.toString(), "--owner", "Ada", "--title", "Song");
        Path mine = Files.copy(song, folder.resolve("mine.wav"));
        Cli.Result asked = Cli.run(home, "precheck", mine.toString(), "--no-receipt");
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(asked.out()).contains("Song by Ada", "0:00-0:30 of the work at 0:00-0:30");

        Path longer = silence(folder.resolve("long.wav"), 2 * 3_600 + 5);
        Cli.Result refused = Cli.run(home, "precheck", longer.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).contains("unknown    " + longer, "TOO_LONG: ");
        assertThat(folder.resolve("long.wav.receipt.json")).doesNotExist();

        Cli.run(home, "fingerprint", longer.toString());
        Cli.Result fingerprint = Cli.run(home, "precheck", longer + ".fingerprint");
        assertThat(fingerprint.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(fingerprint.out()).contains("TOO_LONG: longer than 2 hours");
    }

    /** A file with holes: it takes no room on the disk. */
    private static Path silence(Path file, int seconds) throws IOException {
        int bytes = seconds * RATE;
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(US_ASCII)).putInt(36 + bytes).put("WAVEfmt ".getBytes(US_ASCII));
        header.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE);
        header.putShort((short) 1).putShort((short) 8);
        header.put("data".getBytes(US_ASCII)).putInt(bytes).flip();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(header);
            channel.write(ByteBuffer.allocate(1), header.limit() + (long) bytes - 1);
        }
        return file;
    }
}
