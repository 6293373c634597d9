package dev.colophon.server;

import dev.colophon.server.api.CasesApi;
import dev.colophon.server.api.CheckApi;
import dev.colophon.server.api.DescriptionApi;
import dev.colophon.server.api.EntranceApi;
import dev.colophon.server.api.EvidenceApi;
import dev.colophon.server.api.JobsApi;
import dev.colophon.server.api.NoticesApi;
import dev.colophon.server.api.SightingsApi;
import dev.colophon.server.api.SingleValues;
import dev.colophon.server.api.SourcesApi;
import dev.colophon.server.api.StatisticsApi;
import dev.colophon.server.api.UploadsApi;
import dev.colophon.server.api.WebhooksApi;
import dev.colophon.server.api.WorksApi;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.metrics.MetricsController;
import dev.colophon.server.metrics.ServerMetrics;
import dev.colophon.server.page.FailurePages;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.ReadableText;
import dev.colophon.server.security.EntryKeys;
import dev.colophon.server.security.HostFilter;
import dev.colophon.server.security.PublicPages;
import dev.colophon.server.security.RefusalValve;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.server.security.ServerSecurity;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.server.upload.Jobs;
import dev.colophon.server.upload.UploadExpiry;
import dev.colophon.server.view.Assets;
import dev.colophon.server.view.LanguageFilter;
import dev.colophon.server.web.CheckController;
import dev.colophon.server.web.EntranceController;
import dev.colophon.server.web.JobController;
import dev.colophon.server.web.TodayController;
import dev.colophon.server.web.WorksController;
import dev.colophon.server.web.account.AccountController;
import dev.colophon.server.web.account.AdminController;
import dev.colophon.server.web.account.SignInController;
import dev.colophon.server.web.account.WebhooksController;
import dev.colophon.server.web.answer.AnswerPageController;
import dev.colophon.server.web.cases.CaseController;
import dev.colophon.server.web.cases.CasesController;
import dev.colophon.server.web.cases.DraftController;
import dev.colophon.server.web.evidence.EvidenceController;
import dev.colophon.server.web.evidence.RenewalRun;
import dev.colophon.server.web.evidence.VerifierSlots;
import dev.colophon.server.web.evidence.VerifyController;
import dev.colophon.server.web.notices.AnswerController;
import dev.colophon.server.web.notices.Departures;
import dev.colophon.server.web.notices.NoticeActs;
import dev.colophon.server.web.notices.NoticeController;
import dev.colophon.server.web.notices.NoticesController;
import dev.colophon.server.web.record.AuditController;
import dev.colophon.server.web.record.CampaignsController;
import dev.colophon.server.web.record.PublicController;
import dev.colophon.server.web.record.VisitorController;
import dev.colophon.server.web.review.BulkController;
import dev.colophon.server.web.review.CompareController;
import dev.colophon.server.web.review.Comparisons;
import dev.colophon.server.web.review.InboxController;
import dev.colophon.server.web.review.KeysController;
import dev.colophon.server.web.review.PreviewController;
import dev.colophon.server.web.review.ReviewController;
import dev.colophon.server.web.review.ViewsController;
import dev.colophon.server.web.rights.LicencesController;
import dev.colophon.server.web.rights.PoliciesController;
import dev.colophon.server.web.rights.WorkController;
import dev.colophon.server.web.sources.SourcesController;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.watch.BackgroundWatch;
import dev.colophon.service.webhook.WebhookDelivery;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the web application is made of. All of it stands here: nothing is configured by what happens to lie on the class path.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({
    ServerSecurity.class,
    EntranceController.class,
    TodayController.class,
    WorksController.class,
    CheckController.class,
    JobController.class,
    InboxController.class,
    CompareController.class,
    PreviewController.class,
    CasesController.class,
    CaseController.class,
    DraftController.class,
    NoticesController.class,
    NoticeController.class,
    AnswerController.class,
    AnswerPageController.class,
    EvidenceController.class,
    VerifyController.class,
    SourcesController.class,
    WorkController.class,
    LicencesController.class,
    PoliciesController.class,
    CampaignsController.class,
    PublicController.class,
    VisitorController.class,
    AuditController.class,
    SignInController.class,
    AccountController.class,
    AdminController.class,
    WebhooksController.class,
    ReviewController.class,
    BulkController.class,
    ViewsController.class,
    KeysController.class,
    FailurePages.class,
    WorksApi.class,
    CheckApi.class,
    JobsApi.class,
    SightingsApi.class,
    EntranceApi.class,
    CasesApi.class,
    NoticesApi.class,
    EvidenceApi.class,
    SourcesApi.class,
    StatisticsApi.class,
    UploadsApi.class,
    WebhooksApi.class,
    MetricsController.class,
    DescriptionApi.class
})
public class WebApplication implements WebMvcConfigurer {

    /** Somebody who has let it be for so long follows a new link. */
    private static final Duration SESSION = Duration.ofHours(12);

    /** A connection on which nothing comes for so long is closed. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int MOST_HEADER_BYTES = 64 << 10;

    /**
     * Of what is refused so much is taken off the connection, and kept nowhere, after the answer: where a connection is closed while
     * bytes lie unread in it, they are answered by a reset, which may come before the answer is read. Twice what a visitor may hand in.
     */
    private static final int MOST_UNREAD_BYTES = (int) (2 * ServerSecurity.MOST_PUBLIC_BYTES);

    /** Parts of forms beyond this go to the disk while they come. */
    private static final int IN_MEMORY = 64 << 10;

    /** So many files, or addresses, are taken at a time. */
    public static final int MOST_FILES = 1_000;

    /** Fields of a form beside its files. */
    private static final int FIELDS = 20;

    /** Names of files in any script: what a file system allows, thrice encoded. */
    private static final int MOST_PART_HEADER_BYTES = 4 << 10;

    /** The address of this machine for itself: nobody else reaches it. */
    static final String ADDRESS = "127.0.0.1";

    /** @param number 0 for any that is free */
    record Port(int number) {}

    @Bean
    TomcatServletWebServerFactory webServer(Port port, ServerAccess access) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port.number());
        factory.setAddress(access.bind());
        factory.setShutdown(Shutdown.GRACEFUL);
        factory.setRegisterDefaultServlet(false);
        Session session = new Session();
        session.setTimeout(SESSION);
        session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
        Cookie cookie = session.getCookie();
        cookie.setName("colophon-" + (port.number() == 0 ? EntryKeys.random() : port.number()));
        cookie.setHttpOnly(true);
        cookie.setSameSite(Cookie.SameSite.STRICT);
        cookie.setPath("/");
        factory.setSession(session);
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusalValve.class.getName());
            }
        });
        factory.addConnectorCustomizers(connector -> {
            connector.setMaxPartCount(MOST_FILES + FIELDS);
            connector.setMaxPartHeaderSize(MOST_PART_HEADER_BYTES);
            connector.setMaxParameterCount(MOST_FILES + FIELDS);
        });
        factory.addProtocolHandlerCustomizers(handler -> {
            handler.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            if (handler instanceof AbstractHttp11Protocol<?> http) {
                // Whoever asks first is told before they send it: what is refused never comes.
                http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
                http.setMaxSwallowSize(MOST_UNREAD_BYTES);
                http.setMaxHttpRequestHeaderSize(MOST_HEADER_BYTES); // so that a page can say what is too long
                http.setConnectionTimeout((int) SILENCE.toMillis());
            }
        });
        return factory;
    }

    @Bean
    DispatcherServlet dispatcherServlet(WebApplicationContext context) {
        return new DispatcherServlet(context);
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> routes(DispatcherServlet dispatcher, UploadLimit limit) {
        ServletRegistrationBean<DispatcherServlet> routes = new ServletRegistrationBean<>(dispatcher, "/");
        routes.setLoadOnStartup(1);
        routes.setMultipartConfig(new MultipartConfigElement("", limit.bytes(), limit.bytes(), IN_MEMORY));
        return routes;
    }

    @Bean
    StandardServletMultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver();
    }

    /** Controllers answer bytes that they wrote: JSON is written as the command writes it. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters
                .disableDefaults()
                .addCustomConverter(new ByteArrayHttpMessageConverter())
                .addCustomConverter(new ResourceHttpMessageConverter());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ReadableText());
        registry.addInterceptor(new SingleValues()).addPathPatterns(ServerSecurity.API + "**");
    }

    @Bean
    HostFilter hostFilter(ServerAccess access, PublicPages publicPages) {
        return new HostFilter(access, publicPages);
    }

    @Bean
    PublicPages publicPages(Settings settings) {
        return new PublicPages(settings.publicAddress());
    }

    /** Forms are in UTF-8, as the pages are; a request says nothing of that. */
    @Bean
    CharacterEncodingFilter encodingFilter() {
        return new OrderedCharacterEncodingFilter();
    }

    private static final class OrderedCharacterEncodingFilter extends CharacterEncodingFilter implements Ordered {

        OrderedCharacterEncodingFilter() {
            super(StandardCharsets.UTF_8.name(), true, false);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE + 1;
        }
    }

    @Bean
    LanguageFilter languageFilter() {
        return new LanguageFilter();
    }

    @Bean
    EntryKeys entryKeys() {
        return new EntryKeys();
    }

    @Bean
    ApiKey apiToken(Settings settings) {
        return ApiKey.of(settings);
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    Caller caller(Actor actor) {
        return new Caller(actor);
    }

    @Bean
    Pages pages(Settings settings, Caller caller, Assets assets, Departures departures) {
        return new Pages(settings, caller, assets, departures::planned);
    }

    @Bean
    Jobs jobs(Settings settings, ServerMetrics metrics) {
        Jobs jobs = new Jobs(settings);
        jobs.whenEnded(metrics::ended);
        return jobs;
    }

    /** Ended before the home is closed. */
    @Bean
    ServerMetrics serverMetrics(Settings settings) {
        return new ServerMetrics(settings);
    }

    /** Measures each request, by route and status. */
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> requestMetrics(ServerMetrics metrics) {
        FilterRegistrationBean<ServerHttpObservationFilter> filter =
                new FilterRegistrationBean<>(new ServerHttpObservationFilter(metrics.observations()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Ended before the home is closed. */
    @Bean
    UploadExpiry uploadExpiry(Settings settings, Actor actor) {
        return new UploadExpiry(settings, actor);
    }

    @Bean
    NoticeActs noticeActs(Pages pages, Departures departures) {
        return new NoticeActs(pages, departures);
    }

    @Bean
    Departures departures(Settings settings) {
        return new Departures(settings);
    }

    @Bean
    Comparisons comparisons(Settings settings, Caller caller) throws IOException {
        return new Comparisons(settings, caller);
    }

    /** Ended before the home is closed. */
    @Bean
    BackgroundWatch backgroundWatch(Settings settings, Actor actor) {
        return new BackgroundWatch(settings, actor);
    }

    /** Ended before the home is closed. */
    @Bean
    WebhookDelivery webhookDelivery(Settings settings, Actor actor) {
        return new WebhookDelivery(settings, actor);
    }

    @Bean
    VerifierSlots verifierSlots() {
        return new VerifierSlots();
    }

    @Bean
    RenewalRun renewal(Jobs jobs) {
        return new RenewalRun(jobs);
    }
}
