package dev.colophon.service.settings;

import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what is set, and what set it. */
public final class ListSettings {

    /**
     * A setting as it stands. Passwords are not in it.
     *
     * @param setting its name, {@code home} or a table and a key
     * @param value empty where nothing is set
     * @param origin what set it: {@code default}, {@code file}, {@code variable}; of the home also {@code option}
     * @param variable that would set it
     */
    public record State(String setting, Optional<String> value, String origin, String variable) {}

    /**
     * All of them.
     *
     * @param file in which they may be set
     * @param hasFile whether it is there
     * @param faults what is set and cannot be used, a line each
     */
    public record Result(List<State> states, Path file, boolean hasFile, List<String> faults) {

        public Result {
            faults = List.copyOf(faults);
            states = List.copyOf(states);
        }
    }

    private final Settings settings;

    public ListSettings(Settings settings) {
        this.settings = settings;
    }

    /**
     * Where the home is, then each setting in the order of the file.
     *
     * @param homeOrigin what named the home
     */
    public Result list(Actor actor, String homeOrigin) {
        actor.require(Permission.ADMINISTER);
        List<State> states = new ArrayList<>();
        states.add(new State("home", Optional.of(settings.home().folder().toString()), homeOrigin, Settings.HOME));
        for (Setting setting : Setting.values()) {
            Optional<SettingValue> value = value(setting);
            states.add(new State(
                    setting.path(),
                    value.map(set -> setting.shown(set.text())),
                    value.map(set -> set.origin().words()).orElse("default"),
                    setting.variable()));
        }
        SettingsFile file = SettingsFile.of(settings.home());
        return new Result(
                states,
                file.path(),
                file.exists(),
                settings.mail().fault().stream().toList());
    }

    /** The secret of a provider may be in a file of its own: then that is what sets it. */
    private Optional<SettingValue> value(Setting setting) {
        Optional<SettingValue> own = Optional.ofNullable(settings.values().get(setting));
        return own.isEmpty() && setting == Setting.OIDC_SECRET ? value(Setting.OIDC_SECRET_FILE) : own;
    }

    /** The lines of a settings file that sets nothing until a line's {@code #} is taken away. */
    public static Stream<String> example(Language reader) {
        return SettingsFile.example(reader);
    }
}
