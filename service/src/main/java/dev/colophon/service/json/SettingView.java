package dev.colophon.service.json;

import dev.colophon.service.settings.ListSettings;
import org.jspecify.annotations.Nullable;

/** A setting; the schema is {@code setting.schema.json}. */
public record SettingView(String setting, @Nullable String value, String origin, String variable) {

    public static SettingView of(ListSettings.State state) {
        return new SettingView(state.setting(), state.value().orElse(null), state.origin(), state.variable());
    }
}
