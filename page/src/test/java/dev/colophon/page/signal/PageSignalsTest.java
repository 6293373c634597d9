package dev.colophon.page.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.PageReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSignalsTest {

    private static final String PAGE = "https://Shop.Example.org/dir/page.html";

    private static List<SiteSignal> signals(String html) {
        return PageReader.read(html, PAGE, Map.of()).signals();
    }

    /** One row for each service and way of contact; the markup is what the service asks its customers to paste. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "ANALYTICS_ID~google:UA-12345678~<script>ga('create','UA-12345678-3','auto')</script>",
                "ANALYTICS_ID~google:G-AB12CD34EF~<script async src='https://www.googletagmanager.com/gtag/js?id=G-AB12CD34EF'></script>",
                "ANALYTICS_ID~google:GTM-K7X9~<noscript><iframe src='//www.googletagmanager.com/ns.html?id=GTM-K7X9'></iframe></noscript>",
                "ANALYTICS_ID~google:AW-123456789~<script>gtag('config', 'AW-123456789');</script>",
                "ANALYTICS_ID~baidu:0123456789abcdef0123456789abcdef~<script>hm.src = \"https://hm.baidu.com/hm.js?0123456789abcdef0123456789abcdef\";</script>",
                "ANALYTICS_ID~51la:JwAbCdEf123~<script>LA.init({id:\"JwAbCdEf123\",ck:\"JwAbCdEf123\"})</script>",
                "ANALYTICS_ID~51la:21234567~<script src='//js.users.51.la/21234567.js'></script>",
                "ANALYTICS_ID~cnzz:1256793290~<script src='https://s4.cnzz.com/z_stat.php?id=1256793290&web_id=1256793290'></script>",
                "ANALYTICS_ID~cnzz:30012345~<script src='https://s23.cnzz.com/stat.php?x=1&amp;web_id=30012345'></script>",
                "ANALYTICS_ID~cnzz:1256793291~<script>document.write(unescape(\"%3Cspan id='cnzz_stat_icon_1256793291'%3E\"))</script>",
                "ANALYTICS_ID~yandex:12345678~<script>ym(12345678, \"init\", {clickmap:true})</script>",
                "ANALYTICS_ID~yandex:87654321~<noscript><img src='https://mc.yandex.ru/watch/87654321'></noscript>",
                "ANALYTICS_ID~matomo:stats.example.net/m#7~<script>var u=\"//stats.example.net/m/\"; _paq.push(['setTrackerUrl', u+'matomo.php']); _paq.push(['setSiteId', '7']);</script>",
                "ANALYTICS_ID~matomo:stats.example.net#9~<img src='https://stats.example.net/matomo.php?rec=1&amp;idsite=9'>",
                "ANALYTICS_ID~facebook:123456789012345~<script>fbq('init', '123456789012345');</script>",
                "ANALYTICS_ID~facebook:123456789012346~<img src='https://www.facebook.com/tr?id=123456789012346&ev=PageView'>",
                "ADVERTISING_ID~adsense:pub-1234567890123456~<script src='https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=ca-pub-1234567890123456'></script>",
                "ADVERTISING_ID~adsense:pub-1234567890123457~<ins data-ad-client=x></ins><script>google_ad_client = \"pub-1234567890123457\"</script>",
                "ADVERTISING_ID~doubleclick:1234567~<iframe src='https://1234567.fls.doubleclick.net/activityi;src=1234567;type=a'></iframe>",
                "ADVERTISING_ID~admanager:7654321~<script>googletag.defineSlot('/7654321/top', [1,2])</script>",
                "ADVERTISING_ID~baidu-union:u1234567~<script>var cpro_id = \"u1234567\";</script>",
                "ADVERTISING_ID~baidu-union:u7654321~<script>(window.slotbydup = window.slotbydup || []).push({ id: \"u7654321\", container: \"a\" });</script>",
                "ADVERTISING_ID~amazon:myshop-21~<a href='https://www.amazon.co.uk/dp/B00X?th=1&amp;tag=MyShop-21'>buy</a>",
                "ADVERTISING_ID~alimama:mm_12345~<a href='https://s.click.taobao.com/t?pid=mm_12345_67_89'>buy</a>",
                "CONTACT~email:boss@example.net~<a href='mailto:Boss@Example.net?subject=x'>mail</a>",
                "CONTACT~email:info@example.net~<p>write to Info@example.net.</p>",
                "CONTACT~phone:+861012345678~<a href='tel:+86 (10) 1234-5678'>call</a>",
                "CONTACT~telegram:film_channel~<a href='https://t.me/Film_Channel'>t</a>",
                "CONTACT~telegram:other_channel~<p>join t.me/s/other_channel now</p>",
                "CONTACT~telegram:+AbCdEfGhIjKlMnOp~<a href='https://t.me/+AbCdEfGhIjKlMnOp'>t</a>",
                "CONTACT~telegram:deep_link~<a href='tg://resolve?domain=deep_link'>t</a>",
                "CONTACT~whatsapp:4915123456789~<a href='https://wa.me/4915123456789?text=hi'>w</a>",
                "CONTACT~whatsapp:4915123456780~<a href='https://api.whatsapp.com/send?text=a&amp;phone=4915123456780'>w</a>",
                "CONTACT~qq:12345678~<p>客服QQ：12345678</p>",
                "CONTACT~qq:87654321~<a href='http://wpa.qq.com/msgrd?v=3&amp;uin=87654321&amp;site=qq'>qq</a>",
                "CONTACT~qq:87654322~<a href='tencent://message/?uin=87654322'>qq</a>",
                "CONTACT~qq-group:123456789~<p>加入QQ群：123456789</p>",
                "CONTACT~wechat:movie_boss01~<p>微信号：Movie_Boss01</p>",
                "CONTACT~wechat:booksale88~<p>WeChat: booksale88</p>",
                "PAYMENT_ADDRESS~bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2~<p>donate 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2</p>",
                "PAYMENT_ADDRESS~bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq~<button data-clipboard-text=BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ>copy</button>",
                "PAYMENT_ADDRESS~ethereum:0x742d35cc6634c0532925a3b844bc454e4438f44e~<p>ETH:0x742d35Cc6634C0532925a3b844Bc454e4438f44e</p>",
                "PAYMENT_ADDRESS~tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t~<input value=TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t>",
                "RECORD_NUMBER~京ICP备12345678号~<footer><a href=https://beian.miit.gov.cn/>京ICP备12345678号-1</a></footer>",
                "RECORD_NUMBER~粤ICP备2021000001号~<p><b>粤</b> ICP 备 2021000001 号</p>",
                "RECORD_NUMBER~京ICP证030173号~<p>京ICP证030173号</p>",
                "RECORD_NUMBER~公网安备11010802012345~<p>京公网安备 11010802012345号</p>",
                "REDIRECT~mirror.example~<link rel=canonical href=https://mirror.example/dir/page.html>",
                "REDIRECT~new.example~<meta http-equiv=refresh content='0;url=https://new.example/'>"
            })
    void findsWhatSitesShare(SignalKind kind, String value, String html) {
        assertThat(signals(html))
                .contains(new SiteSignal("shop.example.org", kind, value, "https://shop.example.org/dir/page.html"))
                .filteredOn(signal -> signal.kind() == kind)
                .hasSize(1);
    }

    /** Look-alikes that are no signal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<p>logo@2x.png and @name and a@b</p>",
                "<p>1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3 bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdr</p>",
                "<p>TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u 0x0000000000000000000000000000000000000000</p>",
                "<a href=https://t.me/share/url?url=x>share</a> <a href='https://notwa.me/49151234567'>x</a>",
                "<script>var x='SUA-12345678-1', y='JPG-ABCDEFGH12', z='republic-pub-12'</script>",
                "<link rel=canonical href=https://www.shop.example.org/dir/page.html>",
                "<p>微信：好友 QQ音乐 ICP备案流程 iQQ12345678x9</p>",
                "<a href='tel:110'>police</a><a href='https://www.amazon.com/dp/B00X'>buy</a>"
            })
    void isNotFooled(String html) {
        assertThat(signals(html)).isEmpty();
    }
}
