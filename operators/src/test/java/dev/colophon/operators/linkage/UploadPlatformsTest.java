package dev.colophon.operators.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadPlatformsTest {

    private static final UploadPlatforms PLATFORMS = UploadPlatforms.defaults();

    @ParameterizedTest
    @CsvSource({
        "https://www.youtube.com/@Ada/videos, @ada",
        "https://youtube.com/channel/UCabcDEF, UCabcDEF",
        "https://m.youtube.com/user/Ada?x=1, ada",
        "https://soundcloud.com/ada/song, ada",
        "https://SOUNDCLOUD.com:443/Ada/song#t=1, ada",
        "https://ada.bandcamp.com/track/a, ada",
        "https://space.bilibili.com/12345, 12345",
        "https://vimeo.com/user77, user77",
        "https://www.zhihu.com/people/%E8%8E%8E, 莎",
        "https://me:pass@x.com/ada/status/1, ada",
    })
    void theAddressTellsWhoUploaded(String url, String account) {
        assertThat(PLATFORMS.account(url)).contains(account);
        assertThat(PLATFORMS.isPlatform(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/watch?v=abc",
                "https://soundcloud.com/discover",
                "https://soundcloud.com/",
                "https://daily.bandcamp.com/x",
                "https://vimeo.com/123456",
                "https://www.instagram.com/p/abc/",
                "https://soundcloud.com/%3Cscript%3E/a",
                "https://soundcloud.com/%zz/a",
            })
    void whereItDoesNotTellNobodyIsNamed(String url) {
        assertThat(PLATFORMS.account(url)).isEmpty();
        assertThat(PLATFORMS.isPlatform(url)).isTrue();
    }

    @Test
    void otherSitesAreNoPlatforms() {
        assertThat(PLATFORMS.isPlatform("https://notyoutube.com/@ada")).isFalse();
        assertThat(PLATFORMS.account("https://youtube.com.evil.example/@ada")).isEmpty();
        assertThat(PLATFORMS.account("/home/ada/youtube.com/@ada")).isEmpty();
        assertThat(PLATFORMS.isPlatform("https://youtube.com\\@evil.example/")).isTrue();
    }
}
