package io.novacron.dwcpctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run opens and loads nothing that it does not use: the program is run by a class loader that counts. */
final class OpenedTest {
    @TempDir
    Path home;

    @Test
    void the_version_is_read_from_one_file_without_any_library() throws Throwable {
        Run run = run("--version");

        assertThat(run.output()).matches("dwcpctl \\d+\\.\\d+\\.\\d+.*\\R");
        assertThat(run.loader().resources).containsExactly("dwcpctl/build.properties");
        assertThat(run.loader().libraries).isEmpty();
        assertThat(run.zonesAskedFor()).isZero();
    }

    @Test
    void with_other_options_picocli_reads_the_line_and_the_answer_is_the_same() throws Throwable {
        Run run = run("--no-color", "--version");

        assertThat(run.output()).isEqualTo(run("-V").output());
        assertThat(run.loader().resources).containsExactly("dwcpctl/build.properties");
        assertThat(run.loader().libraries).containsExactly("picocli");
    }

    @Test
    void the_list_of_queries_takes_the_index_and_the_cookbook_each_once() throws Throwable {
        Run run = run("query", "list");

        List<String> wanted = new ArrayList<>(List.of("dwcpctl/index.txt"));
        new ShippedFiles().list("queries/cookbook/").forEach(path -> wanted.add("dwcpctl/" + path));
        assertThat(wanted).hasSizeGreaterThan(10);
        assertThat(run.output()).contains("latency-p99");
        assertThat(run.loader().resources).containsExactlyElementsOf(wanted);
        assertThat(run.loader().libraries).containsExactly("com.fasterxml", "com.github", "org.yaml", "picocli");
        assertThat(run.zonesAskedFor()).isZero();
    }

    @Test
    void one_query_is_shown_from_its_category_alone() throws Throwable {
        Run run = run("query", "show", "latency-p99");

        assertThat(run.loader().resources)
                .containsExactly("dwcpctl/index.txt", "dwcpctl/queries/cookbook/latency.yaml");
        assertThat(run.zonesAskedFor()).isZero();
    }

    private record Run(String output, Counting loader, int zonesAskedFor) {}

    private Run run(String... args) throws Throwable {
        Counting loader = new Counting();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicInteger zones = new AtomicInteger();
        Class<?> environment = loader.loadClass(Environment.class.getName());
        Class<?> terminals = loader.loadClass(Environment.Terminals.class.getName());
        Class<?> cancellation = loader.loadClass("io.novacron.dwcpctl.base.time.Cancellation");
        Object made = environment.getConstructors()[0].newInstance(
                InputStream.nullInputStream(),
                out,
                OutputStream.nullOutputStream(),
                terminals.getField("NONE").get(null),
                Map.of("HOME", home.toString()),
                home,
                Clock.systemUTC(),
                (Supplier<ZoneId>) () -> {
                    zones.incrementAndGet();
                    return ZoneOffset.UTC;
                },
                true,
                new SplittableRandom(1),
                cancellation.getConstructor().newInstance());
        // by a handle: to look for a method by reflection would load the types of all the others
        MethodHandle app = MethodHandles.publicLookup()
                .findStatic(
                        loader.loadClass(App.class.getName()),
                        "run",
                        MethodType.methodType(int.class, environment, String[].class));
        Object code = app.asFixedArity().invokeWithArguments(made, args);
        assertThat(code).isEqualTo(0);
        return new Run(out.toString(StandardCharsets.UTF_8), loader, zones.get());
    }

    /** Loads the program and its libraries anew, and remembers which resources were asked for and whose classes were loaded. */
    private static final class Counting extends URLClassLoader {
        final List<String> resources = new ArrayList<>();
        final Set<String> libraries = new TreeSet<>();

        Counting() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .map(entry -> {
                        try {
                            return Path.of(entry).toUri().toURL();
                        } catch (MalformedURLException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toArray(URL[]::new);
        }

        @Override
        public @Nullable URL getResource(String name) {
            resources.add(name);
            return super.getResource(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            if (!name.startsWith("io.novacron.")) {
                libraries.add(name.replaceAll("^((com|org)\\.[^.]+|[^.]+)\\..*", "$1"));
            }
            return found;
        }
    }
}
