package dev.colophon.media.child;

import java.util.Locale;

/**
 * The program of {@link WarmChildren}: does one request after the other, with the {@link ChildTask} that its argument names. A
 * request on standard input is its length in four bytes and what the task needs; the answer on standard output is the task's. It
 * ends with its standard input, whatever it is doing then.
 */
final class DecoderChild {

    private DecoderChild() {}

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // filters of programs are written with ASCII digits
        ChildTask task = Class.forName(args[0])
                .asSubclass(ChildTask.class)
                .getConstructor()
                .newInstance();
        Parent parent = new Parent();
        System.setOut(System.err); // libraries print there what is no answer
        while (true) {
            task.answer(parent.request(), parent);
            parent.out().flush();
        }
    }
}
