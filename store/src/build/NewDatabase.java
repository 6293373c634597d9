import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the database that a new home begins with: all migrations, and no rows. Each build makes the same bytes. */
final class NewDatabase {

    private NewDatabase() {}

    /** Writes the file that is named; what is there is made anew. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path made = Path.of(arguments[0]);
        Files.createDirectories(made.getParent());
        Files.deleteIfExists(made);
        Path folder = Files.createTempDirectory("colophon-new");
        Home home = new Home(folder);
        Database.open(home, DatabaseSettings.SQLITE).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.database());
                Statement statement = connection.createStatement()) {
            statement.execute("update flyway_schema_history set installed_on = '1980-01-01 00:00:00.000', execution_time = 0");
            statement.execute("vacuum into '%s'".formatted(made.toString().replace("'", "''")));
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
