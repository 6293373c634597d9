package dev.colophon.service.record;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * A statement of reasons (articles 17 and 24(5) of the Digital Services Act) with the fields of the transparency database; the schema is
 * {@code dsa-statement.schema.json}.
 */
@JsonNaming(SnakeCaseStrategy.class)
record StatementOfReasons(
        String puid,
        List<String> decisionVisibility,
        String decisionGround,
        String illegalContentLegalGround,
        String illegalContentExplanation,
        List<String> contentType,
        String category,
        List<String> categorySpecification,
        String contentDate,
        String applicationDate,
        List<String> territorialScope,
        String decisionFacts,
        String sourceType,
        String automatedDetection,
        String automatedDecision) {}
