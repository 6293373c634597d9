package dev.colophon.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.colophon.index.Match;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.csv.WorksCsv;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.HomeSession;
import dev.colophon.store.Database;
import java.util.Map;

/** What Maven cannot see of the house, which modules use which. */
@AnalyzeClasses(packages = "dev.colophon", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    /** jOOQ makes these from the tables: they lie in circles, and may be called as what stands in them. */
    private static final DescribedPredicate<JavaClass> GENERATED = resideInAPackage("dev.colophon.store.schema..");

    @ArchTest
    static final ArchRule NO_CIRCLE_OF_PACKAGES =
            slices().matching("dev.colophon.(**)").should().beFreeOfCycles().ignoreDependency(GENERATED, GENERATED);

    /** Whoever asks a database, but for the use cases. */
    private static final DescribedPredicate<JavaClass> REPOSITORIES = DescribedPredicate.describe(
            "repositories",
            type -> !resideInAnyPackage("dev.colophon.service..", "dev.colophon.cli..")
                            .test(type)
                    && type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(used -> used.getTargetClass().isEquivalentTo(Database.class)));

    /** What a door to the use cases leaves to them: tables, formats of files, a home opened. */
    private static final DescribedPredicate<JavaClass> BEHIND_THE_USE_CASES = REPOSITORIES
            .or(resideInAnyPackage(
                    "dev.colophon.store..",
                    "dev.colophon.warc..",
                    "dev.colophon.crawl.frontier..",
                    "org.jooq..",
                    "java.sql..",
                    "javax.sql..",
                    "com.fasterxml.jackson..",
                    "org.apache.commons.csv..",
                    "org.netpreserve.."))
            .or(belongToAnyOf(HomeSession.class, HomeDatabase.class, WorksCsv.class));

    @ArchTest
    static final ArchRule COMMANDS_PARSE_AND_PRINT = noClasses()
            .that()
            .resideInAPackage("dev.colophon.cli..")
            .should()
            .dependOnClassesThat(BEHIND_THE_USE_CASES.as("what a use case stands in front of"));

    /** What asks a cluster runs where OpenSearch's own classes are not. */
    @ArchTest
    static final ArchRule ONLY_THE_PLUGIN_KNOWS_OPENSEARCH = noClasses()
            .that()
            .resideOutsideOfPackage("dev.colophon.scale.opensearch.plugin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opensearch..", "dev.colophon.scale.opensearch.plugin..");

    /** What is above the index finds who keeps it elsewhere by a service, when a setting asks for it. */
    @ArchTest
    static final ArchRule NOBODY_NAMES_WHO_KEEPS_AN_INDEX_ELSEWHERE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.colophon.scale..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.colophon.scale..");

    /** How sure a match is, is said in one place; {@link MatchJson} reads again what was said. */
    @ArchTest
    static final ArchRule GRADES_COME_FROM_THE_GRADER = noClasses()
            .that()
            .doNotBelongToAnyOf(MatchGrader.class, Match.class, MatchJson.class)
            .should()
            .callConstructorWhere(target(owner(equivalentTo(Match.class))).as("it makes a match"));

    @ArchTest
    static void oneNameIsOneClass(JavaClasses all) {
        Map<String, Long> names = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(not(GENERATED))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, counting()));
        assertThat(names).allSatisfy((name, count) -> assertThat(count).as(name).isOne());
    }
}
