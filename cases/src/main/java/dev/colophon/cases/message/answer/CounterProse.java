package dev.colophon.cases.message.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a counter-notice says in sentences instead of a form, in English and Chinese. A sentence that denies something, puts it off, or only
 * speaks of being asked for it, does not say it: what is read wrongly is to be what is there and not found, and not the reverse.
 */
final class CounterProse {

    private static final int LONGEST = 20_000;

    /** A point after a word that is no abbreviation and no initial, with what follows; in Chinese the point itself. */
    private static final Pattern END = Pattern.compile(
            "(?<!\\b(?:St|No|Nr|Mr|Mrs|Ms|Dr|Prof|Ave|Rd|Inc|Ltd|Co|Art|art|Sec|tel|Tel|Str|str|Bros|vs|ca|approx)|\\b[A-Z]|\\bU\\.S|\\be\\.g|\\bi\\.e)[.!?]+[\"')\u201d\u2019]?\\s+(?=[\\p{L}\\p{N}\"'(\u201c])|[。！？；]|;\\s+");

    private static final Pattern PARAGRAPH = Pattern.compile("\\R[ \\t]*\\R");

    /** What ends the reach of a denial. */
    private static final Pattern CLAUSE = Pattern.compile("[,;:，；：、()（）]|\\b(?:and|but|yet|though|however)\\b|但|而且|并且");

    private static final Pattern DENIED = Pattern.compile(
            "(?i)\\b(?:not|never|no|without|refus\\w*|declin\\w*|cannot|unable|unwilling|neither|nor|hardly|would|could|might|may later|whether"
                    + "|ask(?:s|ed|ing)?|told to|suppos\\w*|before I|before we|until|unless|once|if you|later|follow\\w*|required?|requires|demand\\w*|withh\\w*)\\b|n['\u2019]t\\b"
                    + "|没有?|未|无法|不(?!构成|存在|侵)|拒绝|以后|稍后|日后|尚|暂|另行|改日|再(?:提供|提交|补)|整理|要求我");

    /** What denies it behind it: "consent is not given". */
    private static final Pattern DENIED_AFTER = Pattern.compile(
            "(?i)^[^,;:，；：]{0,30}?(?:\\b(?:is|are|will be|shall be)\\s+(?:not|refused|withheld|denied|declined)\\b|\\bwill follow\\b|\\bto follow\\b|稍后|以后|日后|另行|再(?:提供|提交|补)|正在|恕不|暂不|不便|不予)");

    private static final Pattern PERJURY = Pattern.compile(
            "(?i)\\b(?:penalt(?:y|ies)|pain)\\s+(?:of|for)\\s+perjury\\b|\\bperjury\\b(?=.{0,40}\\bpenalt)");
    private static final Pattern MISTAKE = Pattern.compile(
            "(?i)\\bmist(?:ake|aken|akenly)\\b|\\bmis-?identif\\w+|\\bin error\\b|\\berror in identif\\w+|\\berroneous(?:ly)?\\b|\\bby error\\b|\\bthrough an error\\b");
    private static final Pattern BELIEF =
            Pattern.compile("(?i)\\bgood[- ]faith\\b|\\bbelie(?:f|fs|ve|ves|ving)\\b|\\bconvinced\\b");
    /** That something else in the letter is sworn, too. */
    private static final Pattern SWORN_ELSEWHERE = Pattern.compile(
            "(?i)\\b(?:everything|all (?:of )?(?:this|that)|the (?:following|foregoing|above)|every (?:word|statement)|each statement|(?:make|making|made) (?:this|the following) statement|this (?:letter|notice|statement|counter[- ]?not\\w+)|what follows|as follows)\\b|:\\s*$");

    private static final Pattern COURT = Pattern.compile(
            "(?i)\\bfederal\\b|\\bdistrict court\\b|\\bjudicial district\\b|\\bUnited States\\b|\\bU\\.?S\\.?(?:\\b|(?<=\\.))|联邦");
    private static final Pattern JURISDICTION = Pattern.compile(
            "(?i)\\b(?:consent(?:s|ing)?|submit(?:s|ting)?|agree(?:s|ing)?|accept(?:s|ing)?)\\b[^.;]{0,60}?\\bjurisdiction\\b|\\bhas jurisdiction over (?:me|us)\\b|同意[^，。；]{0,40}管辖");

    private static final Pattern SERVICE = Pattern.compile(
            "(?i)\\b(?:accept(?:s|ing)?|willing to (?:accept|receive)|consent(?:s|ing)? to|agree(?:s|ing)? to)\\b[^.;,]{0,40}?\\b(?:service of (?:legal )?process|legal service|being served)\\b"
                    + "|\\bservice of process\\b[^.;,]{0,40}?\\b(?:is|will be|shall be) accepted\\b|(?:接受|同意)[^，。；]{0,30}送达");

    private static final String PERSON =
            "(?:\\p{Lu}[\\p{L}'\u2019.-]+|\\p{Lu}\\.)(?:[ \\u00a0](?:\\p{Lu}[\\p{L}'\u2019-]+|\\p{Lu}\\.|de|da|van|von|der|del|bin|al)){1,4}";
    private static final String HAN_PERSON = "[\u4e00-\u9fa5]{2,4}";
    private static final Pattern NAME = Pattern.compile(
            "(?:\\b[Mm]y (?:full |legal |real )?name(?:['\u2019]s| is)|\\b(?:I am|I['\u2019]m|[Tt]his is|I,|(?<=find )me,|(?:represented|signed|signed electronically) by(?: me,)?|[Tt]he undersigned,)) ?(?:(?:Dr|Mr|Ms|Mrs|Prof)\\.? )?"
                    + PERSON + "|\\b[Mm]y name(?:['\u2019]s| is) \\p{Lu}[\\p{L}'\u2019-]+");
    private static final Pattern HAN_NAME = Pattern.compile(
            "(?:我叫|本人姓名(?:为|是|叫)?|我姓名(?:为|是)|姓名(?:为|是)|申请人|声明人|(?:^|[：:，,。；\\s])我是[\u4e00-\u9fa5]{0,8}?(?=[\u4e00-\u9fa5]{2,3}[（(，,。]))(?!我|本|就|系|的)("
                    + HAN_PERSON + ")"
                    + "|(?:^|[：:，,。；\\s])本人(?!系|是|就|于|的|对|在|同|保|作|确|声|提|现|已|居|创|拍|已经|住)([\u4e00-\u9fa5]{2,3})(?=[，,。（(]|系|是|，)");
    /** A name behind the word for whoever declares, as the head of a form that stands in one line. */
    private static final Pattern HAN_DECLARANT = Pattern.compile(
            "(?:声明人|申请人|服务对象|网络用户)的?(?:真实)?(?:姓名)?(?:[（(](?:姓名|名称)[)）])?[ ]?[：:][ ]?(?!我|本人|本公司|签|盖|见|附|如|某|以|无|略|保密|不|待|暂|未|同)"
                    + "([\u4e00-\u9fa5]{2,4})(?!某)(?=[，,。；;（( ]|$)");

    private static final Pattern STREET = Pattern.compile(
            "\\b\\d{1,5}[A-Za-z]?,? (?:(?:[NSEW]\\.?|rue|de|des|du|la|le|via|of|the) |\\p{L}[\\p{L}'\u2019.-]* ){0,4}?(?i:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|square|terrace|close|crescent|row|parkway|highway|hill|gardens)\\b"
                    + "|\\b\\d{1,5},? (?i:rue|avenue|boulevard|via|calle|rua|ulica)\\b|\\b\\d{1,5} \\p{Lu}\\p{L}*(?:stra(?:ss|\u00df)e|str\\.|weg|platz|gasse|allee|straat|laan)|\\b\\p{Lu}\\p{L}*(?:stra(?:ss|\u00df)e|str\\.|weg|platz|gasse|allee|straat|laan) \\d|\\b(?i:P\\. ?O\\. ?Box|PO Box|Postfach) ?\\d");
    private static final Pattern HAN_STREET = Pattern.compile(
            "[\u4e00-\u9fa5]{1,12}(?:路|街|大道|道|巷|胡同|弄|村)[^，。；\\n法]{0,10}?[0-9\uff10-\uff19一二三四五六七八九十百]+ ?(?:号|弄|栋|幢|室)");

    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\d/@=_-])(?:\\+\\d{1,3}[ .()-]?(?:\\(?\\d{1,4}\\)?[ .-]?){2,5}\\d{2,}|\\(?\\d{3}\\)?[-. ]\\d{3}[-. ]\\d{4}|1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8})(?![\\d])");
    private static final Pattern OTHERS_PHONE = Pattern.compile(
            "(?i)\\byour (?:\\w+ )?(?:number|line|hotline|phone|office|support|desk|helpline)\\b|\\bcalled you\\b|\\bfax\\b|\\b(?:case|order|ticket|docket|reference|account|invoice)(?: \\w+)? (?:no\\.? ?|number )?$|你们?的?(?:客服|热线)|传真");

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}\\.[A-Za-z]");
    private static final Pattern CHAT = Pattern.compile("(?i)(?:QQ|微信)(?:号码?)?[：: 是为]{0,3}[A-Za-z0-9_-]{5,20}");

    private static final Pattern PLACE =
            Pattern.compile("(?i)(?<![@\\w.])(?:h(?:tt|xx)ps?(?:\\[:]//|\\[://]|://)|www\\.)[^\\s<>]+"
                    + "|(?<![@\\w./])[a-z0-9-]+(?:(?:\\.|\\[\\.]|\\(\\.\\)|\\[dot])[a-z0-9-]+)+/[^\\s<>，。；）]+");
    private static final Pattern OWN_PLACE = Pattern.compile(
            "(?i)\\bmy (?:own )?(?:web ?)?(?:site|page|address|homepage|home page|portfolio|blog|profile)\\b|\\bhomepage\\b|\\bweb address\\b|creativecommons\\.org|\\bsee also\\b|\\bmore about me\\b|我的(?:主页|网站|博客)");

    private static final Pattern TITLE = Pattern.compile(
            "《(?![^》]{0,40}(?:法|法典|条例|规定|办法|通知|协议|合同|授权书|证书|声明|说明|公约|规则)》)[^》]{1,80}》"
                    + "|(?:名为|题为|名叫|名称(?:为|是)|歌名(?:为|是)?|标题(?:为|是))[“\"「]?[\\p{L}\\p{N}]"
                    + "|(?i:\\b(?:titled|entitled|named|called)) [“\"\u2018']?\\p{Lu}|(?i:\\b(?:song|film|video|picture|photo|photograph|book|novel|story|essay|article|recording|track|poem|painting)),? [“\"\u2018']\\p{L}");

    private static final String PAPERS =
            "proof|evidence|licen[cs]e|permission|contract|registration|certificate|receipt|invoice|project files?|drafts?|screenshots?|raw files?|manuscript|agreement|source files?|recordings?";
    private static final Pattern PROOF = Pattern.compile(
            "(?i)\\b(?:attach\\w*|enclos\\w*|includ\\w*|provid\\w*|submit\\w*|append\\w*|here (?:is|are)|with this letter)\\b[^.;]{0,80}\\b(?:"
                    + PAPERS
                    + ")\\b|\\b(?:" + PAPERS + ")\\b[^.;]{0,60}\\b(?:attached|enclosed|appended|included)\\b"
                    + "|\\b(?:have|hold|under) (?:a |the )?(?:written )?(?:licen[cs]e|permission|contract)\\b|\\blicen[cs]e (?:no\\.?|number) ?\\w");
    private static final String HAN_PAPERS =
            "证据|证明|登记证|证书|授权书|授权合同|合同|底稿|原稿|手稿|草稿|截图|源文件|工程文件|原始文件|分轨|素材|公证|发票|录屏|立项文件|照片";
    private static final Pattern HAN_PROOF = Pattern.compile("(?:附|提供|提交|出示|兹|随信|见附件)[^。；]{0,40}?(?:" + HAN_PAPERS
            + ")|(?:" + HAN_PAPERS + ")[^。；]{0,25}?(?:附后|附上|见附|在附件|作为|一并提交)");
    /** The proof by the name that the laws give it, with what it is; what is put off anywhere in the sentence is none. */
    private static final Pattern HAN_NAMED_PROOF = Pattern.compile(
            "(?:不构成侵权|不存在侵权(?:行为)?)的?(?:初步)?(?:证明材料|证据材料|证据|证明)(?:如下|包括|为|是)?[ ]?[：:][ ]?(?![^。；]*(?:没有?|尚|未能|暂|待|另行|稍后|以后|日后|改日|整理|再(?:提供|提交|补)|补(?:交|充|上|发)|无法|无(?:$|[，。；])|略(?:$|[，。；])|保密|不便|不予|恕|拒))(?=[\\p{L}\\p{N}《“\"]{2})");
    /** That the papers are to show that nothing was infringed. */
    private static final Pattern HAN_INNOCENT = Pattern.compile(
            "(?:不|未|没有?|并不)(?:构成|存在|有)?(?:任何)?侵(?:权|犯)|不侵权|初步证(?:据|明)|(?:原创|授权|本人|我|自己)[^。]{0,20}(?:创作|拍摄|录|写|作品)?");

    private static final Pattern IDENTITY = Pattern.compile(
            "(?i)(?:身份证|护照|营业执照|统一社会信用代码|军官证|居住证)[^，。；]{0,12}?(?:[0-9A-Z]{6,}|附|见|复印件|扫描件|照片)|(?:附|提交|提供)[^，。；]{0,12}(?:身份证|护照|营业执照)"
                    + "|(?<!\\d)[1-9]\\d{16}[\\dX](?!\\d)|\\b(?:passport|identity card|ID card|driver['\u2019]s licen[cs]e)\\b[^.;]{0,20}?(?:(?:no\\.?|number)? ?[A-Z]{0,2}\\d{5,}|attached|enclosed)|\\b(?:attach|enclose)\\w*\\b[^.;]{0,40}\\b(?:passport|identity card|ID card)\\b");

    private static final Pattern REASONS = Pattern.compile(
            "(?i)\\bbecause\\b|\\breasons?(?: (?:for|of) (?:my|this|the) \\w+| why)? (?:is|are|was)\\b|\\breasons?:|\\bon the grounds? that\\b|\\boverlook\\w*\\b|\\bfail(?:s|ed) to\\b"
                    + "|\\b(?:quotation|quote|parody|pastiche|caricature|public domain|fair use|fair dealing|own work|my own|our own|lawful\\w*|licen[cs]e|licen[cs]ed|permission|permitted|authori[sz]ed|exception|satire)\\b"
                    + "|因为|理由(?:是|为|如下|：)|原因(?:是|为|如下|：)|合理(?:使用|引用)|适当引用|(?:本人|我)(?:原创|创作|拍摄|所写|授权)|系(?:本人|我)|(?:获得|取得|有)[^，。]{0,8}(?:授权|许可)|戏仿|评论而");
    /** "I write because you removed it" is no reason against the removal. */
    private static final Pattern NO_REASON = Pattern.compile(
            "(?i)\\b(?:writ(?:e|ing)|contact(?:ing)?|complain(?:ing)?|turn(?:ing)?|asking|mail(?:ing)?)\\b[^,.;]{0,30}$|\\b(?:without|whatever|any|your|whichever|what|which)\\s*$|\\bgave\\b[^,.;]{0,20}$");

    private static final Pattern ELECTRONIC = Pattern.compile(
            "(?i)\\bsigned electronically\\b|\\belectronically signed\\b|\\b(?:my|an|this) electronic signature\\b|\\bI sign this\\b|\\bsigned by (?:me|hand)\\b|本人签名|[\u4e00-\u9fa5]{2,4}[（(](?:签名|签字|盖章)[)）]");
    /** A formal close with a full name under it, which is how letters are signed. */
    private static final Pattern CLOSE = Pattern.compile(
            "(?mu)^[ \\t]*(?i:(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|respectfully(?: submitted)?|(?:best|kind|warm) regards|regards),?[ \\t]*(?:\\R[ \\t]*){1,2}"
                    + PERSON
                    + "[ \\t]*(?:,.*)?$|^[ \\t]*此致[\\s\\S]{0,20}敬礼[！!]?\\s*\\R[ \\t]*[\u4e00-\u9fa5]{2,4}[ \\t]*$");

    private static final Pattern SIGNED =
            Pattern.compile("(?mu)^[ \\t]*(?i:signed)(?i: electronically)?[,:][ \\t]*" + PERSON);

    private final String text;
    private final List<String> sentences;

    CounterProse(String text) {
        this.text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        this.sentences = sentences(this.text);
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String paragraph : PARAGRAPH.split(text, -1)) {
            String line = paragraph.replaceAll("\\s+", " ").strip();
            Matcher end = END.matcher(line);
            int from = 0;
            while (end.find()) {
                sentences.add(line.substring(from, end.end()).strip());
                from = end.end();
            }
            sentences.add(line.substring(from).strip());
        }
        sentences.removeIf(String::isEmpty);
        return sentences;
    }

    /** The sentence that says what a field asks for; empty when none seems to. */
    Optional<String> sentence(CounterField field) {
        return switch (field) {
            case NAME ->
                said(NAME)
                        .or(() -> said(HAN_NAME))
                        .or(() -> said(HAN_DECLARANT))
                        .or(() -> in(CLOSE));
            case ADDRESS -> any(STREET, HAN_STREET);
            case PHONE -> phone();
            case EMAIL -> said(EMAIL);
            case CONTACT -> phone().or(() -> said(EMAIL)).or(() -> said(CHAT));
            case IDENTITY -> said(IDENTITY);
            case ITEMS_TITLE -> any(TITLE, TITLE);
            case ITEMS_URL -> place();
            case PROOF -> said(PROOF).or(this::hanProof).or(() -> said(HAN_NAMED_PROOF));
            case REASONS -> reasons();
            case SIGNATURE -> said(ELECTRONIC).or(() -> in(CLOSE)).or(() -> in(SIGNED));
            case MISTAKE -> mistake();
            case JURISDICTION ->
                said(JURISDICTION).filter(sentence -> COURT.matcher(sentence).find());
            case SERVICE -> said(SERVICE);
            case TRUTH -> Optional.empty();
        };
    }

    private Optional<String> in(Pattern pattern) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group().replaceAll("\\s+", " ").strip()) : Optional.empty();
    }

    private Optional<String> any(Pattern one, Pattern other) {
        return sentences.stream()
                .filter(sentence ->
                        one.matcher(sentence).find() || other.matcher(sentence).find())
                .findFirst();
    }

    private Optional<String> said(Pattern pattern) {
        return sentences.stream()
                .filter(sentence -> found(pattern, sentence).anyMatch(found -> !isDenied(sentence, found)))
                .findFirst();
    }

    private static Stream<MatchResult> found(Pattern pattern, String sentence) {
        return pattern.matcher(sentence).results();
    }

    /** In its own clause, in its own words, or right behind it. */
    private static boolean isDenied(String sentence, MatchResult found) {
        String before = sentence.substring(0, found.start());
        int clause = CLAUSE.matcher(before)
                .results()
                .mapToInt(MatchResult::end)
                .max()
                .orElse(0);
        return DENIED.matcher(before.substring(clause)).find()
                || DENIED.matcher(found.group()).find()
                || DENIED_AFTER.matcher(sentence.substring(found.end())).find();
    }

    private Optional<String> phone() {
        return sentences.stream()
                .filter(sentence -> found(PHONE, sentence)
                        .anyMatch(found -> !OTHERS_PHONE
                                        .matcher(sentence.substring(Math.max(0, found.start() - 40), found.start()))
                                        .find()
                                && found.group()
                                                .chars()
                                                .filter(Character::isDigit)
                                                .count()
                                        >= 7))
                .findFirst();
    }

    private Optional<String> place() {
        return sentences.stream()
                .filter(sentence -> found(PLACE, sentence)
                        .anyMatch(found -> !OWN_PLACE
                                        .matcher(sentence.substring(Math.max(0, found.start() - 40), found.start()))
                                        .find()
                                && !OWN_PLACE.matcher(found.group()).find()))
                .findFirst();
    }

    private Optional<String> hanProof() {
        return HAN_INNOCENT.matcher(text).find() ? said(HAN_PROOF) : Optional.empty();
    }

    private Optional<String> reasons() {
        return sentences.stream()
                .filter(sentence -> found(REASONS, sentence)
                        .anyMatch(found -> !NO_REASON
                                .matcher(sentence.substring(0, found.start()))
                                .find()))
                .findFirst();
    }

    /** Sworn, and believed: in one sentence, or in one that another swears to. */
    private Optional<String> mistake() {
        boolean swornElsewhere = sentences.stream()
                .anyMatch(sentence ->
                        isSworn(sentence) && SWORN_ELSEWHERE.matcher(sentence).find());
        return sentences.stream()
                .filter(sentence -> MISTAKE.matcher(sentence).find()
                        && BELIEF.matcher(sentence).find()
                        && (isSworn(sentence) || swornElsewhere))
                .findFirst();
    }

    private static boolean isSworn(String sentence) {
        return found(PERJURY, sentence).anyMatch(found -> !isDenied(sentence, found));
    }
}
