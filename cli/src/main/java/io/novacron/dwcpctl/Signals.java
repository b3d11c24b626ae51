package io.novacron.dwcpctl;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system, by {@code sun.misc.Signal}: the one way to them on every JDK since 9 and in a native
 * image. By reflection, because the compiler warns of that class in a manner that cannot be told to be quiet.
 */
final class Signals {
    private Signals() {}

    /**
     * Runs {@code action}, on a thread of its own, each time the signal arrives, in place of what the JVM would do. Where
     * the JVM has no such class, it keeps doing what it does: it ends.
     *
     * @param name without SIG: {@code INT}
     */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            // no such class on this JVM
        }
    }
}
