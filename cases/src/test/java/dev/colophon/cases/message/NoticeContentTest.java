package dev.colophon.cases.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.messages.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeContentTest {

    private static final List<String> ALL =
            Arrays.stream(NoticeField.values()).map(NoticeField::key).toList();

    @Test
    void anAddressKeepsItsPort() {
        assertThat(NoticeUrl.of("https://Host.com:8443/a?b=c:1").authority()).isEqualTo("host.com:8443");
        assertThat(NoticeUrl.of("http://[2001:db8::1]:81/").authority()).isEqualTo("[2001:db8::1]:81");
        assertThat(NoticeUrl.of("https://host.com/a:1").authority()).isEqualTo("host.com");
        assertThat(NoticeUrl.of("HTTP://user@Host.com:8443/a?b").origin()).isEqualTo("http://host.com:8443/");
    }

    @Test
    void aWholeNoticeLacksNothing() {
        assertThat(SampleNotice.of("zh").missing(ALL)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamedInTheOrderOfTheRegime() {
        assertThat(SampleNotice.bare("Ada").missing(ALL))
                .containsExactlyElementsOf(ALL.stream()
                        .filter(key -> !key.startsWith("agent.")) // where the owner notifies
                        .filter(key -> !List.of(
                                        "owner.name",
                                        "sender.name",
                                        "owner.legalRepresentative", // of whom nobody knows that it is a body
                                        "provider.name",
                                        "items.title",
                                        "items.url")
                                .contains(key))
                        .toList());
        assertThat(SampleNotice.bare(" ").missing(List.of("proof.preliminary", "owner.name")))
                .containsExactly("proof.preliminary", "owner.name");
    }

    @Test
    void whoNotifiesForAnotherSaysWhoTheyAre() {
        NoticeContent whole = SampleNotice.of("zh");
        NoticeContent agent = new NoticeContent(
                whole.noticeId(),
                whole.caseId(),
                whole.date(),
                whole.language(),
                whole.owner(),
                Optional.of(new NoticeContent.Agent(NoticeContent.Party.named("Li & Partners"), Optional.empty())),
                whole.provider(),
                whole.measure(),
                whole.items(),
                whole.facts(),
                whole.proof(),
                whole.requirement(),
                whole.statements(),
                whole.signature());
        assertThat(agent.missing(ALL))
                .containsExactly(
                        "agent.identityProof",
                        "agent.address",
                        "agent.postCode",
                        "agent.contact",
                        "agent.contactPerson",
                        "agent.phone",
                        "agent.email",
                        "agent.powerOfAttorney",
                        "sender.address",
                        "sender.phone",
                        "sender.email");
    }

    @Test
    void aKeyThatNoFieldHasIsMissing() {
        assertThat(SampleNotice.of("en").missing(List.of("owner.name", "owner.shoeSize")))
                .containsExactly("owner.shoeSize");
    }

    @Test
    void everyFieldHasANameInEveryLanguage() {
        assertThat(NoticeField.values()).allSatisfy(field -> {
            assertThat(field.name(Language.ENGLISH)).isNotBlank().doesNotContainPattern("\\p{IsHan}");
            assertThat(field.name(Language.of("zh").orElseThrow())).containsPattern("\\p{IsHan}");
            assertThat(field.name(Language.of("zh-Hant").orElseThrow())).containsPattern("\\p{IsHan}");
            assertThat(field.name(Language.of("mn").orElseThrow())).containsPattern("\\p{IsCyrillic}");
            assertThat(NoticeField.of(field.key())).contains(field);
        });
    }

    @Test
    void moreThanAThousandCopiesAreSeveralNotices() {
        List<NoticeContent> parts = SampleNotice.of("en", "Ada", 2_001).split();
        assertThat(parts).extracting(NoticeContent::noticeId).containsExactly("N-17.1", "N-17.2", "N-17.3");
        assertThat(parts).extracting(part -> part.items().size()).containsExactly(1_000, 1_000, 1);
        assertThat(parts.stream().flatMap(part -> part.items().stream()))
                .containsExactlyElementsOf(SampleNotice.of("en", "Ada", 2_001).items());
        assertThat(SampleNotice.of("en", "Ada", 1_000).split()).hasSize(1);
    }

    @Test
    void hostsThatBelongToNobodyAreNamed() {
        assertThat(SampleNotice.of("en").reservedNames()).containsExactly("music.host.example", "host.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host.com/a.mp3",
                "HTTP://host.com:8080",
                "http://[2001:db8::1]:80/x",
                "https://host.com/view?u=https://other.com/a",
                "https://web.archive.org/web/20200101000000/http://host.com/a",
                "https://host.com/歌曲.mp3",
                "https://user@host.com/a|b[1].mp3"
            })
    void addressesOfTheWebAreTaken(String address) {
        assertThat(NoticeUrl.of(address).text()).isEqualTo(address);
        assertThat(NoticeUrl.of(address).host()).matches("host\\.com|\\[2001:db8::1]|web\\.archive\\.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host.com/a",
                "ftp://host.com/a",
                "javascript:alert(1)",
                "https://",
                "https:///a",
                "https://host.com/a b",
                "https://host.com/a\r\nBcc: x",
                "https://host.com/\u202Egpj",
                "https://host.com/<script>"
            })
    void whatIsNoAddressOfTheWebIsRefused(String address) {
        assertThatThrownBy(() -> NoticeUrl.of(address))
                .isInstanceOf(MessageRefused.class)
                .hasMessageStartingWith("not an address of the web")
                .message()
                .doesNotContain("\n", "\u202E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host.com/a.mp3https://host.com/b.mp3",
                "https://host.com/http://other.com/b",
                "http://host.com/HTTPS://other.com"
            })
    void twoThatRunTogetherAreNamedApart(String address) {
        assertThatThrownBy(() -> NoticeUrl.of(address))
                .isInstanceOf(MessageRefused.class)
                .hasMessageStartingWith("two addresses run together: http")
                .hasMessageEndingWith("name each by itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.com", "first.last+tag@mail.host.co.uk", "o'neil@host.com", "x@localhost"})
    void addressesOfMailAreTaken(String address) {
        assertThat(MailAddress.of(address)).hasToString(address);
    }

    @Test
    void namesOfOtherScriptsGoInAscii() {
        assertThat(MailAddress.of("a@例子.com")).hasToString("a@xn--fsqu00a.com");
        assertThat(MailAddress.of("A.B@HOST.com")).hasToString("A.B@host.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.com",
                "a@",
                "a b@c.com",
                "a@b.com\r\nBcc: c@d.com",
                "a\r\n@b.com",
                "\"a b\"@c.com",
                "a@b@c.com",
                "a@-b.com",
                "a@b..com",
                ".a@b.com",
                "a..b@c.com",
                "名@c.com",
                "<a@b.com>",
                "a@b.com, c@d.com",
                "a@b.com\u0000"
            })
    void whatIsNoAddressOfMailIsRefused(String address) {
        assertThatThrownBy(() -> MailAddress.of(address))
                .isInstanceOf(MessageRefused.class)
                .hasMessageStartingWith("not a mail address");
    }

    @Test
    void anAddressAsLongAsABookIsRefused() {
        assertThatThrownBy(() -> MailAddress.of("a.".repeat(1_000_000) + "a@b.com"))
                .isInstanceOf(MessageRefused.class);
        assertThatThrownBy(() -> NoticeUrl.of("https://host.com/" + "a".repeat(8_000)))
                .isInstanceOf(MessageRefused.class);
    }
}
