package dev.colophon.demo;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.colophon.demo", importOptions = ImportOption.DoNotIncludeTests.class)
class DemoPackagesTest {

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("dev.colophon.(**)").should().beFreeOfCycles();
}
