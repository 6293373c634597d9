package dev.colophon.evidence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;

/** Evidence opens no connections: authorities and witnesses are reached through exchanges that callers bring. */
@AnalyzeClasses(packages = "dev.colophon.evidence", importOptions = ImportOption.DoNotIncludeTests.class)
class NoConnectionsTest {

    @ArchTest
    static final ArchRule OPENS_NONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Socket.class, SocketChannel.class, URL.class, URLConnection.class);
}
