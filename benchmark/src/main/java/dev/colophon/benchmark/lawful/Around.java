package dev.colophon.benchmark.lawful;

import dev.colophon.samples.Dice;
import dev.colophon.samples.text.Stories.Language;
import java.util.ArrayList;
import java.util.List;

/** What stands around a work on any page. */
final class Around {

    private static final List<String> MENU = List.of(
            "Home", "Top 100", "New", "Genres", "Forum", "Upload", "Help", "Log in", "Search", "Popular", "Tags",
            "About");
    private static final List<String> CHINESE_MENU =
            List.of("首页", "排行", "最新", "分类", "论坛", "上传", "帮助", "登录", "搜索", "热门", "标签", "关于");

    private Around() {}

    static String page(String title, String head, String body) {
        return "<!doctype html><html><head><meta charset=\"utf-8\"><title>" + title + "</title>" + head
                + "</head><body><h1>" + title + "</h1>\n" + body + "</body></html>";
    }

    static String menu(Dice dice, Language language) {
        return "<nav>" + some(dice, language == Language.CHINESE ? CHINESE_MENU : MENU, 3, 40) + "</nav>";
    }

    static String footer(Dice dice, Language language) {
        return "<footer>" + some(dice, language == Language.CHINESE ? CHINESE_MENU : MENU, 2, 25) + "</footer>";
    }

    /** What a page that offers a whole work is called. */
    static String offer(Dice dice, UsePair pair) {
        List<String> titles = pair.kind().language() == Language.CHINESE
                ? List.of("《%s》全文在线阅读", "%s 全文", "%s 免费下载", "%s")
                : List.of("%s: read online", "%s free", "Download %s", "%s");
        return titles.get(dice.below(titles.size())).formatted(pair.twinTitle());
    }

    /** What it is called when it pretends. */
    static String pretence(Dice dice, UsePair pair) {
        List<String> titles = pair.kind().language() == Language.CHINESE
                ? List.of("《%s》书评与全文", "%s 新闻", "%s 课件下载")
                : List.of("%s: review and full text", "%s news", "%s, a lesson");
        return titles.get(dice.below(titles.size())).formatted(pair.twinTitle());
    }

    private static String some(Dice dice, List<String> words, int least, int most) {
        List<String> some = new ArrayList<>();
        int count = dice.between(least, most);
        for (int i = 0; i < count; i++) {
            some.add("<a href=\"#\">" + words.get(dice.below(words.size())) + "</a>");
        }
        return String.join(" ", some);
    }
}
