package dev.colophon.page.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.complaint.ComplaintAddress.Kind;
import dev.colophon.page.complaint.ComplaintAddress.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom pages name for complaints, and whom they name for something else. */
class ComplaintPageTest {

    private static final String URL = "https://www.pirate.example/about";

    private static List<ComplaintAddress> read(String html) {
        return ComplaintPage.of(html, URL).addresses();
    }

    private static void assertOnly(String html, Subject subject, String address) {
        assertThat(read(html)).singleElement().satisfies(found -> {
            assertThat(found.subject()).isEqualTo(subject);
            assertThat(found.address()).isEqualTo(address);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>Copyright complaints: <a href="mailto:Legal@Host.example?subject=x">write to us</a>  | COPYRIGHT | legal@host.example
            <p>Copyright infringement: legal@host.example                                          | COPYRIGHT | legal@host.example
            <p>Report abuse to help [at] host [dot] example                                        | ABUSE     | help@host.example
            <p>DMCA notices: agent (at) host (dot) co (dot) uk                                     | DESIGNATED_AGENT | agent@host.co.uk
            <p>Send infringement notices to office at host dot example                             | COPYRIGHT | office@host.example
            <p>侵权投诉请发邮件至：tousu@host.example                                                 | COPYRIGHT | tousu@host.example
            <p>版权投诉邮箱：kefu#host.example（请将#换成@）                                           | COPYRIGHT | kefu@host.example
            <p>举报邮箱：kefu＠host.example                                                          | ABUSE     | kefu@host.example
            <p>著作權侵權通知：kefu[艾特]host.example                                                  | COPYRIGHT | kefu@host.example
            <p>Urheberrechtsverletzungen melden: recht@host.example                                | COPYRIGHT | recht@host.example
            <p>Our mailbox abuse@host.example is read daily.                                       | ABUSE     | abuse@host.example
            <p>Write to dmca@host.example.                                                         | DESIGNATED_AGENT | dmca@host.example
            <h2>DMCA Policy</h2><p>Contact us.</p><p>Write:</p><p>to:</p><p>so:</p><p>a@host.example | DESIGNATED_AGENT | a@host.example
            <dl><dt>Copyright complaints<dd>Legal department<dd>a@host.example</dl>                | COPYRIGHT | a@host.example
            """)
    void namesWhoTakesComplaints(String html, Subject subject, String address) {
        assertOnly(html.strip(), subject, address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Write to info@host.example about our shop.",
                "<footer>Copyright © 2026 Host. info@host.example</footer>",
                "<footer>© Copyright Host 2026, all rights reserved. info@host.example</footer>",
                "<footer>版权所有 2026 host.example 联系：info@host.example</footer>",
                "<h2>Copyright policy</h2><p>For press inquiries: info@host.example",
                "<h2>Abuse</h2><p>Report a security hole to info@host.example",
                "<h2>Copyright</h2><p>noreply@host.example",
                "<h2>Copyright</h2><img src=icon@2x.png> icon@2x.png",
                "<p>We stop abuse at once, and that is that.",
                "<p>DMCA and copyright, without an address.",
            })
    void whoIsNamedForSomethingElseIsNotTaken(String html) {
        assertThat(read(html)).isEmpty();
    }

    @Test
    void whatAServiceHidesFromProgramsIsRead() {
        String whole = scrambled("legal@host.example");
        assertOnly(
                "<p>Copyright: <a class=__cf_email__ data-cfemail=%s href=/cdn-cgi/l/email-protection>[email]</a>"
                        .formatted(whole),
                Subject.COPYRIGHT,
                "legal@host.example");
        assertOnly(
                "<p>Copyright: <a href=/cdn-cgi/l/email-protection#%s>write</a>".formatted(whole),
                Subject.COPYRIGHT,
                "legal@host.example");
        assertThat(read("<p>Copyright: <span data-cfemail=zz>x</span><span data-cfemail=00>x</span>"))
                .isEmpty();
    }

    private static String scrambled(String address) {
        StringBuilder hex = new StringBuilder("2a");
        address.chars().forEach(c -> hex.append("%02x".formatted(c ^ 0x2a)));
        return hex.toString();
    }

    @Test
    void anAddressStandsOnceAndAsTheClosestSubject() {
        assertOnly(
                "<p>Abuse: a@host.example</p><h2>Designated agent</h2><p>a@host.example</p>",
                Subject.DESIGNATED_AGENT,
                "a@host.example");
        assertThat(read("<p>Abuse: b@host.example</p><p>Copyright: c@host.example</p>"))
                .extracting(ComplaintAddress::address)
                .containsExactly("c@host.example", "b@host.example");
    }

    @Test
    void theAgentsAddressByPostIsRead() {
        List<ComplaintAddress> found = read("""
                <h1>Designated Agent</h1><p>Ada Byron<br>Address: 12 Example Street, Springfield, IL 62701<br>
                Phone: +1 555 0100<br>Email: agent@host.example</p>""");
        assertThat(found).extracting(ComplaintAddress::kind).containsExactly(Kind.POSTAL, Kind.MAIL);
        assertThat(found.getFirst().address()).isEqualTo("12 Example Street, Springfield, IL 62701");
        assertThat(read("<h1>侵权投诉</h1><p>通信地址：北京市海淀区示例大街12号院3号楼</p>"))
                .extracting(ComplaintAddress::address)
                .containsExactly("北京市海淀区示例大街12号院3号楼");
        assertThat(read("<h1>Our shop</h1><p>Address: 12 Example Street, Springfield"))
                .isEmpty();
    }

    @Test
    void aFormForComplaintsIsAnAddress() {
        assertThat(read("<title>Report copyright infringement</title><form><textarea name=t></textarea></form>"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.FORM);
                    assertThat(found.address()).isEqualTo(URL);
                });
        assertThat(read("<title>Leave a comment</title><form><textarea name=t></textarea></form>"))
                .isEmpty();
    }

    @Test
    void linksThatMayLeadToAnAddressAreNamedTheLikeliestFirst() {
        String html = """
                <a href=/contact>Contact</a> <a href=/song>A song</a> <a href=/abuse#top>Report abuse</a>
                <a href=//www.pirate.example/p/9>DMCA</a> <a href=/banquan.html>版权声明</a> <a href="javascript:x()">DMCA</a>""";
        assertThat(ComplaintPage.of(html, URL).links())
                .containsExactly(
                        "https://www.pirate.example/p/9",
                        "https://www.pirate.example/banquan.html",
                        "https://www.pirate.example/abuse",
                        "https://www.pirate.example/contact");
    }

    @Test
    void aHostilePageIsReadWithinBounds() {
        StringBuilder many = new StringBuilder("<h1>DMCA</h1>");
        for (int i = 0; i < 10_000; i++) {
            many.append("<p>a")
                    .append(i)
                    .append("@host.example <a href=/dmca/")
                    .append(i)
                    .append(">DMCA</a></p>");
        }
        ComplaintPage page = ComplaintPage.of(many.toString(), URL);
        assertThat(page.addresses()).hasSize(20);
        assertThat(page.links()).hasSize(10);
        assertThat(read("<h1>DMCA</h1><p>" + "a".repeat(1 << 20) + "@" + "b.".repeat(1 << 20)))
                .isEmpty();
        assertThat(read("<div>".repeat(20_000) + "<h1>DMCA" + "<h2>x".repeat(20_000)))
                .isEmpty();
    }
}
