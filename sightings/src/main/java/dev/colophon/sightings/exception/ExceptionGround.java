package dev.colophon.sightings.exception;

import static dev.colophon.sightings.exception.ExceptionCode.CN_24_2;
import static dev.colophon.sightings.exception.ExceptionCode.CN_24_3;
import static dev.colophon.sightings.exception.ExceptionCode.CN_24_6;
import static dev.colophon.sightings.exception.ExceptionCode.CN_RPRND_6_1;
import static dev.colophon.sightings.exception.ExceptionCode.CN_RPRND_6_2;
import static dev.colophon.sightings.exception.ExceptionCode.CN_RPRND_6_3;
import static dev.colophon.sightings.exception.ExceptionCode.EU_17_7_A;
import static dev.colophon.sightings.exception.ExceptionCode.EU_17_7_B;
import static dev.colophon.sightings.exception.ExceptionCode.EU_5_3_D;
import static dev.colophon.sightings.exception.ExceptionCode.US_107_AMOUNT;
import static dev.colophon.sightings.exception.ExceptionCode.US_107_CRITICISM;
import static dev.colophon.sightings.exception.ExceptionCode.US_107_NEWS;
import static dev.colophon.sightings.exception.ExceptionCode.US_107_RESEARCH;
import static dev.colophon.sightings.exception.ExceptionCode.US_107_TEACHING;

import dev.colophon.page.context.Purpose;
import java.util.List;

/** Why an exception is possible. */
public enum ExceptionGround {
    /** Less than half of the copy is of the work, and there is much else in it. */
    PART("most of it is something else"),
    /** Somebody says something with it, and too little for anybody but a person to tell what the work serves. */
    UNCERTAIN("too little is said around it to tell what it serves"),
    /** What is of the work is marked as quoted. */
    QUOTED("it is marked as quoted"),
    REVIEW("the page says that it reviews or comments"),
    NEWS("the page says that it is news"),
    TEACHING("the page says that it is for teaching"),
    RESEARCH("the page says that it is research"),
    PARODY("the page says that it is a parody");

    private final String words;

    ExceptionGround(String words) {
        this.words = words;
    }

    /** In a sentence about the copy. */
    public String words() {
        return words;
    }

    /** What may allow it then. */
    List<ExceptionCode> codes() {
        return switch (this) {
            case PART, UNCERTAIN -> List.of(CN_24_2, CN_RPRND_6_1, US_107_AMOUNT, EU_17_7_A, EU_5_3_D);
            case QUOTED, REVIEW -> List.of(CN_24_2, CN_RPRND_6_1, US_107_CRITICISM, EU_17_7_A, EU_5_3_D);
            case NEWS -> List.of(CN_24_3, CN_RPRND_6_2, US_107_NEWS);
            case TEACHING -> List.of(CN_24_6, CN_RPRND_6_3, US_107_TEACHING);
            case RESEARCH -> List.of(CN_24_6, CN_RPRND_6_3, US_107_RESEARCH);
            case PARODY -> List.of(US_107_CRITICISM, EU_17_7_B);
        };
    }

    static ExceptionGround of(Purpose purpose) {
        return switch (purpose) {
            case REVIEW -> REVIEW;
            case NEWS -> NEWS;
            case TEACHING -> TEACHING;
            case RESEARCH -> RESEARCH;
            case PARODY -> PARODY;
        };
    }
}
