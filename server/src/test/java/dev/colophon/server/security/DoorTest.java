package dev.colophon.server.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** It is a door, and holds no rule: what a use case stands in front of is left to it. */
@AnalyzeClasses(packages = "dev.colophon.server", importOptions = ImportOption.DoNotIncludeTests.class)
class DoorTest {

    @ArchTest
    static final ArchRule PAGES_ASK_USE_CASES = noClasses()
            .that()
            .resideInAPackage("dev.colophon.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.colophon.store..",
                    "dev.colophon.warc..",
                    "dev.colophon.crawl.frontier..",
                    "org.jooq..",
                    "java.sql..",
                    "javax.sql..",
                    "com.fasterxml.jackson..",
                    "tools.jackson..",
                    "org.apache.commons.csv..");

    @ArchTest
    static final ArchRule NO_CIRCLE_OF_PACKAGES =
            slices().matching("dev.colophon.server.(*)..").should().beFreeOfCycles();
}
