package dev.colophon.page;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Pages that say "not found" with status 200 (soft 404). Only what title or first heading say of the page itself counts, and
 * only on short pages: a work that is taken for an error page would not be looked into.
 */
final class NotFoundPage {

    /** In UTF-16 units. Error pages bring their site's navigation along. */
    private static final int LONGEST = 4_000;

    /** A title that is nothing but the status, perhaps with its words and the name of the site behind them. */
    private static final Pattern STATUS =
            Pattern.compile("(?:http |error |error code |fehler |erreur |errore |errou? |ошибка |错误 ?)?404"
                    + "(?:[!:.,]? (?:error|fehler|erreur|not found|page not found|file not found)\\b.*"
                    + "|(?: ?错误| ?エラー)?(?:\\s*[-–—|:·»].*)?[!.]?)");

    /** What is said of a page, a file or an address, in the languages of most of the web. */
    private static final Pattern WORDS =
            Pattern.compile("\\b(?:page|file|document|url|video|image) (?:was |could |can |is |has )?(?:not |cannot )"
                    + "(?:be )?(?:found|exist|available)\\b|\\b(?:page|file|video|image) (?:doesn.t|does not|no longer) exists?\\b"
                    + "|^(?:error[:,]? )?not found(?:\\s*[-–—|:·»].*)?[!.]?$"
                    + "|\\b(?:seite|datei) (?:wurde )?(?:leider )?nicht gefunden\\b"
                    + "|\\bpage (?:non trouvée|introuvable|inexistante)\\b"
                    + "|\\bpágina no (?:encontrada|existe)\\b|\\bpágina não (?:encontrada|existe)\\b"
                    + "|\\bpagina (?:non trovata|niet gevonden)\\b|\\bstrona nie (?:została znaleziona|istnieje)\\b"
                    + "|\\bstrán(?:ka|ku) ne(?:nalezena|byla nalezena|existuje)\\b|\\bsidan (?:hittades inte|finns inte)\\b"
                    + "|страница не (?:найдена|существует)|сторінку не знайдено|sayfa bulunamadı"
                    + "|页面(?:不存在|未找到|找不到|已删除)|找不到(?:页面|网页|該頁面|该页面)|頁面不存在|ページが見つかりません|페이지를 찾을 수 없습니다"
                    + "|الصفحة غير موجودة");

    private NotFoundPage() {}

    static boolean says(String title, String heading, int textLength) {
        return textLength <= LONGEST && (isNotFound(title) || isNotFound(heading));
    }

    private static boolean isNotFound(String line) {
        if (line.isEmpty()) {
            return false;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        return STATUS.matcher(lower).matches() || WORDS.matcher(lower).find();
    }
}
