package dev.colophon.cli.sighting;

import static dev.colophon.cases.removal.RemovalVerdict.BLOCKED;
import static dev.colophon.cases.removal.RemovalVerdict.GONE;
import static dev.colophon.cases.removal.RemovalVerdict.LOGIN_WALL;
import static dev.colophon.cases.removal.RemovalVerdict.PARTIAL;
import static dev.colophon.cases.removal.RemovalVerdict.PARTIAL_GEO;
import static dev.colophon.cases.removal.RemovalVerdict.REENCODED_UP;
import static dev.colophon.cases.removal.RemovalVerdict.RENAMED;
import static dev.colophon.cases.removal.RemovalVerdict.SOFT_404;
import static dev.colophon.cases.removal.RemovalVerdict.STILL_UP;
import static dev.colophon.cases.removal.RemovalVerdict.UNCERTAIN;
import static dev.colophon.cases.removal.RemovalVerdict.UNREACHABLE;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cli.sighting.ScriptedHost.Answer;
import dev.colophon.cli.sighting.ScriptedHost.Asked;
import dev.colophon.cli.sighting.ScriptedHost.Ending;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** What hosts do with a copy, or seem to do, and what that is called. */
final class RemovalScripts {

    static final byte[] PICTURE = image(Pictures.mountainLake(640, 480), "png");
    static final String STORY = Stories.theLastLeaf();

    private static final byte[] JPEG = image(Pictures.mountainLake(640, 480), "jpg");
    private static final byte[] OTHER = image(Pictures.nightStreet(640, 480), "png");

    private RemovalScripts() {}

    private static byte[] image(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BufferedImage plain =
                    new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            plain.getGraphics().drawImage(picture, 0, 0, null);
            ImageIO.write(plain, format, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /**
     * What a host does with a copy.
     *
     * @param text whether the copy is the page; else it is a picture on it
     * @param then the answers after the removal, or what looks like one
     */
    record Script(boolean text, RemovalVerdict verdict, Function<Stage, Answer> then) {}

    /**
     * A request for something of one copy.
     *
     * @param what {@code page.html}, {@code pic.png}, or what else is asked for
     */
    record Stage(int number, String what, Asked asked) {

        String token() {
            return Integer.toHexString(new Random(asked.path().hashCode() + number).nextInt());
        }

        boolean is(String name) {
            return what.equals(name);
        }

        /** Of the two that stood there. */
        boolean isOld() {
            return is("page.html") || is("pic.png");
        }

        String at(String name) {
            return "/v/%d/%s".formatted(number, name);
        }
    }

    private static Answer picture() {
        return Answer.file("image/png", PICTURE);
    }

    private static final String FILLER =
            "<p>This house shows pictures of lakes and mountains to those who like to look at them on long evenings, and "
                    + "tells who painted which, when, where and with what, as far as anybody still knows it today.</p>";

    static Answer page(String more) {
        return Answer.page(200, "<html><head><title>Pictures</title></head><body><h1>Pictures</h1>" + FILLER + more);
    }

    private static Answer showing(String name) {
        return page("<img src=\"%s\">".formatted(name));
    }

    private static Answer storyPage(String more) {
        return Answer.page(
                200,
                "<html><head><title>A story</title></head><body><h1>A story</h1><p>%s</p>%s"
                        .formatted(STORY.replace("\n\n", "</p><p>"), more));
    }

    private static Answer login() {
        return Answer.page(
                200,
                "<title>Log in</title><h1>Log in</h1><form action=/in><input name=user><input type=password name=p></form>");
    }

    private static Answer softNotFound(Stage stage) {
        return Answer.page(
                200,
                "<html><title>Pictures</title><body>" + FILLER
                        + "<p>Whatever you were looking for, it is not with us. Look at what is new, or search.</p><p>%s %s</p>"
                                .formatted(stage.token(), stage.asked().path()));
    }

    /** By what they are called. */
    static Map<String, Script> all() {
        Map<String, Script> all = new LinkedHashMap<>();
        for (int status : new int[] {404, 410, 451}) {
            all.put("gone " + status, new Script(false, GONE, _ -> Answer.status(status)));
            all.put("text gone " + status, new Script(true, GONE, _ -> Answer.status(status)));
        }
        all.put(
                "page without it",
                new Script(false, GONE, stage -> stage.is("page.html") ? page("") : Answer.status(404)));
        all.put(
                "page with another picture",
                new Script(
                        false,
                        GONE,
                        stage -> stage.is("page.html")
                                ? showing("other.png")
                                : stage.is("other.png") ? Answer.file("image/png", OTHER) : Answer.status(404)));
        all.put(
                "another picture in its place",
                new Script(
                        false,
                        GONE,
                        stage -> stage.is("page.html")
                                ? showing("pic.png")
                                : stage.is("pic.png") ? Answer.file("image/png", OTHER) : Answer.status(404)));
        all.put(
                "text taken out",
                new Script(true, GONE, stage -> stage.isOld() ? page("Removed") : Answer.status(404)));
        all.put("soft 404", new Script(false, SOFT_404, RemovalScripts::softNotFound));
        all.put("text soft 404", new Script(true, SOFT_404, RemovalScripts::softNotFound));
        all.put(
                "soft 404 in words",
                new Script(
                        false,
                        SOFT_404,
                        stage -> stage.isOld()
                                ? Answer.page(200, "<title>Page not found</title><p>" + stage.token())
                                : Answer.status(404)));
        all.put("sent home", new Script(false, SOFT_404, _ -> Answer.to("/")));
        all.put("text sent home", new Script(true, SOFT_404, _ -> Answer.to("/")));
        all.put(
                "sent home, others not found",
                new Script(false, SOFT_404, stage -> stage.isOld() ? Answer.to("/") : Answer.status(404)));
        all.put(
                "as before",
                new Script(
                        false,
                        STILL_UP,
                        stage -> stage.is("pic.png")
                                ? picture()
                                : stage.is("page.html") ? showing("pic.png") : Answer.status(404)));
        all.put(
                "another advertisement",
                new Script(
                        false,
                        STILL_UP,
                        stage -> stage.is("pic.png")
                                ? picture()
                                : stage.is("page.html")
                                        ? page("<img src=pic.png><p>Buy " + stage.token() + "</p><img src=ad.png>")
                                        : Answer.status(404)));
        all.put(
                "text, another advertisement",
                new Script(
                        true,
                        STILL_UP,
                        stage -> stage.is("page.html") ? storyPage("<p>Buy " + stage.number()) : Answer.status(404)));
        all.put(
                "re-encoded",
                new Script(
                        false,
                        REENCODED_UP,
                        stage -> stage.is("pic.png")
                                ? Answer.file("image/jpeg", JPEG)
                                : stage.is("page.html") ? showing("pic.png") : Answer.status(404)));
        all.put(
                "renamed",
                new Script(
                        false,
                        RENAMED,
                        stage -> stage.is("new.png")
                                ? picture()
                                : stage.is("page.html") ? showing("new.png") : Answer.status(404)));
        all.put(
                "renamed and re-encoded",
                new Script(
                        false,
                        RENAMED,
                        stage -> stage.is("new.jpg")
                                ? Answer.file("image/jpeg", JPEG)
                                : stage.is("page.html") ? showing("new.jpg") : Answer.status(404)));
        all.put(
                "renamed, and leads there",
                new Script(
                        false,
                        RENAMED,
                        stage -> stage.is("new.png")
                                ? picture()
                                : stage.is("pic.png")
                                        ? Answer.to(stage.at("new.png"))
                                        : stage.is("page.html") ? showing("new.png") : Answer.status(404)));
        all.put(
                "text renamed",
                new Script(
                        true,
                        RENAMED,
                        stage -> stage.is("new.html")
                                ? storyPage("")
                                : stage.is("page.html") ? Answer.to(stage.at("new.html")) : Answer.status(404)));
        all.put(
                "in a frame",
                new Script(
                        false,
                        RENAMED,
                        stage -> stage.is("new.png")
                                ? picture()
                                : stage.is("frame.html")
                                        ? showing("new.png")
                                        : stage.is("page.html")
                                                ? page("<iframe src=frame.html></iframe>")
                                                : Answer.status(404)));
        all.put(
                "page gone, file served",
                new Script(false, PARTIAL, stage -> stage.is("pic.png") ? picture() : Answer.status(404)));
        all.put(
                "file gone, page offers it",
                new Script(false, GONE, stage -> stage.is("page.html") ? showing("pic.png") : Answer.status(404)));
        all.put(
                "login",
                new Script(
                        false,
                        LOGIN_WALL,
                        stage -> stage.is("login.html") ? login() : Answer.to(stage.at("login.html"))));
        all.put(
                "text login",
                new Script(
                        true,
                        LOGIN_WALL,
                        stage -> stage.is("login.html") ? login() : Answer.to(stage.at("login.html"))));
        all.put("login by status", new Script(false, LOGIN_WALL, _ -> Answer.status(401)));
        all.put(
                "file gone, page behind a login",
                new Script(false, LOGIN_WALL, stage -> stage.is("page.html") ? login() : Answer.status(404)));
        all.put("refused", new Script(false, BLOCKED, _ -> Answer.status(403)));
        all.put(
                "riddle",
                new Script(
                        false,
                        BLOCKED,
                        stage -> Answer.page(
                                200, "<title>Just a moment...</title><p>Checking your browser " + stage.token())));
        all.put(
                "text not in this country",
                new Script(
                        true,
                        BLOCKED,
                        _ -> Answer.page(200, "<title>Sorry</title><p>This text is not available in your country")));
        all.put("server error", new Script(false, UNREACHABLE, _ -> Answer.status(500)));
        all.put("not now", new Script(true, UNREACHABLE, _ -> Answer.status(503)));
        all.put("too many requests", new Script(false, UNREACHABLE, _ -> Answer.status(429)));
        all.put("hangs up", new Script(false, UNREACHABLE, _ -> Answer.none()));
        all.put(
                "file gone, page hangs up",
                new Script(false, UNREACHABLE, stage -> stage.is("page.html") ? Answer.none() : Answer.status(404)));
        all.put(
                "gone from abroad alone",
                new Script(
                        false,
                        PARTIAL_GEO,
                        stage -> stage.asked().throughProxy()
                                ? Answer.status(451)
                                : stage.is("pic.png")
                                        ? picture()
                                        : stage.is("page.html") ? showing("pic.png") : Answer.status(404)));
        all.put(
                "up from abroad alone",
                new Script(
                        true,
                        PARTIAL_GEO,
                        stage -> stage.asked().throughProxy() && stage.is("page.html")
                                ? storyPage("")
                                : Answer.status(404)));
        all.put(
                "built by scripts",
                new Script(
                        false,
                        UNCERTAIN,
                        _ -> Answer.page(200, "<title>App</title><div id=app></div><script src=/app.js></script>")));
        all.put(
                "cut off",
                new Script(
                        true,
                        UNCERTAIN,
                        stage -> stage.is("page.html") ? page("Half of").ending(Ending.SHORT) : Answer.status(404)));
        all.put(
                "a page in its place",
                new Script(
                        false,
                        UNCERTAIN,
                        stage -> stage.is("pic.png")
                                ? page("<p>Ready: " + stage.token() + "<form><button>Get it</button></form>")
                                : stage.is("page.html") ? page("") : Answer.status(404)));
        all.put("a page in its place, and nothing on it", instead(GONE, "<title>Lakes</title><p>Lakes are deep."));
        all.put("a page in its place with another picture", instead(GONE, "<p>Streets.<img src=other.png>"));
        all.put("a page in its place, not served whole", instead(UNCERTAIN, "<p>Hills.<img src=big.png>"));
        all.put("a page in its place that leads on", instead(UNCERTAIN, "<p>Ponds: <a href=ponds.html>see</a>"));
        all.put(
                "a page that leads to it",
                new Script(
                        false,
                        RENAMED,
                        stage -> stage.is("pic.png")
                                ? page("<p>Here it is: <a href=new.png>download</a>")
                                : stage.is("new.png")
                                        ? picture()
                                        : stage.is("page.html") ? page("") : Answer.status(404)));
        all.put(
                "something on the page is not served",
                new Script(
                        false,
                        UNCERTAIN,
                        stage -> stage.is("page.html")
                                ? showing("big.png")
                                : stage.is("big.png") ? Answer.status(500) : Answer.status(404)));
        hidden(all);
        return all;
    }

    /** A page stands where the picture was, which its page shows no more. */
    private static Script instead(RemovalVerdict verdict, String html) {
        return new Script(false, verdict, stage -> switch (stage.what()) {
            case "pic.png" -> Answer.page(200, html);
            case "page.html" -> page("");
            case "other.png" -> Answer.file("image/png", OTHER);
            case "big.png" -> Answer.status(500);
            default -> Answer.status(404);
        });
    }

    private static final String READ_IT = "<p>You can <a href=%s>read it here</a>";

    /** What looks removed to whoever does not see all of it. */
    private static void hidden(Map<String, Script> all) {
        all.put("text behind a Refresh header", whole(UNCERTAIN, _ -> page("").with("Refresh: 0; url=new.html")));
        all.put(
                "text not found, with a Refresh header",
                whole(UNCERTAIN, _ -> Answer.status(404).with("Refresh: 3;URL='new.html'")));
        all.put("text linked from where it was", whole(RENAMED, _ -> page(READ_IT.formatted("new.html"))));
        all.put(
                "text linked from a page not found",
                whole(RENAMED, _ -> page(READ_IT.formatted("new.html")).as(404)));
        all.put(
                "text linked from where it was, and not served",
                whole(UNCERTAIN, _ -> page(READ_IT.formatted("silent.html"))));
        all.put(
                "picture linked from its page",
                new Script(
                        false,
                        RENAMED,
                        stage -> stage.is("new.html")
                                ? showing("new.png")
                                : stage.is("new.png")
                                        ? picture()
                                        : stage.is("page.html")
                                                ? page(READ_IT.formatted("new.html"))
                                                : Answer.status(404)));
        all.put("text in a frame of a page not found", whole(RENAMED, _ -> notFound("<iframe src=new.html></iframe>")));
        all.put(
                "text embedded in a page not found",
                whole(UNCERTAIN, _ -> notFound("<object data=new.html></object>")));
        all.put(
                "text refreshed from a page not found",
                whole(UNCERTAIN, _ -> notFound("<meta http-equiv=refresh content='0; url=new.html'>")));
        all.put(
                "text loaded by a page not found",
                whole(UNCERTAIN, _ -> notFound("<script>fetch('new.html').then(show)</script>")));
        all.put(
                "text loaded by a page that says so in words",
                whole(
                        UNCERTAIN,
                        _ -> notFound("<script>fetch('new.html').then(show)</script>")
                                .as(200)));
        all.put(
                "every page is built, found or not",
                new Script(
                        true,
                        UNCERTAIN,
                        _ -> Answer.page(404, "<title>App</title><div id=app></div><script src=/app.js></script>")));
        all.put("scripts of the site's own", new Script(true, GONE, _ -> notFound("<script src=/site.js></script>")));
        for (Ending ending : new Ending[] {Ending.CHUNKS, Ending.CLOSED, Ending.RESET}) {
            all.put(
                    "text " + ending.name().toLowerCase(Locale.ROOT),
                    whole(UNCERTAIN, _ -> page("Half of").ending(ending)));
        }
        all.put(
                "text without a length, and whole",
                whole(GONE, _ -> page("Removed</body></html>\n").ending(Ending.CLOSED)));
        all.put("text said to be packed", whole(UNCERTAIN, _ -> page("").with("Content-Encoding: gzip")));
        all.put("text packed by nobody knows what", whole(UNCERTAIN, _ -> page("").with("Content-Encoding: zip9")));
        all.put("a part of the text", whole(UNCERTAIN, _ -> page("").as(206).with("Content-Range: bytes 0-99/9000")));
    }

    /** What is done with the page; another stands beside it with all of it. */
    private static Script whole(RemovalVerdict verdict, Function<Stage, Answer> page) {
        return new Script(
                true,
                verdict,
                stage -> stage.is("page.html")
                        ? page.apply(stage)
                        : stage.is("new.html")
                                ? storyPage("")
                                : stage.is("silent.html") ? Answer.none() : Answer.status(404));
    }

    private static Answer notFound(String more) {
        return Answer.page(404, "<title>Not found</title><h1>Not found</h1>" + FILLER + more);
    }

    /** As it was before. */
    static Answer before(boolean text, String what) {
        return switch (what) {
            case "page.html" -> text ? storyPage("") : showing("pic.png");
            case "pic.png" -> text ? Answer.status(404) : picture();
            default -> Answer.status(404);
        };
    }
}
