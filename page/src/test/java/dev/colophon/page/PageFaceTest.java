package dev.colophon.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.PageFace.Barrier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFaceTest {

    private static final String WORDS =
            "A page of a shop that sells apples, pears and plums to all who come by. ".repeat(40);

    private static PageFace page(String title, String body) {
        return PageFace.of("<html><head><title>%s</title></head><body>%s</body></html>".formatted(title, body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Films | Please log in to continue | LOGIN",
                "Sign in - Films | <form><input type=password></form> | LOGIN",
                "影片 | 请先登录后查看 | LOGIN",
                "登录 | 用户名 密码 | LOGIN",
                "News | Subscribe to continue reading this article | SUBSCRIPTION",
                "Just a moment... | Checking your browser before you go on | CHALLENGE",
                "安全验证 | 请完成验证以继续访问 | CHALLENGE",
                "Film | This video is not available in your country | TERRITORY",
                "视频 | 抱歉，您所在的地区无法观看 | TERRITORY",
                "Films | Log in <button>Continue with Google</button> | LOGIN",
                "Making sure you are not a bot! | Anubis | CHALLENGE",
                "请稍候 | 正在验证您的浏览器 | CHALLENGE",
                "502 Bad Gateway | <center><h1>502 Bad Gateway</h1></center><hr>nginx | OUTAGE",
                "503 | 503 | OUTAGE",
                "Error | Error establishing a database connection | OUTAGE",
                "Oops | Too many requests, slow down | OUTAGE",
                "提示 | 系统繁忙，请稍后再试 | OUTAGE",
                "Access Denied | You have no permission | DENIED",
                "Films | We value your privacy. Accept all cookies | CONSENT",
                "App | You need to enable JavaScript to run this app | SCRIPTS",
                "Clip | Are you 18 or older? Enter Leave | AGE",
                "Clip | You must be 18 years or older to enter | AGE",
            })
    void whatKeepsVisitorsOut(String title, String body, Barrier barrier) {
        assertThat(page(title, body).barrier()).contains(barrier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form><input type=password></form>",
                "Log in to see the prices for members",
                "Our form has a captcha against spam",
                "Not available in your country? Write to us",
            })
    void aPageWithWordsOfItsOwnIsAPage(String corner) {
        assertThat(page("Apples", corner + WORDS).barrier()).isEmpty();
    }

    @Test
    void withoutScriptsThereIsNothing() {
        assertThat(page("App", "<div id=root></div><script src=app.js></script>")
                        .incomplete())
                .isTrue();
        assertThat(page("App", "<script type='application/ld+json'>{}</script>").incomplete())
                .isFalse();
        assertThat(page("Apples", WORDS + "<script src=count.js></script>").incomplete())
                .isFalse();
        assertThat(page("Short", "Nothing more to say").incomplete()).isFalse();
    }

    @Test
    void itsScripts() {
        assertThat(page("App", "<script src='app.js?v=3'></script><script> go() </script><script></script>")
                        .scripts())
                .containsExactlyInAnyOrder("app.js", "go()");
        assertThat(page("App", "<script type='application/ld+json'>{}</script>").scripts())
                .isEmpty();
    }

    @Test
    void wordsAreWithoutMarkup() {
        PageFace face = page("A <b>title", "<p>One</p><p>two  three</p><script>four()</script>");
        assertThat(face.words()).isEqualTo("One two three");
        assertThat(PageFace.of("").words()).isEmpty();
        assertThat(PageFace.of("<p>" + "x ".repeat(50_000)).words()).hasSize(20_000);
    }

    @Test
    void whatAPageLeadsToOrEmbedsIsNotInIt() {
        for (String more : List.of(
                "<meta http-equiv=Refresh content='0;url=/a'>",
                "<object data=/a.html></object>",
                "<embed src=/a.html>",
                "<iframe srcdoc='&lt;p&gt;all of it'></iframe>",
                "<body onload='fetch(1)'>please wait")) {
            assertThat(PageFace.of("<title>x</title>" + more).incomplete())
                    .as(more)
                    .isTrue();
        }
        assertThat(PageFace.of("<p>Down for maintenance, try again later").barrier())
                .isPresent();
        assertThat(PageFace.of("<p>A story <iframe src=/a></iframe>").incomplete())
                .isFalse();
    }

    @Test
    void whatVisitorsCanUseLeadsToWhereNoLinkOfThePageDoes() {
        for (String used : List.of(
                "<form action=/get><input type=submit></form>",
                "<button>Get it</button>",
                "<p onClick='go()'>Get it",
                "<a href=' JavaScript:go()'>Get it</a>",
                "<map><area href=/get></map>")) {
            assertThat(PageFace.of("<title>x</title>" + used).interactive())
                    .as(used)
                    .isTrue();
        }
        assertThat(PageFace.of("<title>x</title><p>Lakes <a href=/more>more</a><img src=/a.png>")
                        .interactive())
                .isFalse();
    }

    @Test
    void anAddressAtWhichVisitorsLogInIsKnownByItsHostOrAStepOfItsPath() {
        assertThat(PageFace.isLogin("one.example", "/login")).isTrue();
        assertThat(PageFace.isLogin("one.example", "/users/sign_in")).isTrue();
        assertThat(PageFace.isLogin("one.example", "/wp-login.php")).isTrue();
        assertThat(PageFace.isLogin("one.example", "/ServiceLogin/next")).isTrue();
        assertThat(PageFace.isLogin("passport.one.example", "/")).isTrue();
        assertThat(PageFace.isLogin("one.example", "/")).isFalse();
        assertThat(PageFace.isLogin("one.example", "/songs/the-login-blues")).isFalse();
        assertThat(PageFace.isLogin("blogin.example", "/blogging")).isFalse();
    }
}
