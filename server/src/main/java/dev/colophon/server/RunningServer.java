package dev.colophon.server;

import dev.colophon.server.api.EntranceApi.LinkView;
import dev.colophon.server.security.EntryKeys;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.server.security.provider.ProviderConfiguration;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ServedPorts;
import dev.colophon.service.session.SharedHome;
import dev.colophon.service.settings.OidcSettings;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.watch.BackgroundWatch;
import dev.colophon.service.webhook.WebhookDelivery;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** The web application while it runs, with the database and the index that it keeps open. */
public final class RunningServer implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final AnnotationConfigServletWebServerApplicationContext context;
    private final SharedHome home;

    /** That it answers at its port. */
    private Closeable served = () -> {};

    private RunningServer(AnnotationConfigServletWebServerApplicationContext context, SharedHome home) {
        this.context = context;
        this.home = home;
    }

    /**
     * Starts it on this machine's own address.
     *
     * @param port 0 for any that is free
     * @throws ServiceException when the port is taken
     * @throws dev.colophon.store.StoreException when the home cannot be used
     */
    public static RunningServer start(Settings settings, Actor actor, int port, UploadLimit limit) {
        return start(settings, actor, port, limit, ServerAccess.LAPTOP);
    }

    /**
     * Starts it for whom the access says.
     *
     * @param port 0 for any that is free
     * @throws ServiceException when the port is taken
     * @throws dev.colophon.store.StoreException when the home cannot be used
     */
    public static RunningServer start(
            Settings settings, Actor actor, int port, UploadLimit limit, ServerAccess access) {
        // A home that cannot be used is told of before anybody opens a page.
        SharedHome home = SharedHome.open(settings);
        AnnotationConfigServletWebServerApplicationContext context =
                new AnnotationConfigServletWebServerApplicationContext();
        RunningServer server = new RunningServer(context, home);
        try {
            context.registerBean(Settings.class, home::settings, NOTHING_ELSE);
            context.registerBean(Actor.class, () -> actor, NOTHING_ELSE);
            context.registerBean(WebApplication.Port.class, () -> new WebApplication.Port(port), NOTHING_ELSE);
            context.registerBean(ServerAccess.class, () -> access, NOTHING_ELSE);
            context.registerBean(UploadLimit.class, () -> limit, NOTHING_ELSE);
            if (access.accounts()) {
                home.settings().oidc().ifPresent(provider -> {
                    context.registerBean(OidcSettings.class, () -> provider, NOTHING_ELSE);
                    context.register(ProviderConfiguration.class);
                });
            }
            context.register(WebApplication.class);
            context.refresh();
            context.getBean(Jobs.class).resume();
            server.saysWhere();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw taken(e, port).orElse(e);
        }
    }

    /** So that links of commands lead to it. */
    private void saysWhere() {
        try {
            served = ServedPorts.say(
                    context.getBean(Settings.class).home(),
                    URI.create(address()).getPort());
        } catch (IOException e) { // they lead to where the settings say
            LOG.warn("port=unsaid", e);
        }
    }

    private static final BeanDefinitionCustomizer[] NOTHING_ELSE = {};

    private static Optional<RuntimeException> taken(Throwable failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return Optional.of(new ServiceException(
                        Category.ENVIRONMENT,
                        "port %d is taken by another program: end that, or name another with --port".formatted(port)));
            }
            Optional<ServiceException> known =
                    cause instanceof Exception exception ? ServiceException.of(exception) : Optional.empty();
            if (known.isPresent()) {
                return Optional.of(known.get());
            }
        }
        return Optional.empty();
    }

    /** Watches the sources beside answering, as far as there are any; ends when this is closed. */
    public void watch() {
        context.getBean(BackgroundWatch.class).start();
    }

    /** Sends webhooks what happens beside answering; ends when this is closed. */
    public void tellWebhooks() {
        context.getBean(WebhookDelivery.class).start();
    }

    /** Where it answers, such as {@code http://127.0.0.1:7440}. */
    public String address() {
        WebServer server = context.getWebServer();
        int port = server == null ? 0 : server.getPort();
        return "http://" + inside(context.getBean(Settings.class), port) + ":" + port;
    }

    /** The name of this machine that is not that of the public pages. */
    static String inside(Settings settings, int port) {
        return settings.publicAddress()
                        .filter(open -> open.isNamedBy(WebApplication.ADDRESS + ":" + port))
                        .isPresent()
                ? "localhost"
                : WebApplication.ADDRESS;
    }

    /** A link that lets somebody in once. */
    public LinkView link() {
        return LinkView.of(address(), context.getBean(EntryKeys.class));
    }

    /** The home that it keeps open. */
    SharedHome home() {
        return home;
    }

    AnnotationConfigServletWebServerApplicationContext context() {
        return context;
    }

    /** Ends it: what is being answered is answered, and what is being registered is registered. */
    @Override
    public void close() {
        try {
            served.close();
        } catch (IOException e) {
            LOG.warn("port=said", e); // whoever reads it sees that the process is gone
        }
        context.close();
        home.close();
    }
}
