package dev.colophon.service.settings;

import dev.colophon.index.IndexLocation;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.ffmpeg.FfmpegSearch;
import dev.colophon.registry.Catalogue;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.SharedDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a command is told by {@code colophon.toml} and the environment, read once and passed on. Immutable.
 *
 * @param home where everything is kept
 * @param values what was set, by setting
 * @param variables of the process
 * @param indexes how the search index is opened
 */
public record Settings(
        Home home, Map<Setting, SettingValue> values, Variables variables, Catalogue.IndexOpener indexes) {

    /** The variable that names the home. */
    public static final String HOME = "COLOPHON_HOME";

    public Settings {
        values = Map.copyOf(values);
    }

    /**
     * Of the file in a home, overridden by variables.
     *
     * @throws ServiceException when the file cannot be read or says what is no setting
     */
    public static Settings of(Home home, Variables variables) {
        return of(home, SettingsFile.of(home).read(), variables);
    }

    /** As above, of the home in a folder. */
    public static Settings of(Path folder, Variables variables) {
        return of(new Home(folder), variables);
    }

    /** Of the home that the variables name, or of the usual folder. */
    public static Settings of(Variables variables) {
        return of(folderOf(variables), variables);
    }

    /** The folder that the variables name, or the usual one. */
    public static Path folderOf(Variables variables) {
        return Home.of(variables.get(HOME).map(Path::of)).folder();
    }

    static Settings of(Home home, Map<Setting, String> file, Variables variables) {
        Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
        file.forEach((setting, text) -> values.put(setting, new SettingValue(text, SettingValue.Origin.FILE)));
        for (Setting setting : Setting.values()) {
            variables
                    .get(setting.variable())
                    .ifPresent(text -> values.put(setting, new SettingValue(text, SettingValue.Origin.VARIABLE)));
        }
        return new Settings(home, values, variables, IndexOpeners.of(index(values)));
    }

    private static Optional<IndexLocation> index(Map<Setting, SettingValue> values) {
        return text(values, Setting.INDEX_URL)
                .map(address -> new IndexLocation(
                        address,
                        text(values, Setting.INDEX_USER),
                        text(values, Setting.INDEX_PASSWORD),
                        text(values, Setting.INDEX_CERTIFICATES).map(Path::of)));
    }

    /** Whether a setting says where a home is kept. */
    private static boolean isOfPlace(Setting setting) {
        return setting.table().equals(Setting.DATABASE_URL.table())
                || setting.table().equals(Setting.INDEX_URL.table());
    }

    /** What a person should mend about the settings file, though it can be used. */
    public Optional<String> warning() {
        SettingsFile file = SettingsFile.of(home);
        boolean passwordInFile = Stream.of(
                        Setting.DATABASE_PASSWORD, Setting.INDEX_PASSWORD, Setting.MAIL_PASSWORD, Setting.OIDC_SECRET)
                .flatMap(setting -> Optional.ofNullable(values.get(setting)).stream())
                .anyMatch(value -> value.origin() == SettingValue.Origin.FILE);
        return passwordInFile && file.isReadableByOthers()
                ? Optional.of(
                        "warning: %s holds a password and others can read it: chmod 600 %1$s".formatted(file.path()))
                : Optional.empty();
    }

    /** Why the settings file of a home cannot be used, in one line; empty where it can, or where there is none. */
    public static Optional<String> faultIn(Home home) {
        try {
            SettingsFile.of(home).read();
            return Optional.empty();
        } catch (ServiceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The same programs and names for another home, which is kept in SQLite. */
    public Settings inHome(Path folder) {
        Map<Setting, SettingValue> others = new HashMap<>(values);
        others.keySet().removeIf(Settings::isOfPlace);
        return new Settings(new Home(folder), others, variables, LocalIndex::open);
    }

    /** The same in a process that keeps database and index open while it runs. */
    public Settings sharing(SharedDatabase database, Catalogue.IndexOpener opened) {
        return new Settings(home.sharedBy(database), values, variables, opened);
    }

    /**
     * The same home, open as it is, with what its file says now; where it is kept stays.
     *
     * @throws ServiceException when the file cannot be read or says what is no setting
     */
    public Settings readAgain() {
        Map<Setting, SettingValue> now = new HashMap<>(of(home, variables).values());
        now.keySet().removeIf(Settings::isOfPlace);
        values.forEach((setting, value) -> {
            if (isOfPlace(setting)) {
                now.put(setting, value);
            }
        });
        return new Settings(home, now, variables, indexes);
    }

    /** The variables by which another command gets the same settings. */
    public Variables asVariables() {
        Map<String, String> all = new HashMap<>(variables.values());
        for (Setting setting : Setting.values()) {
            all.remove(setting.variable());
            text(setting).ifPresent(value -> all.put(setting.variable(), value));
        }
        return new Variables(all);
    }

    /** Why there is nothing to read, in one line for a person; empty where something was ever stored. */
    public Optional<String> nothingStored() {
        if (Database.exists(home, database())) {
            return Optional.empty();
        }
        return Optional.of("nothing is registered yet in %s: begin with `colophon register PATH --owner NAME`"
                .formatted(home.folder()));
    }

    /**
     * These, for what needs something that is stored.
     *
     * @throws ServiceException when nothing ever was
     */
    public Settings stored() {
        nothingStored().ifPresent(why -> {
            throw new ServiceException(Category.REFUSED, why);
        });
        return this;
    }

    public DatabaseSettings database() {
        return new DatabaseSettings(
                text(Setting.DATABASE_URL),
                text(Setting.DATABASE_USER),
                text(Setting.DATABASE_PASSWORD),
                new DatabaseSettings.Names(
                        names(Setting.DATABASE_URL),
                        names(Setting.DATABASE_URL, Setting.DATABASE_USER, Setting.DATABASE_PASSWORD)));
    }

    /** What a person changes to change them: keys where the file sets the first, else variables. */
    private String names(Setting... settings) {
        boolean file = Optional.ofNullable(values.get(settings[0]))
                .filter(value -> value.origin() == SettingValue.Origin.FILE)
                .isPresent();
        List<String> names = Arrays.stream(settings)
                .map(setting -> file ? setting.path() : setting.variable())
                .toList();
        String last = names.getLast();
        String listed =
                names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
        return file ? listed + " in " + SettingsFile.of(home).path() : listed;
    }

    /** The programs that are run. */
    public ProgramSettings programs() {
        return new ProgramSettings(
                FfmpegSearch.of(text(Setting.FFMPEG), variables.cache(), variables.path()),
                text(Setting.CHROMIUM),
                variables.path());
    }

    public VisitorSettings watching() {
        return new VisitorSettings(text(Setting.CONTACT), text(Setting.VANTAGE));
    }

    /** From where `look` asks, beside this machine: as it was written. */
    public Optional<String> lookFrom() {
        return text(Setting.LOOK_FROM);
    }

    /** From whom notices leave, and by which server. */
    public MailSettings mail() {
        return new MailSettings(
                text(Setting.MAIL_SERVER),
                text(Setting.MAIL_SECURITY),
                text(Setting.MAIL_USER),
                text(Setting.MAIL_PASSWORD),
                text(Setting.MAIL_FROM),
                text(Setting.MAIL_SELECTOR));
    }

    /** What evidence says of who takes it. */
    public CaptureSettings evidence() {
        return new CaptureSettings(
                text(Setting.VANTAGE), text(Setting.RESPONSIBLE), text(Setting.VERIFY_URL), variables.proxies());
    }

    /** How the pages are served. */
    public ServeSettings serving() {
        String accounts = text(Setting.SERVE_ACCOUNTS).orElse("false").strip();
        if (!accounts.equals("true") && !accounts.equals("false")) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "%s: `%s` is neither true nor false".formatted(names(Setting.SERVE_ACCOUNTS), accounts));
        }
        return new ServeSettings(
                accounts.equals("true"),
                text(Setting.SERVE_BEHIND),
                text(Setting.SERVE_BIND),
                text(Setting.SERVE_HOSTS),
                port(),
                isJsonLog());
    }

    private boolean isJsonLog() {
        String log = text(Setting.SERVE_LOG).orElse("text").strip();
        if (!log.equals("text") && !log.equals("json")) {
            throw new ServiceException(
                    Category.ENVIRONMENT, "%s: `%s` is neither text nor json".formatted(names(Setting.SERVE_LOG), log));
        }
        return log.equals("json");
    }

    private int port() {
        String port = text(Setting.SERVE_PORT)
                .orElse(Integer.toString(ServeSettings.USUAL_PORT))
                .strip();
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > ServeSettings.HIGHEST_PORT) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "%s: `%s` is no port: write a number from 0 to 65535".formatted(names(Setting.SERVE_PORT), port));
        }
        return Integer.parseInt(port);
    }

    /**
     * The provider with whom people may sign in, too; empty where none is named.
     *
     * @throws ServiceException when what is set of it cannot be used
     */
    public Optional<OidcSettings> oidc() {
        return text(Setting.OIDC_ISSUER)
                .map(issuer -> OidcSettings.of(
                        issuer,
                        text(Setting.OIDC_CLIENT),
                        text(Setting.OIDC_SECRET),
                        text(Setting.OIDC_SECRET_FILE),
                        text(Setting.OIDC_NAME)));
    }

    /** As what people know who vouches for them: the name that is set of the provider, or its address where it is another. */
    public String providerName(String issuer) {
        return text(Setting.OIDC_NAME)
                .filter(_ -> text(Setting.OIDC_ISSUER)
                        .map(String::strip)
                        .filter(issuer::equals)
                        .isPresent())
                .map(String::strip)
                .orElse(issuer);
    }

    /** Which servers may be asked though they are not of the public internet, by a setting that names them. */
    public AllowedServers allowed(Setting setting) {
        return AllowedServers.of(setting, text(setting));
    }

    /** How several persons review. */
    public ReviewSettings review() {
        return new ReviewSettings(text(Setting.SECOND_EYE), text(Setting.BULK_HOLD));
    }

    /**
     * How old is what {@code prune} deletes.
     *
     * @throws ServiceException when it is not as it can be used
     */
    public RetentionAge retention() {
        return text(Setting.RETENTION)
                .map(text -> RetentionAge.parse(text, names(Setting.RETENTION), Category.ENVIRONMENT))
                .orElse(RetentionAge.DEFAULT);
    }

    /**
     * Where everybody reaches the public pages; empty where nobody does.
     *
     * @throws ServiceException when what is set is no such address
     */
    public Optional<PublicOrigin> publicAddress() {
        return text(Setting.PUBLIC).map(PublicOrigin::of);
    }

    /** Who is trusted to certify the signers of Content Credentials. */
    public Optional<Path> trustList() {
        return text(Setting.TRUST_LIST).map(Path::of);
    }

    private Optional<String> text(Setting setting) {
        return text(values, setting);
    }

    private static Optional<String> text(Map<Setting, SettingValue> values, Setting setting) {
        return Optional.ofNullable(values.get(setting)).map(SettingValue::text);
    }

    /** Shows no value: some are secret. */
    @Override
    public String toString() {
        return "Settings[" + home.folder() + ", " + List.copyOf(values.keySet()) + "]";
    }
}
