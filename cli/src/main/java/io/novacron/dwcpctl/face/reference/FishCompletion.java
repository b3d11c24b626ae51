package io.novacron.dwcpctl.face.reference;

import io.novacron.dwcpctl.face.reference.CommandShape.Argument;
import io.novacron.dwcpctl.face.reference.CommandShape.Option;
import java.util.List;
import java.util.stream.Collectors;

/** For fish 3, with what each word means. */
public final class FishCompletion extends CompletionScript {
    private static final String TEXT = """
            # fish completion for dwcpctl, written by: dwcpctl completion fish

            # What option $argv[2] of command $argv[1] takes; fails where it takes nothing.
            function __dwcpctl_value
                switch "$argv[1] $argv[2]"
            %s        case '*'
                        return 1
                end
            end

            function __dwcpctl_options
                switch "$argv[1]"
            %s    end
            %send

            function __dwcpctl_subcommands
                switch "$argv[1]"
            %s    end
            end

            # What argument number $argv[2] of command $argv[1] is.
            function __dwcpctl_argument
                switch "$argv[1] $argv[2]"
            %s        case '*'
                        echo @nothing
                end
            end

            # Prints what fits $argv[2], each after $argv[1]; what follows is the context and the config file of the line.
            function __dwcpctl_propose
                set -l before $argv[1]
                set -l values $argv[2]
                set -l program (commandline -opc)[1]
                switch $values
                    case @nothing
                    case @files
                        __fish_complete_path (string replace -r -- '^--[^=]*=' '' (commandline -ct))
                    case @directories
                        __fish_complete_directories (string replace -r -- '^--[^=]*=' '' (commandline -ct)) ''
                    case '@*'
                        $program completion values (string replace -r -a '^@|\\+files$' '' -- $values) $argv[3..] 2>/dev/null \\
                            | string replace -r '^' -- $before
                        if string match -q '*+files' -- $values
                            __fish_complete_path (commandline -ct)
                        end
                    case '*'
                        printf "$before%%s\\n" (string split ' ' -- $values)
                end
            end

            function __dwcpctl_complete
                set -l command ''
                set -l option ''
                set -l count 0
                set -l place
                for word in (commandline -opc)[2..]
                    if test -n "$option"
                        contains -- $option --context --config; and set -a place $option $word
                        set option ''
                    else if string match -q -- '--*=*' $word
                        string match -qr -- '^--(context|config)=' $word; and set -a place $word
                    else if string match -q -- '-*' $word
                        __dwcpctl_value "$command" $word >/dev/null; and set option $word
                    else if __dwcpctl_subcommands "$command" | string match -qr -- "^"(string escape --style=regex -- $word)"\\t"
                        set command (string trim -- "$command $word")
                    else
                        set count (math $count + 1)
                    end
                end
                set -l current (commandline -ct)
                if test -n "$option"
                    __dwcpctl_propose '' (__dwcpctl_value "$command" $option) $place
                else if string match -q -- '--*=*' $current
                    set option (string split -m 1 = -- $current)[1]
                    set -l values (__dwcpctl_value "$command" $option)
                    and __dwcpctl_propose "$option=" $values $place
                else if string match -q -- '-*' $current
                    __dwcpctl_options "$command"
                else if set -l subcommands (__dwcpctl_subcommands "$command"); and test -n "$subcommands"
                    printf '%%s\\n' $subcommands
                else
                    __dwcpctl_propose '' (__dwcpctl_argument "$command" $count) $place
                end
            end

            complete -c dwcpctl -f -a '(__dwcpctl_complete)'
            """;

    /** @param root the program */
    public FishCompletion(CommandShape root) {
        super(root);
    }

    @Override
    public String text() {
        return TEXT.formatted(optionValues(), options(), globalOptions(), subcommands(), arguments());
    }

    @Override
    String optionValue(String words, List<String> names, Argument value) {
        String before = words.isEmpty() ? "*" : "";
        String patterns =
                names.stream().map(name -> quoted(before + words + " " + name)).collect(Collectors.joining(" "));
        return "        case " + patterns + "\n            echo "
                + quoted(value.values().code()) + "\n";
    }

    @Override
    String options(String words, List<Option> options) {
        String indent = words.isEmpty() ? "    " : "            ";
        String lines = options.stream()
                .flatMap(option -> option.names().stream().map(name -> described(indent, name, option.about())))
                .collect(Collectors.joining());
        return words.isEmpty() ? lines : "        case " + quoted(words) + "\n" + lines;
    }

    @Override
    String subcommands(String words, List<CommandShape> subcommands) {
        return "        case " + quoted(words) + "\n"
                + subcommands.stream()
                        .map(command -> described("            ", command.name(), command.about()))
                        .collect(Collectors.joining());
    }

    private static String described(String indent, String word, String about) {
        return indent + "printf '%s\\t%s\\n' " + quoted(word) + " " + quoted(brief(about)) + "\n";
    }

    @Override
    String argument(String words, int index, Argument argument) {
        String pattern = argument.many() ? "*" : Integer.toString(index);
        return "        case " + quoted(words + " " + pattern) + "\n            echo "
                + quoted(argument.values().code()) + "\n";
    }
}
