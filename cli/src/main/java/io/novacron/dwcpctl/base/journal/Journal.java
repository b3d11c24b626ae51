package io.novacron.dwcpctl.base.journal;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file of lines that only grows. Each append is on disk before it returns; a line that a crash left without its end is
 * cut off before the next one is written, and is never read. Processes exclude each other by a lock on the file.
 */
public final class Journal {
    private static final int MAX_BYTES = 64 << 20;

    private final Path file;

    public Journal(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /**
     * All whole lines; none where there is no file.
     *
     * @throws CliException with code 65 if the file cannot be read
     */
    public List<String> read() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw CliException.badInput("journal " + file + ": larger than 64 MiB", "Move it away.");
            }
            return whole(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    "journal " + file + ": cannot be read: " + e.getMessage(),
                    "Make it readable for this user, or move it away.",
                    e);
        }
    }

    private static List<String> whole(byte[] bytes) {
        return new String(bytes, 0, wholeLength(bytes), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static int wholeLength(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return length;
    }

    /**
     * Reads and appends in one go, while no other process does.
     *
     * @param addition from the lines that are there to those to add, none of which may hold a newline
     * @return all lines, the new ones included
     * @throws CliException with code 73 if it cannot be written
     */
    public List<String> update(Function<List<String>, List<String>> addition) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            // threads of one process share its locks, so they are kept apart by the monitor
            synchronized (Journal.class) {
                try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    channel.lock(); // given back when the channel closes
                    return update(channel, addition);
                }
            }
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.CANNOT_CREATE,
                    "journal " + file + ": cannot be written: " + e.getMessage(),
                    "Check that its directory is there, writable, and has room.",
                    e);
        }
    }

    private static List<String> update(FileChannel channel, Function<List<String>, List<String>> addition)
            throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(Math.min(channel.size(), MAX_BYTES)));
        while (content.hasRemaining() && channel.read(content) >= 0) {
            // until all is read
        }
        byte[] bytes = content.array();
        List<String> lines = whole(bytes);
        List<String> added = addition.apply(lines);
        if (added.isEmpty()) {
            return lines;
        }
        int end = wholeLength(bytes);
        channel.truncate(end);
        channel.position(end);
        ByteBuffer text = StandardCharsets.UTF_8.encode(String.join("\n", added) + "\n");
        while (text.hasRemaining()) {
            channel.write(text);
        }
        channel.force(true);
        return Stream.concat(lines.stream(), added.stream()).toList();
    }

    /** Appends one line, as {@link #update} does. */
    public void append(String line) {
        update(lines -> List.of(line));
    }

    /** Removes the file. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.CANNOT_CREATE,
                    "journal " + file + ": cannot be removed: " + e.getMessage(),
                    "Check the permissions of its directory.",
                    e);
        }
    }
}
