package dev.colophon.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import okhttp3.OkHttpClient;

/** No request leaves by another way than the guarded client. */
@AnalyzeClasses(
        packages = {
            "dev.colophon.http",
            "dev.colophon.warc",
            "dev.colophon.page",
            "dev.colophon.browser",
            "dev.colophon.operators",
            "dev.colophon.crawl"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class ConnectionsTest {

    /** Speaks with our own Chromium on 127.0.0.1 and cannot be made to speak with anyone else. */
    private static final String OUR_BROWSER = "dev.colophon.browser.devtools.DevToolsSocket";

    @ArchTest
    static final ArchRule ONLY_THE_GUARDED_CLIENT_OPENS_CONNECTIONS = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Guarded[A-Z].*")
            .and()
            .doNotHaveFullyQualifiedName(OUR_BROWSER)
            .should()
            .dependOnClassesThat(belongToAnyOf(
                            Socket.class,
                            ServerSocket.class,
                            SocketChannel.class,
                            AsynchronousSocketChannel.class,
                            DatagramChannel.class,
                            java.net.DatagramSocket.class,
                            URL.class,
                            URLConnection.class,
                            HttpURLConnection.class,
                            OkHttpClient.class,
                            javax.net.SocketFactory.class,
                            org.jsoup.Connection.class,
                            org.netpreserve.jwarc.WarcWriter.class)
                    .as("ways to open a connection"))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.netpreserve.jwarc.net..");

    @ArchTest
    static final ArchRule NAMES_ARE_RESOLVED_THROUGH_THE_SETTINGS_ONLY = noClasses()
            .that()
            .doNotHaveSimpleName("GuardSettings")
            .should()
            .callMethod(InetAddress.class, "getByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getAllByName", String.class);
}
