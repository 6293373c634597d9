package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A copy of an identity document goes with the mails whose law asks for one, and is nowhere else. */
@Tag("full")
class IdentityAttachedIT extends DraftedNotices {

    private Path passport() throws IOException {
        Path picture = folder.resolve("passport-of-ada.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        return picture;
    }

    private Cli.Result attach(Path file) {
        return run(
                "owner",
                "details",
                "Ada",
                "--identity",
                "passport",
                "--identity-file",
                file.toString(),
                "--attach-identity");
    }

    private List<Path> kept() throws IOException {
        Path identities = home.resolve("identities");
        if (!Files.isDirectory(identities)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(identities)) {
            return files.toList();
        }
    }

    @Test
    void theCopyGoesWhereItIsAskedForAndIsRemovable() throws IOException {
        Path passport = passport();
        Cli.Result attached = attach(passport);
        assertThat(attached.exitCode()).as(attached.err()).isZero();
        assertThat(attached.out()).contains("a copy is kept and goes with each notice whose procedure asks for one");
        assertThat(kept()).singleElement().satisfies(file -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file).hasSameBinaryContentAs(passport);
        });
        Cli.Result dmca = letGo("N-1");
        assertThat(dmca.err()).as("no law of the United States asks for it").doesNotContain("identity document");
        assertThat(run("notice", "undo", "N-1").exitCode()).isZero();

        Cli.Result drafted = draftChinese("cn-rprnd");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(run("notice", "show", "N-2").out())
                .contains("1. 权利人身份证明：护照复印件（SHA-256 ", "），随附于本通知")
                .doesNotContain("），可应要求提供");
        Cli.Result letGo = letGo("N-2");
        assertThat(letGo.exitCode()).as(letGo.err()).isZero();
        assertThat(letGo.err()).contains("a copy of the identity document of Ada goes with it (identity.png,");
        deliver(HOLD_OVER);
        assertThat(GreenMailUtil.getBody(received().getLast()))
                .contains("identity.png")
                .doesNotContain("passport-of-ada");
        assertThat(json("notice", "show", "N-2", "--json")
                        .getFirst()
                        .get("files")
                        .toString())
                .as("it is no file of the notice")
                .doesNotContain("identity");

        assertThat(run("owner", "details", "Ada", "--detach-identity").exitCode())
                .isZero();
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsNoDocumentIsNotKept() throws IOException {
        Cli.Result refused = attach(Files.writeString(folder.resolve("passport.txt"), "Ada"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("is no PDF, PNG or JPEG");
        assertThat(kept()).isEmpty();
        assertThat(attach(passport()).exitCode()).isZero();
        assertThat(attach(folder.resolve("passport.txt")).exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("owner", "details", "Ada").out())
                .as("what is refused changes nothing")
                .contains("a copy is kept and goes with each notice");
        assertThat(kept()).hasSize(1);
        assertThat(run("owner", "details", "Ada", "--forget").exitCode()).isZero();
        assertThat(kept()).isEmpty();
    }

    private Cli.Result draftChinese(String regime) {
        return draftUnder(regime, "truth", "--to", HOST, "--again");
    }

    /** What a notice says of the copy is so when it leaves. */
    @Test
    void theLetterSaysWhetherTheCopyGoesWithIt() throws IOException {
        assertThat(draftChinese("cn-rprnd").exitCode()).isZero();
        assertThat(run("notice", "show", "N-2").out()).contains("），可应要求提供").doesNotContain("），随附于本通知");
        assertThat(attach(passport()).exitCode()).isZero();
        Cli.Result onRequest = letGo("N-2");
        assertThat(onRequest.exitCode()).as(onRequest.err()).isZero();
        assertThat(onRequest.err())
                .contains("does not go with it, because the text of N-2 says that it is sent on request");
        deliver(HOLD_OVER);
        assertThat(GreenMailUtil.getBody(received().getLast())).doesNotContain("identity.png");
    }

    @Test
    void whatTheLetterSaysToBeAttachedIsThereOrNothingLeaves() throws IOException {
        assertThat(attach(passport()).exitCode()).isZero();
        assertThat(draftChinese("cn-cc").exitCode()).isZero();
        assertThat(run("owner", "details", "Ada", "--detach-identity").exitCode())
                .isZero();
        Cli.Result gone = letGo("N-2");
        assertThat(gone.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(gone.err())
                .contains(
                        "N-2 says that a copy of the identity document of Ada is attached, and that copy is not kept any more");
        assertThat(run("notice", "sent", "N-2", "--by", "letter").err())
                .contains("its text says that a copy of the identity document is attached");
    }
}
