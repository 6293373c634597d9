package dev.colophon.service.answer;

import dev.colophon.cases.notice.page.AnswerAddresses;
import dev.colophon.cases.notice.page.AnswerForm;
import dev.colophon.service.settings.Settings;
import java.time.InstantSource;

/** Keeps what whoever is accused has filled in, for them to go on by the same address. The owner does not see it before it is handed in. */
public final class SaveAnswer {

    private final Settings settings;
    private final InstantSource clock;

    public SaveAnswer(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps it in place of what was kept before; false where the token leads to no notice that can be answered. */
    public boolean save(String token, AnswerForm form) {
        return NoticeByToken.use(
                        settings,
                        clock,
                        token,
                        answered -> answered.session().write(step -> {
                            boolean open = NoticeByToken.standing(answered.history(step)) == AnswerPage.Standing.STANDS;
                            if (open) {
                                new AnswerAddresses(step.dsl())
                                        .save(
                                                answered.id(),
                                                new AnswerAddresses.Draft(SavedForm.json(form), step.now()));
                            }
                            return open;
                        }))
                .orElse(false);
    }
}
