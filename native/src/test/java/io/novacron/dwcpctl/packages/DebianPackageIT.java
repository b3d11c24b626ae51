package io.novacron.dwcpctl.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrograms.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, by dpkg itself, in a system of its own: a folder with a package database. */
final class DebianPackageIT {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path system;

    @Test
    void it_is_installed_works_and_leaves_nothing_behind() throws IOException {
        Assumptions.assumeTrue(run("id", "-u").output().strip().equals("0"), "installing takes root");
        Path database = Files.createDirectories(system.resolve("var/lib/dpkg"));
        Files.createDirectories(database.resolve("updates"));
        Files.createDirectories(database.resolve("info"));
        Files.createFile(database.resolve("status"));
        Files.createFile(database.resolve("available"));

        // of that system, no C library is a package
        assertThat(dpkg("--force-depends", "--install", deb().toString()).exitCode())
                .isZero();

        Outcome version = run("bash", "-c", system + "/usr/bin/dwcpctl --version");
        assertThat(version.exitCode()).isZero();
        assertThat(version.output()).startsWith("dwcpctl ");
        Outcome page = run("mandoc", "-T", "ascii", system + "/usr/share/man/man1/dwcpctl-gonogo.1.gz");
        assertThat(page.exitCode()).isZero();
        Outcome completed = run(
                "bash",
                "-c",
                "source " + system + "/usr/share/bash-completion/completions/dwcpctl;"
                        + " COMP_WORDS=(dwcpctl gon); COMP_CWORD=1; _dwcpctl; echo ${COMPREPLY[*]}");
        assertThat(completed.output()).isEqualTo("gonogo\n");

        assertThat(dpkg("--force-depends", "--purge", "dwcpctl").exitCode()).isZero();
        assertThat(filesOutside(database)).isEmpty();
    }

    @Test
    void it_holds_what_belongs_to_a_package() throws IOException {
        List<String> files = run("dpkg-deb", "--contents", deb().toString())
                .output()
                .lines()
                .filter(line -> line.startsWith("-"))
                .map(line -> line.substring(line.indexOf("./") + 1))
                .toList();

        assertThat(files)
                .contains(
                        "/usr/bin/dwcpctl",
                        "/usr/share/bash-completion/completions/dwcpctl",
                        "/usr/share/zsh/vendor-completions/_dwcpctl",
                        "/usr/share/fish/vendor_completions.d/dwcpctl.fish",
                        "/usr/share/doc/dwcpctl/copyright",
                        "/usr/share/doc/dwcpctl/changelog.gz");
        assertThat(files.stream().filter(file -> file.contains("/man1/")).count())
                .isEqualTo(count(ROOT.resolve("man")));
    }

    @Test
    void it_depends_on_all_that_the_program_is_linked_with() {
        Outcome linked = run("ldd", ROOT.resolve("native/target/dwcpctl").toString());

        // all three are of the package libc6, and the container file copies the other two
        assertThat(linked.output()
                        .lines()
                        .map(line -> line.strip().split("[ .]", 2)[0].replaceAll(".*/", "")))
                .containsExactlyInAnyOrder("linux-vdso", "libc", "ld-linux-x86-64");
        assertThat(run("dpkg-deb", "--field", deb().toString(), "Depends").output())
                .matches("libc6 \\(>= 2\\.\\d+\\)\n");
    }

    @Test
    void the_checksums_are_those_of_what_is_there() {
        Outcome checked = run("bash", "-c", "cd ../native/target && sha256sum --check --strict SHA256SUMS");

        assertThat(checked.exitCode()).as(checked.output()).isZero();
        assertThat(checked.output())
                .contains(".deb: OK")
                .contains("dwcpctl: OK")
                .contains("dwcpctl.cdx.json: OK");
    }

    @Test
    void the_list_of_parts_names_every_library_of_the_distribution() throws IOException {
        String parts = Files.readString(ROOT.resolve("native/target/dwcpctl.cdx.json"));
        try (Stream<Path> jars = Files.list(ROOT.resolve("cli/target/dwcpctl/lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString())
                            .filter(jar -> jar.endsWith(".jar") && !jar.startsWith("dwcpctl"))
                            .map(jar -> jar.replaceAll("-[0-9].*", "")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(parts).contains("\"name\" : \"" + name + "\""));
        }
    }

    private Outcome dpkg(String... arguments) {
        List<String> line = Stream.concat(
                        Stream.of("--root=" + system, "--log=" + system + "/var/lib/dpkg/log"), Stream.of(arguments))
                .toList();
        return run("dpkg", line.toArray(String[]::new));
    }

    private static Outcome run(String name, String... arguments) {
        return RealPrograms.INSTALLED.run("", name, arguments);
    }

    private static Path deb() {
        try (Stream<Path> files = Files.list(ROOT.resolve("native/target"))) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no package was made"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> filesOutside(Path database) throws IOException {
        try (Stream<Path> files = Files.walk(system)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.startsWith(database))
                    .map(Path::toString)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }
}
