package dev.colophon.page.context;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a page says that it is for, as far as laws allow uses for such a purpose. */
public enum Purpose {
    /** Criticism, comment, the introduction of a work. */
    REVIEW(
            "Review|CriticReview|ClaimReview|OpinionNewsArticle|ReviewNewsArticle",
            "reviews?|reviewed|critiques?|criticism|commentary|commented|essays? on|an analysis of|close reading",
            "评论|书评|影评|乐评|画评|点评|赏析|评析|解读|鉴赏|述评"),
    NEWS(
            "NewsArticle|ReportageNewsArticle|AnalysisNewsArticle|BackgroundNewsArticle|OpinionNewsArticle|ReviewNewsArticle",
            "news|breaking",
            "新闻|快讯|时讯|记者报道|本报讯"),
    /** Lectures, lessons, courses. */
    TEACHING(
            "Course|CourseInstance|LearningResource|Syllabus|EducationEvent",
            "lectures?|lessons?|courses?|classroom|syllabus|seminars?|tutorials?",
            "讲座|课堂|课程|教案|课件|讲义|教学|公开课"),
    RESEARCH("ScholarlyArticle|Thesis", "thesis|dissertation|scholarly|research paper", "论文|学术|学报"),
    /** Caricature, parody, pastiche. */
    PARODY("SatiricalArticle", "parod(?:y|ies)|pastiches?|satires?|satirical|spoofs?|caricatures?", "戏仿|恶搞|讽刺|仿作|漫画像");

    private final Pattern types;
    private final Pattern words;

    Purpose(String types, String english, String chinese) {
        this.types = Pattern.compile(types);
        this.words = Pattern.compile("\\b(?:" + english + ")\\b|" + chinese, Pattern.CASE_INSENSITIVE);
    }

    /** Those that a page with this type of schema.org is for. */
    static Set<Purpose> ofType(String type) {
        Set<Purpose> found = EnumSet.noneOf(Purpose.class);
        for (Purpose purpose : values()) {
            if (purpose.types.matcher(type).matches()) {
                found.add(purpose);
            }
        }
        return found;
    }

    /** Those that a title names. */
    static Set<Purpose> ofTitle(String title) {
        Set<Purpose> found = EnumSet.noneOf(Purpose.class);
        for (Purpose purpose : values()) {
            if (purpose.words.matcher(title).find()) {
                found.add(purpose);
            }
        }
        return found;
    }
}
