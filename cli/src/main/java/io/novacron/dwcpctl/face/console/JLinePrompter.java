package io.novacron.dwcpctl.face.console;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.output.ScreenText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jline.consoleui.elements.ConfirmChoice.ConfirmationValue;
import org.jline.consoleui.prompt.ConfirmResult;
import org.jline.consoleui.prompt.ListResult;
import org.jline.consoleui.prompt.PromptResultItemIF;
import org.jline.consoleui.prompt.builder.ListPromptBuilder;
import org.jline.consoleui.prompt.builder.PromptBuilder;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * Asks by arrow keys and letters. The terminal is open for the length of a question only, so that signals and echo are
 * the program's own at all other times.
 *
 * <p>JLine means to replace the console-ui classes by a module that no repository offers yet; hence the full names, for
 * an import of them cannot be spared its warning.
 */
@SuppressWarnings("removal")
public final class JLinePrompter implements Prompter {
    private static final String NAME = "answer";

    private final TerminalOpener opener;
    private final Console console;
    private final boolean unicode;

    /** @param facts must allow questions: on a pipe JLine takes a bare newline for an answer */
    public JLinePrompter(TerminalFacts facts, TerminalOpener opener, Console console) {
        if (!facts.canAsk()) {
            throw new IllegalArgumentException("no terminal to ask at");
        }
        this.opener = opener;
        this.console = console;
        this.unicode = facts.unicode();
    }

    /** One that asks where that is allowed and possible, else one that refuses. */
    public static Prompter where(TerminalFacts facts, boolean noPrompt, TerminalOpener opener, Console console) {
        return noPrompt || !facts.canAsk() ? new RefusingPrompter() : new JLinePrompter(facts, opener, console);
    }

    @Override
    public String choose(String question, List<Choice> choices, String answeredBy) {
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("nothing to choose from: " + question);
        }
        return ask(answeredBy, terminal -> {
            var prompt = prompt(terminal);
            PromptBuilder builder = prompt.getPromptBuilder();
            ListPromptBuilder list = builder.createListPrompt().name(NAME).message(safe(question));
            for (Choice choice : choices) {
                list.newItem(choice.id()).text(safe(choice.label())).add();
            }
            list.addPrompt();
            return ((ListResult) answer(prompt.prompt(builder.build()))).getSelectedId();
        });
    }

    @Override
    public boolean confirm(String question, String answeredBy) {
        return ask(answeredBy, terminal -> {
            var prompt = prompt(terminal);
            PromptBuilder builder = prompt.getPromptBuilder();
            builder.createConfirmPromp()
                    .name(NAME)
                    .message(safe(question))
                    .defaultValue(ConfirmationValue.NO)
                    .addPrompt();
            return ((ConfirmResult) answer(prompt.prompt(builder.build()))).getConfirmed() == ConfirmationValue.YES;
        });
    }

    @Override
    public boolean typeExactly(String question, String word, String answeredBy) {
        return ask(answeredBy, terminal -> {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .option(LineReader.Option.BRACKETED_PASTE, false)
                    .build();
            return reader.readLine(safe(question) + " ").equals(word);
        });
    }

    private interface Question<T> {
        T put(Terminal terminal) throws IOException;
    }

    private <T> T ask(String answeredBy, Question<T> question) {
        console.clear();
        try (Terminal terminal = opener.open()) {
            return question.put(terminal);
        } catch (UserInterruptException | EndOfFileException e) {
            throw new CliException(
                    ExitCode.INTERRUPTED, "broken off at a question", "Nothing was answered; run it again.", e);
        } catch (IOException | IllegalStateException | LinkageError e) {
            throw new CliException(
                    ExitCode.USAGE,
                    "a question was needed and the terminal cannot be opened: " + e.getMessage(),
                    "Answer it with " + answeredBy + ".",
                    e);
        }
    }

    private org.jline.consoleui.prompt.ConsolePrompt prompt(Terminal terminal) {
        var config = unicode
                ? new org.jline.consoleui.prompt.ConsolePrompt.UiConfig("❯", "○", "●", "·")
                : new org.jline.consoleui.prompt.ConsolePrompt.UiConfig(">", "( )", "(x)", " -");
        return new org.jline.consoleui.prompt.ConsolePrompt(terminal, config);
    }

    private static PromptResultItemIF answer(Map<String, PromptResultItemIF> answers) {
        PromptResultItemIF answer = answers.get(NAME);
        if (answer == null) {
            // Escape, or the end of the input
            throw new UserInterruptException("");
        }
        return answer;
    }

    private String safe(String text) {
        return ScreenText.safe(text, unicode);
    }
}
