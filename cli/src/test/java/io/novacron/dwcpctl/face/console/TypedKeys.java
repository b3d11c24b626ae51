package io.novacron.dwcpctl.face.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/**
 * A terminal with somebody before it, who types once the question stands on the screen: what is typed earlier is still
 * the line discipline's, for which Ctrl-C is a signal to nobody.
 */
final class TypedKeys extends InputStream implements TerminalOpener {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            notifyAll();
        }

        @Override
        public synchronized void write(int b) {
            super.write(b);
            notifyAll();
        }
    };
    private final String question;
    private final byte[] keys;
    private int typed;

    TypedKeys(String question, String keys) {
        this.question = question;
        this.keys = keys.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Terminal open() throws IOException {
        ExternalTerminal terminal = new ExternalTerminal("t", "xterm-256color", this, screen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(80, 24));
        return terminal;
    }

    String screen() {
        synchronized (screen) {
            return screen.toString(StandardCharsets.UTF_8);
        }
    }

    /** The next key; after the last the hands rest for ever, on the daemon thread that JLine reads with. */
    @Override
    public int read() throws IOException {
        synchronized (screen) {
            try {
                while (typed == keys.length || !screen().contains(question)) {
                    screen.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
            return keys[typed++] & 0xff;
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int key = read();
        if (key < 0) {
            return -1;
        }
        bytes[from] = (byte) key;
        return 1;
    }
}
