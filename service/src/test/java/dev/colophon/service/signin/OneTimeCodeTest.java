package dev.colophon.service.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void theVectorsOfTheStandard(long seconds, String sha1, String sha256, String sha512) {
        String seed = "12345678901234567890";
        byte[] key20 = seed.getBytes(US_ASCII);
        byte[] key32 = (seed + "123456789012").getBytes(US_ASCII);
        byte[] key64 = (seed + seed + seed + "1234").getBytes(US_ASCII);
        assertThat(OneTimeCode.code(key20, seconds / 30, 8, "HmacSHA1")).isEqualTo(sha1);
        assertThat(OneTimeCode.code(key32, seconds / 30, 8, "HmacSHA256")).isEqualTo(sha256);
        assertThat(OneTimeCode.code(key64, seconds / 30, 8, "HmacSHA512")).isEqualTo(sha512);
    }

    /** RFC 4648, 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32(String text, String written) {
        assertThat(OneTimeCode.base32(text.getBytes(US_ASCII))).isEqualTo(written);
        assertThat(OneTimeCode.bytes(written)).isEqualTo(text.getBytes(US_ASCII));
    }

    @Test
    void aCodeCountsAStepBeforeAndAfter() {
        String secret = OneTimeCode.secret();
        Instant now = Instant.ofEpochSecond(1_000_000_020);
        long step = now.getEpochSecond() / 30;
        byte[] key = OneTimeCode.bytes(secret);
        for (long of = step - 1; of <= step + 1; of++) {
            assertThat(OneTimeCode.step(secret, OneTimeCode.code(key, of, 6, "HmacSHA1"), now))
                    .hasValue(of);
        }
        assertThat(OneTimeCode.step(secret, OneTimeCode.code(key, step - 2, 6, "HmacSHA1"), now))
                .isEmpty();
        assertThat(OneTimeCode.step(secret, "", now)).isEmpty();
        assertThat(secret).matches("[A-Z2-7]{32}");
    }
}
