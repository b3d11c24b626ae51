package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.console.Prompter.Choice;
import io.novacron.dwcpctl.site.config.ConfigEditor;
import io.novacron.dwcpctl.site.config.ConfigFile;
import io.novacron.dwcpctl.site.config.ConfigLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl config use-context}. */
@Command(name = "use-context", description = "Make a context the current one; asks which where none is named.")
public final class ConfigUseContextCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "CONTEXT", description = "Its name.")
    @Nullable
    String name;

    private final Sessions sessions;

    public ConfigUseContextCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.refuseAt("config use-context");
        Path path = ConfigLocation.toWrite(session.options().config, session.environment());
        List<String> names = session.contexts().file().map(ConfigFile::names).orElse(List.of());
        if (names.isEmpty() && name == null) {
            throw CliException.badInput(
                    "there is no context to choose from in " + path,
                    "Make one with dwcpctl config set-context NAME --prometheus-url URL.");
        }
        String chosen = name != null
                ? name
                : session.prompter()
                        .choose(
                                "Which context?",
                                names.stream().map(n -> new Choice(n, n)).toList(),
                                "the argument CONTEXT");
        ConfigEditor editor = ConfigEditor.of(path);
        editor.useContext(chosen);
        editor.save();
        session.console().note("current context is now " + chosen + " (" + path + ")");
        return ExitCode.DONE.code();
    }
}
