package dev.colophon.page.complaint;

import dev.colophon.page.complaint.ComplaintAddress.Subject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What words say of complaints, in English, Chinese and the larger languages of Europe. */
final class ComplaintWords {

    /** Whose the words of a site are, and under which licence, is no complaint. */
    private static final Pattern NOTICE_OF_COPYRIGHT = Pattern.compile(
            "copyright\\s*(?:©|\\(c\\)|&copy;|:?\\s*(?:19|20)\\d\\d)|(?:©|\\(c\\))\\s*copyright|all rights reserved"
                    + "|版权所有|版權所有|保留所有权利|著作权归[^。]{0,20}所有");

    private static final Pattern AGENT = Pattern.compile(
            "designated (?:copyright |dmca )?agent|copyright agent|dmca agent|\\bdmca\\b|512\\s*\\(c\\)");

    private static final Pattern COPYRIGHT = Pattern.compile(
            "\\bcopyrights?\\b|\\binfring|intellectual property|\\btake-?down|版权|版權|侵权|侵權|侵犯|著作权|著作權|知识产权|智慧財產"
                    + "|urheberrecht|rechtsverletzung|droits? d.auteur|contrefaçon|derechos? de autor|direitos? autora|diritt[oi] d.autore"
                    + "|авторск|著作権|저작권");

    private static final Pattern ABUSE = Pattern.compile(
            "\\babuse\\b|\\bcomplaints?\\b|report (?:illegal |unlawful )?content|illegal content|投诉|投訴|举报|舉報"
                    + "|missbrauch|\\babus\\b|жалоб|通報|신고");

    /** What an address is for that is not for complaints of rightsholders. */
    private static final Pattern OTHERS = Pattern.compile(
            "\\b(?:security|vulnerabilit|privacy|data protection|gdpr|press|media inquir|sales|advertis|careers?|jobs"
                    + "|partnership|investor|unsubscribe)|广告|商务合作|招聘|隐私|安全漏洞|媒体合作");

    private static final Pattern MAILBOX_OF_OTHERS = Pattern.compile(
            "(?:security|psirt|no-?reply|do-?not-?reply|privacy|dpo|gdpr|press|media|sales|ads?|advertis\\w*|jobs"
                    + "|careers?|hr|marketing|investors?|newsletter)(?:[.+_-].*)?@.*");

    private static final Pattern MAILBOX_OF_COPYRIGHT = Pattern.compile(
            "(?:copyrights?|infringements?|ip|ipr|takedowns?|notice-?takedown|qinquan|banquan)(?:[.+_-].*)?@.*");

    private static final Pattern MAILBOX_OF_AGENT = Pattern.compile("(?:dmca|copyright-?agent)(?:[.+_-].*)?@.*");
    private static final Pattern MAILBOX_OF_ABUSE =
            Pattern.compile("(?:abuse|complaints?|tousu|jubao)(?:[.+_-].*)?@.*");

    private static final Pattern PAGE_OF_CONTACT = Pattern.compile(
            "\\bcontact|\\bimprint|impressum|legal|\\bterms\\b|联系我们|联系方式|聯絡我們|关于我们|關於我們|法律声明|免责声明|服务条款|用户协议|mentions légales"
                    + "|aviso legal|контакт");

    private ComplaintWords() {}

    private static String plain(String text) {
        return NOTICE_OF_COPYRIGHT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    /** What complaints these words are of. */
    static Optional<Subject> of(String text) {
        String plain = plain(text);
        if (AGENT.matcher(plain).find()) {
            return Optional.of(Subject.DESIGNATED_AGENT);
        }
        if (COPYRIGHT.matcher(plain).find()) {
            return Optional.of(Subject.COPYRIGHT);
        }
        return ABUSE.matcher(plain).find() ? Optional.of(Subject.ABUSE) : Optional.empty();
    }

    /** Whether they are of something else, which an address beside them is for. */
    static boolean isOfOthers(String text) {
        return OTHERS.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /**
     * What a mailbox is for: by its name, where that says so, else by the words around it.
     *
     * @param around what these say
     */
    static Optional<Subject> ofMailbox(String mail, Optional<Subject> around) {
        if (MAILBOX_OF_OTHERS.matcher(mail).matches()) {
            return Optional.empty();
        }
        if (MAILBOX_OF_AGENT.matcher(mail).matches()) {
            return Optional.of(Subject.DESIGNATED_AGENT);
        }
        if (around.isPresent() && around.get() != Subject.ABUSE) {
            return around;
        }
        if (MAILBOX_OF_COPYRIGHT.matcher(mail).matches()) {
            return Optional.of(Subject.COPYRIGHT);
        }
        return MAILBOX_OF_ABUSE.matcher(mail).matches() ? Optional.of(Subject.ABUSE) : around;
    }

    /**
     * How likely a link leads to an address for complaints: 0 most, 3 of a contact page; empty: not at all.
     *
     * @param text of the link
     * @param path of its URL
     */
    static Optional<Integer> ofLink(String text, String path) {
        return of(text).or(() -> of(path.replaceAll("[/_.-]+", " ")))
                .map(Subject::ordinal)
                .or(() -> PAGE_OF_CONTACT
                                .matcher((text + " " + path).toLowerCase(Locale.ROOT))
                                .find()
                        ? Optional.of(Subject.values().length)
                        : Optional.empty());
    }
}
