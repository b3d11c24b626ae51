package io.novacron.dwcpctl.base.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextFilesTest {
    @TempDir
    Path directory;

    @Test
    void reads_text_and_says_why_it_cannot() throws IOException {
        Path file = directory.resolve("a b.yaml");
        Files.writeString(file, "ü🚀\n");
        Path latin = Files.write(directory.resolve("latin"), new byte[] {'a', (byte) 0xfc});
        Path large = Files.write(directory.resolve("large"), new byte[Yaml.MAX_CHARACTERS + 1]);

        assertThat(TextFiles.read("config", file)).isEqualTo("ü🚀\n");
        refuses(() -> TextFiles.read("config", directory), "config " + directory + ": is a directory");
        refuses(() -> TextFiles.read("config", latin), "config " + latin + ": not text in UTF-8");
        refuses(() -> TextFiles.read("config", large), "config " + large + ": larger than 4 MiB");
        Path missing = directory.resolve("missing");
        refuses(() -> TextFiles.read("config", missing), "config " + missing + ": no such file");
        Path below = file.resolve("below");
        refuses(() -> TextFiles.read("config", below), "config " + below + ": Not a directory");
    }

    private static void refuses(Runnable reading, String message) {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(reading::run)
                .withMessage(message)
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
    }

    @Test
    void replaces_the_whole_text_and_leaves_nothing_else_behind() throws IOException {
        Path file = directory.resolve("new/er/f.txt");

        TextFiles.replace(file, "a long first text");
        TextFiles.replace(file, "ü");

        assertThat(file).hasContent("ü");
        assertThat(names(file)).containsExactly("f.txt");
    }

    @Test
    void keeps_the_permissions_of_what_it_replaces() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        for (String permissions : new String[] {"rw-r-----", "rw-rw-rw-", "rw-------"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

            TextFiles.replace(file, "new");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(permissions);
        }
    }

    @Test
    void a_new_file_has_the_permissions_that_new_files_have() throws IOException {
        Path usual = Files.writeString(directory.resolve("usual"), "");
        Path file = directory.resolve("f");

        TextFiles.replace(file, "new");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void a_link_stays_a_link_and_a_linked_directory_is_one() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path file = Files.writeString(real.resolve("f"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        Path linked = Files.createSymbolicLink(directory.resolve("linked"), real);

        TextFiles.replace(link, "through the link");
        TextFiles.replace(linked.resolve("g"), "in the directory");

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("through the link");
        assertThat(real.resolve("g")).hasContent("in the directory");
    }

    @Test
    void a_pipe_is_written_into_and_stays_one() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        // who opens it for both waits for nobody
        try (FileChannel reader = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            TextFiles.replace(pipe, "text");

            assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther())
                    .isTrue();
            ByteBuffer read = ByteBuffer.allocate(4);
            reader.read(read);
            assertThat(new String(read.array(), StandardCharsets.UTF_8)).isEqualTo("text");
        }
        assertThat(names(pipe)).containsExactly("pipe");
    }

    @Test
    void what_cannot_be_written_is_73_and_leaves_all_as_it_was() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        Path below = file.resolve("below/g");

        cannotWrite(() -> TextFiles.replace(directory, "x"), "cannot write " + directory + ": is a directory");
        cannotWrite(() -> TextFiles.replace(below, "x"), "cannot write " + below + ": Not a directory");
        Path inIt = file.resolve("g");
        cannotWrite(() -> TextFiles.replace(inIt, "x"), "cannot write " + inIt + ": " + file + " is no directory");
        assertThat(file).hasContent("old");
        assertThat(names(file)).containsExactly("f");
    }

    @Test
    void a_directory_that_may_not_be_written_is_73() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Path file = Files.writeString(closed.resolve("f"), "old");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(closed)).as("root may write anywhere").isFalse();
            cannotWrite(() -> TextFiles.replace(file, "x"), "cannot write " + file + ": permission denied");
            assertThat(file).hasContent("old");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void cannotWrite(Runnable writing, String message) {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(writing::run)
                .withMessage(message)
                .returns(ExitCode.CANNOT_CREATE, CliException::exitCode);
    }

    private static Stream<String> names(Path file) throws IOException {
        try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
            return all.map(p -> p.getFileName().toString()).toList().stream();
        }
    }
}
