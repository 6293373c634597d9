package dev.colophon.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page shows to a visitor without an account and without scripts, so that it can be told whether what once stood there could
 * have been seen at all. A pure function of the HTML.
 *
 * @param title on one line, at most 500 characters
 * @param words its visible words with one space between two, at most 20,000 characters
 * @param barrier what keeps the visitor from the page itself
 * @param showsMore whether it leads on by itself, or shows what it embeds, without a link or a frame that is followed
 * @param interactive whether it has what its visitors can use beside links, such as forms and what answers a click
 * @param scripts its scripts, each by its address without the query, or by its code
 */
public record PageFace(
        String title,
        String words,
        Optional<Barrier> barrier,
        boolean showsMore,
        boolean interactive,
        Set<String> scripts) {

    public PageFace {
        scripts = Set.copyOf(scripts);
    }

    /** What stands between a visitor and a page. */
    public enum Barrier {
        /** An account is asked for. */
        LOGIN("a login is asked for: nobody knows what is behind it"),
        /** Money is asked for. */
        SUBSCRIPTION("only those who pay see what is there"),
        /** A proof of not being a program is asked for. */
        CHALLENGE("the site asks for a proof of not being a program"),
        /** It does not work, or not for so many visitors. */
        OUTAGE("the site says that it does not work for now"),
        /** It says so without why. */
        DENIED("the site denies access"),
        /** Cookies, or what is done with what is known of a visitor. */
        CONSENT("the site asks for consent first"),
        /** The page is not for where the visitor stands. */
        TERRITORY("the site does not show it where we stand"),
        /** An age is asked for. */
        AGE("the site asks for an age first"),
        /** Nothing is shown without scripts. */
        SCRIPTS("scripts make what its visitors see");

        private final String words;

        Barrier(String words) {
            this.words = words;
        }

        /** Why a page with it tells nothing of what stands behind it. */
        public String words() {
            return words;
        }
    }

    private static final int LONGEST_TITLE = 500;
    private static final int MOST_CHARACTERS = 20_000;

    /** Barriers say little else. A page with more words and a login box in its header is a page. */
    private static final int LONGEST_BARRIER = 1_500;

    /** A page with scripts and fewer words than this is not what its visitors see. */
    private static final int FEWEST_WORDS = 120;

    /** By which a page leads on, or shows what is elsewhere, without a link or a frame that is followed. */
    private static final String SHOWS_MORE =
            "meta[http-equiv~=(?i)^\\s*refresh\\s*$], object[data], embed[src], iframe[srcdoc], body[onload]";

    /** What leads its visitors to where no link of it does. */
    private static final String INTERACTIVE =
            "form, button, input, select, area, svg, [^on], a[href~=(?i)^\\s*javascript:]";

    private static final Pattern LOGIN =
            words("(?:please |you (?:must|need to|have to) (?:be )?)(?:log(?:ged)? ?in|sign(?:ed)? ?in|register)"
                    + "|continue with (?:google|apple|facebook|github|microsoft|wechat|e-?mail)|(?:log|sign) ?in (?:with|using) "
                    + "|(?:log|sign) ?in to (?:continue|view|see|watch|listen|download)|members only|login required|you need (?:an account|to (?:log|sign) in)|register now"
                    + "|请(?:先)?登(?:录|陆|入)|登录后(?:查看|可见|继续|下载)|請先登入|bitte (?:melden sie sich an|einloggen|anmelden)"
                    + "|connectez-vous pour|veuillez vous connecter|inicia sesión para|войдите,? чтобы|ログインしてください");

    private static final Pattern LOGIN_TITLE =
            words("^(?:log ?in|sign ?in|登录|登陆|登入|anmelden|anmeldung|connexion|iniciar sesión|accedi|вход|ログイン)\\b"
                    + "|^(?:登录|登陆|登入|ログイン)|[-–—|·] ?(?:log ?in|sign ?in|登录)$");

    private static final Pattern SUBSCRIPTION = words(
            "subscribe (?:now )?to (?:continue|keep|read|view|watch)|subscribers only|for subscribers|开通会员|会员专享|仅限会员"
                    + "|nur für abonnenten|réservé aux abonnés");

    private static final Pattern CHALLENGE =
            words("captcha|are you (?:a )?(?:human|robot)|you are (?:a )?human|not a (?:ro)?bot|checking your browser"
                    + "|just a moment|unusual traffic|security check|enable (?:javascript and )?cookies to continue|ddos protection"
                    + "|bot verification|人机验证|安全验证|访问验证|完成验证|验证码|正在验证|sicherheitsprüfung");

    private static final Pattern OUTAGE = words("bad gateway|service (?:is )?(?:temporarily )?unavailable"
            + "|gateway time-?out|internal server error|error establishing a database connection|bandwidth limit exceeded"
            + "|too many requests|rate.?limit(?:ed|s? exceeded)|temporarily (?:unavailable|offline|out of service)"
            + "|try again later|(?:scheduled|under|down for) maintenance|系统(?:升级)?维护|系统繁忙|服务器(?:繁忙|内部错误|错误)"
            + "|服务(?:暂时|暂)?不可用|数据库(?:连接)?(?:错误|失败)|请?稍(?:后|候)再试|(?m:^(?:error )?50[0234]$)");

    private static final Pattern DENIED =
            words("access (?:has been |was |is )?denied|\\A403 forbidden|拒绝访问|访问(?:被拒绝|受限)|доступ ограничен");

    private static final Pattern CONSENT = words("accept (?:all )?cookies|we value your privacy|接受(?:所有)?cookie");

    private static final Pattern SCRIPTS =
            words("(?:need|have) to enable javascript|enable javascript to|请(?:开启|启用) ?javascript");

    private static final Pattern TERRITORY =
            words("not available (?:in|from) (?:your|this) (?:country|region|location|area)"
                    + "|(?:isn.t|is not) available (?:where you|in your|from your)|blocked in your (?:country|region)"
                    + "|(?:您|你)(?:所在|的)的?(?:国家|地区|区域)|该地区(?:不|无法|暂)|in (?:deinem|ihrem) land nicht verfügbar"
                    + "|nicht verfügbar in (?:deinem|ihrem) land|pas disponible dans votre (?:pays|région)"
                    + "|no (?:está )?disponible en (?:tu|su) (?:país|región)|geo-?(?:blocked|restricted)");

    private static final Pattern AGE = words(
            "are you (?:over |at least )?(?:18|21)\\b|(?:18|21) years (?:of age )?or older|age verification|verify your age"
                    + "|confirm your age|年满 ?18|未满 ?18");

    /** What brief pages say beside a login, the first that fits first. */
    private static final Map<Barrier, Pattern> SAID = new LinkedHashMap<>();

    static {
        SAID.put(Barrier.CHALLENGE, CHALLENGE);
        SAID.put(Barrier.OUTAGE, OUTAGE);
        SAID.put(Barrier.DENIED, DENIED);
        SAID.put(Barrier.CONSENT, CONSENT);
        SAID.put(Barrier.SCRIPTS, SCRIPTS);
        SAID.put(Barrier.TERRITORY, TERRITORY);
        SAID.put(Barrier.AGE, AGE);
        SAID.put(Barrier.SUBSCRIPTION, SUBSCRIPTION);
    }

    /** Of the host, or of a step of the path. */
    private static final Pattern LOGIN_ADDRESS = Pattern.compile(
            "^(?:login|signin|passport|accounts|sso|auth|idp)[.]|/(?:service|user|member|account|wp)?[-_]?"
                    + "(?:log[-_]?(?:in|on)|sign[-_]?in|sso|oauth2?|passport)(?:[/._-]|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private static Pattern words(String words) {
        return Pattern.compile(words, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Reads it. */
    public static PageFace of(String html) {
        Document document = Jsoup.parse(html);
        String title = cut(document.title(), LONGEST_TITLE);
        String words = cut(document.body().text(), MOST_CHARACTERS);
        boolean showsMore = !document.select(SHOWS_MORE).isEmpty();
        boolean interactive = !document.select(INTERACTIVE).isEmpty();
        return new PageFace(title, words, barrier(document, title, words), showsMore, interactive, scripts(document));
    }

    /** What keeps a visitor from a page that was read; most have too many words for that, and are not read once more. */
    public static Optional<Barrier> barrier(PageContent read, String html) {
        boolean perhaps = read.letters() <= LONGEST_BARRIER
                || LOGIN_TITLE.matcher(read.title().toLowerCase(Locale.ROOT)).find();
        if (!perhaps) {
            return Optional.empty();
        }
        PageFace face = of(html);
        boolean shell = !read.notFound() && face.isBuilt();
        return face.barrier().or(() -> Optional.of(Barrier.SCRIPTS).filter(_ -> shell));
    }

    /** Whether an address looks like that of a page at which visitors log in. */
    public static boolean isLogin(String host, String path) {
        return LOGIN_ADDRESS.matcher(host + path).find();
    }

    /** Whether what a visitor sees is not in it: scripts build it, or it shows more than it holds. */
    public boolean incomplete() {
        return showsMore || isBuilt();
    }

    /** Whether scripts build what a visitor sees. */
    public boolean isBuilt() {
        return words.length() < FEWEST_WORDS && !scripts.isEmpty();
    }

    /** Whether it says little: what it leads to is then what it is there for. */
    public boolean isBrief() {
        return words.length() <= LONGEST_BARRIER;
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /** Those that do something: what is written into a page to be read by machines is data. */
    private static Set<String> scripts(Document document) {
        return document.select("script").stream()
                .filter(PageFace::isCode)
                .map(script -> script.hasAttr("src")
                        ? QUERY.matcher(script.attr("src")).replaceFirst("")
                        : script.data().strip())
                .collect(Collectors.toSet());
    }

    private static boolean isCode(Element script) {
        String type = script.attr("type").toLowerCase(Locale.ROOT);
        return (type.isEmpty() || type.contains("javascript") || type.equals("module"))
                && (script.hasAttr("src") || !script.data().isBlank());
    }

    private static Optional<Barrier> barrier(Document document, String title, String words) {
        String heading = title.toLowerCase(Locale.ROOT);
        String said = heading + "\n" + words.toLowerCase(Locale.ROOT);
        boolean brief = words.length() <= LONGEST_BARRIER;
        boolean password = !document.select("input[type=password]").isEmpty();
        if (LOGIN_TITLE.matcher(heading).find()
                || (brief && (password || LOGIN.matcher(said).find()))) {
            return Optional.of(Barrier.LOGIN);
        }
        if (!brief) {
            return Optional.empty();
        }
        return SAID.entrySet().stream()
                .filter(barrier -> barrier.getValue().matcher(said).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
