package io.novacron.dwcpctl.base.library;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/** Whole text files of users, read and replaced, with errors that say which file and why. */
public final class TextFiles {
    private TextFiles() {}

    /**
     * Reads a file in UTF-8.
     *
     * @param what names it in messages: {@code config}
     * @throws CliException with code 65 if it cannot be read, is no text or is larger than 4 MiB
     */
    public static String read(String what, Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw CliException.badInput(what + " " + file + ": is a directory", "Name a file.");
            }
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(Yaml.MAX_CHARACTERS + 1);
            }
            if (bytes.length > Yaml.MAX_CHARACTERS) {
                throw CliException.badInput(what + " " + file + ": larger than 4 MiB", "Give a smaller file.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw unreadable(what, file, "no such file", "Check the path.", e);
        } catch (AccessDeniedException e) {
            throw unreadable(what, file, "permission denied", "Make it readable for this user.", e);
        } catch (CharacterCodingException e) {
            throw unreadable(what, file, "not text in UTF-8", "Give a text file in UTF-8.", e);
        } catch (IOException e) {
            throw unreadable(what, file, reason(e), "Check the path.", e);
        }
    }

    private static CliException unreadable(String what, Path file, String why, String suggestion, IOException cause) {
        return new CliException(ExitCode.BAD_INPUT, what + " " + file + ": " + why, suggestion, cause);
    }

    /**
     * Puts a text in a file's place: whole or not at all, whatever happens meanwhile. Missing directories are made. What is
     * no file but a pipe or a device has it written into.
     *
     * @throws CliException with code 73 if it cannot be written; what was there is then still there
     */
    public static void replace(Path file, String text) {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As above, with bytes as they are. */
    public static void replace(Path file, byte[] bytes) {
        Path temporary = null;
        try {
            if (Files.exists(file)
                    && Files.readAttributes(file, BasicFileAttributes.class).isOther()) {
                Files.write(file, bytes, StandardOpenOption.WRITE); // a pipe or a device, and it stays one
                return;
            }
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path directory = target.getParent();
            if (directory == null || Files.isDirectory(target)) {
                throw new CliException(
                        ExitCode.CANNOT_CREATE, "cannot write " + file + ": is a directory", "Name a file.");
            }
            if (!Files.isDirectory(directory)) { // before JDK 20 createDirectories refuses a link to a directory
                Files.createDirectories(directory);
            }
            Path fresh = directory.resolve("." + target.getFileName() + "."
                    + ProcessHandle.current().pid() + "." + System.nanoTime() + ".tmp");
            // not createTempFile: a new file is to have the permissions that new files of this user have
            try (FileChannel channel =
                            FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                    var out = Channels.newOutputStream(channel)) {
                temporary = fresh;
                keepPermissions(target, fresh);
                out.write(bytes);
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(temporary);
            throw new CliException(
                    ExitCode.CANNOT_CREATE,
                    "cannot write " + file + ": " + reason(e),
                    "Check that the directory is there, writable, and has room.",
                    e);
        }
    }

    /** What replaces a file may be read by those who may read the file, and by nobody else. */
    private static void keepPermissions(Path existing, Path fresh) throws IOException {
        PosixFileAttributeView permissions = Files.getFileAttributeView(existing, PosixFileAttributeView.class);
        if (permissions != null && Files.exists(existing)) {
            Files.setPosixFilePermissions(fresh, permissions.readAttributes().permissions());
        }
    }

    /** Why a file or directory cannot be read or made, in a few words. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no file can be made there";
        }
        if (e instanceof FileAlreadyExistsException inTheWay) {
            return inTheWay.getFile() + " is no directory";
        }
        if (e instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    private static void discard(@Nullable Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException ignored) {
                // the write's own failure is the one to report
            }
        }
    }
}
