package dev.colophon.cli;

import dev.colophon.cli.output.Console;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, handing each that asks for it the console. */
final class Commands implements IFactory {

    private final Console console;
    private final IFactory other = CommandLine.defaultFactory();

    Commands(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Console.class) {
                constructor.setAccessible(
                        true); // commands are made here alone, as picocli makes those without arguments
                return type.cast(constructor.newInstance(console));
            }
        }
        return other.create(type);
    }
}
