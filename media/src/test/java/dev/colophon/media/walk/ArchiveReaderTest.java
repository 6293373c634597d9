package dev.colophon.media.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.refusal.MediaLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArchiveReaderTest {

    @Test
    void theTextAndThePicturesOfADocumentTakeAtMostHalfAMinute() {
        assertThat(MediaLimits.DEFAULT.documentTime().plus(ArchiveReader.DOCUMENT_TIME))
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
    }
}
