package dev.colophon.evidence.verify;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Inet4Address;
import java.net.InetAddress;

/** The verifier stands alone: no writer, no database, no network, no clock but the injected one. */
@AnalyzeClasses(packages = "dev.colophon.evidence.verify", importOptions = ImportOption.DoNotIncludeTests.class)
class VerifyAloneTest {

    @ArchTest
    static final ArchRule NEEDS_FEW_LIBRARIES = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.colophon.evidence.verify..",
                            "dev.colophon.evidence.log.verify",
                            "dev.colophon.evidence.messages",
                            "java.lang..",
                            "java.io..",
                            "java.math..",
                            "java.nio..",
                            "java.security..",
                            "java.text..",
                            "java.time..",
                            "java.util..",
                            "javax.security.auth.x500..",
                            "org.bouncycastle..",
                            "org.apache.pdfbox..",
                            "com.fasterxml.jackson.core..",
                            "org.jspecify.annotations..")
                    // Addresses are read as they are written; names are never asked for.
                    .or(belongToAnyOf(InetAddress.class, Inet4Address.class)));

    @ArchTest
    static final ArchRule ASKS_NO_NAME_SERVER = noClasses()
            .should()
            .callMethod(InetAddress.class, "getByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getAllByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getHostName");

    @ArchTest
    static final ArchRule READERS_KNOW_NO_CHECKS = noClasses()
            .that()
            .resideInAPackage("..verify.read..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.colophon.evidence.verify");

    @ArchTest
    static final ArchRule ASKS_NO_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
