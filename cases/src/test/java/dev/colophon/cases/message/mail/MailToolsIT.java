package dev.colophon.cases.message.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.colophon.cases.message.OtherProgram;
import dev.colophon.cases.message.mail.SmtpServer.Login;
import dev.colophon.cases.message.mail.SmtpServer.Security;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers and verifiers of others take the mail: GreenMail, aiosmtpd, python3-dkim, npm's mailauth. */
class MailToolsIT {

    private static final String PYTHON_DKIM = "apt-get install python3-dkim";

    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    private final DkimKey key = DkimKey.read(keys.resolve("dkim.pem"), "owner.example", "colophon");

    @BeforeAll
    static void makeKey() {
        SampleMail.key(keys);
    }

    private SignedMail signed() {
        return SignedMail.of(SampleMail.of(), key);
    }

    private static SmtpServer server(int port, Security security, Optional<Login> login) {
        return SmtpServer.of("127.0.0.1", port, security, login);
    }

    /** By python3-dkim: with the key as it stands in the DNS, none is asked. */
    private OtherProgram.Result pythonDkim(byte[] mail) throws IOException {
        OtherProgram.requirePython("dkim", PYTHON_DKIM);
        Path file = Files.write(folder.resolve("mail.eml"), mail);
        return OtherProgram.run(
                folder, OtherProgram.PYTHON, "-c", """
                import sys, dkim
                mail = open(sys.argv[1], 'rb').read()
                def dns(name, timeout=5):
                    name = name.decode().rstrip('.') if isinstance(name, bytes) else name.rstrip('.')
                    return sys.argv[3].encode() if name == sys.argv[2] else None
                try:
                    d = dkim.DKIM(mail)
                    print('verified' if d.verify(dnsfunc=dns) else 'failed')
                except dkim.DKIMException as e:
                    print('failed:', e)
                """, file.toString(), key.dnsName(), key.dnsRecord());
    }

    @Test
    @Tag("full")
    void pythonVerifiesWhatIsSentAndNothingElse() throws IOException {
        SignedMail mail = signed();
        assertThat(pythonDkim(mail.bytes()).output()).isEqualTo("verified\n");
        String text = new String(mail.bytes(), ISO_8859_1);
        int body = text.indexOf("\r\n\r\n");
        int place = text.indexOf("PD94bWw", body); // the beginning of an attached <?xml
        assertThat(place).isPositive();
        byte[] tampered = mail.bytes();
        tampered[place] ^= 1;
        assertThat(pythonDkim(tampered).output()).startsWith("failed").contains("body hash mismatch");
        for (String header : new String[] {"From: ", "To: ", "Subject: ", "Date: ", "Message-ID: ", "MIME-Version: "}) {
            byte[] other = mail.bytes();
            other[text.indexOf("\r\n" + header) + 2 + header.length()] ^= 1;
            assertThat(pythonDkim(other).output()).as(header).startsWith("failed");
        }
    }

    @Test
    @Tag("full")
    void mailauthVerifiesWhatIsSentAndNothingElse() throws IOException {
        SignedMail mail = signed();
        byte[] tampered = mail.bytes();
        tampered[new String(tampered, ISO_8859_1).indexOf("PD94bWw")] ^= 1;
        Files.write(folder.resolve("good.eml"), mail.bytes());
        Files.write(folder.resolve("bad.eml"), tampered);
        OtherProgram.npm(folder, "mailauth@7.1.0");
        Path program = Files.writeString(folder.resolve("verify.mjs"), """
                import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
                import fs from 'node:fs';
                const resolver = async (name, type) => {
                  if (type === 'TXT' && name === process.argv[2]) return [[process.argv[3]]];
                  throw Object.assign(new Error('no such name'), {code: 'ENOTFOUND'});
                };
                for (const file of ['good.eml', 'bad.eml']) {
                  const { results } = await dkimVerify(fs.readFileSync(file), { resolver });
                  console.log(results.map(r => r.status.result + ' ' + r.signingDomain + ' ' + r.canonBodyLength).join());
                }
                """, UTF_8);
        OtherProgram.Result result =
                OtherProgram.run(folder, "node", program.toString(), key.dnsName(), key.dnsRecord());
        assertThat(result.output().lines().toList()).as(result.output()).hasSize(2);
        assertThat(result.output().lines().toList().getFirst()).startsWith("pass owner.example");
        assertThat(result.output().lines().toList().getLast()).startsWith("neutral owner.example");
    }

    @Test
    @Tag("full")
    void greenMailTakesItOverTlsByteByByte() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder);
        // Read when the first server starts.
        System.setProperty("greenmail.tls.keystore.file", certificate.keyStore().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        try {
            greenMail.start();
            greenMail.setUser("rights@owner.example", "ada", "geheim");
            int port = greenMail.getSmtps().getPort();
            SmtpServer tls = server(port, Security.TLS, Optional.of(new Login("ada", "geheim")));
            assertThat(new SmtpChannel(tls).send(signed()))
                    .as("nobody vouches for its certificate")
                    .isInstanceOfSatisfying(
                            Delivery.RefusedForNow.class,
                            refused -> assertThat(refused.why()).contains("no certificate that is trusted"));
            SmtpServer otherName = SmtpServer.of("localhost", port, Security.TLS, Optional.empty());
            assertThat(new SmtpChannel(otherName, certificate.trusted()).send(signed()))
                    .as("its certificate is for another name")
                    .isInstanceOfSatisfying(
                            Delivery.RefusedForNow.class,
                            refused ->
                                    assertThat(refused.why()).contains("no certificate that is trusted for its name"));
            assertThat(greenMail.getReceivedMessages()).isEmpty();

            SignedMail mail = signed();
            assertThat(new SmtpChannel(tls, certificate.trusted()).send(mail)).isInstanceOf(Delivery.Accepted.class);
            MimeMessage received = greenMail.getReceivedMessages()[0];
            assertThat(received.getHeader("Message-ID")).containsExactly(mail.messageId());
            assertThat(received.getHeader("DKIM-Signature")).hasSize(1);
            assertThat(pythonDkim(GreenMailUtil.getWholeMessage(received).getBytes(ISO_8859_1))
                            .output())
                    .as("as it was received")
                    .isEqualTo("verified\n");
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void aWrongPasswordIsNoRefusalOfTheMail() {
        GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try {
            greenMail.start();
            greenMail.setUser("rights@owner.example", "ada", "geheim");
            SmtpServer local =
                    server(greenMail.getSmtp().getPort(), Security.LOCAL, Optional.of(new Login("ada", "falsch")));
            assertThat(new SmtpChannel(local).send(signed()))
                    .isInstanceOfSatisfying(
                            Delivery.RefusedForNow.class,
                            refused -> assertThat(refused.why()).contains("user and password"));
            assertThat(greenMail.getReceivedMessages()).isEmpty();
        } finally {
            greenMail.stop();
        }
    }

    @Test
    @Tag("full")
    void aiosmtpdTakesItAfterStartTlsByteByByte() throws Exception {
        OtherProgram.requirePython("aiosmtpd", "apt-get install python3-aiosmtpd");
        TestCertificate certificate = TestCertificate.make(folder);
        Path port = folder.resolve("port");
        Path received = folder.resolve("received.eml");
        Path program = Files.writeString(folder.resolve("server.py"), """
                import asyncio, os, ssl, sys
                from aiosmtpd.smtp import SMTP
                class Keep:
                    async def handle_DATA(self, server, session, envelope):
                        with open(sys.argv[2] + '.part', 'wb') as f:
                            f.write(envelope.original_content)
                        os.rename(sys.argv[2] + '.part', sys.argv[2])
                        return '250 2.0.0 OK: queued as ' + envelope.rcpt_tos[0]
                async def main():
                    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
                    tls.load_cert_chain(sys.argv[3], sys.argv[4])
                    loop = asyncio.get_running_loop()
                    make = lambda: SMTP(Keep(), loop=loop, hostname='mx.example', tls_context=tls, require_starttls=True)
                    server = await loop.create_server(make, '127.0.0.1', 0)
                    with open(sys.argv[1] + '.part', 'w') as f:
                        f.write(str(server.sockets[0].getsockname()[1]))
                    os.rename(sys.argv[1] + '.part', sys.argv[1])
                    await asyncio.sleep(120)
                asyncio.run(main())
                """);
        Process server = new ProcessBuilder(
                        OtherProgram.PYTHON,
                        program.toString(),
                        port.toString(),
                        received.toString(),
                        certificate.certificate().toString(),
                        certificate.key().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(port));
            SignedMail mail = signed();
            int number = Integer.parseInt(Files.readString(port));
            assertThat(new SmtpChannel(server(number, Security.LOCAL, Optional.empty())).send(mail))
                    .isInstanceOfSatisfying(
                            Delivery.RefusedForNow.class,
                            refused -> assertThat(refused.why()).contains("wants TLS or a user first"));
            SmtpServer startTls = server(number, Security.STARTTLS, Optional.empty());
            assertThat(new SmtpChannel(startTls).send(mail)).isInstanceOf(Delivery.RefusedForNow.class);
            assertThat(received).doesNotExist();
            assertThat(new SmtpChannel(startTls, certificate.trusted()).send(mail))
                    .isEqualTo(new Delivery.Accepted("abuse@host.example"));
            byte[] bytes = Files.readAllBytes(received);
            assertThat(bytes).isEqualTo(mail.bytes());
            assertThat(pythonDkim(bytes).output()).as("as it was received").isEqualTo("verified\n");
        } finally {
            server.destroy();
        }
    }
}
