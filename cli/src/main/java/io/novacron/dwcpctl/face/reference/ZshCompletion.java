package io.novacron.dwcpctl.face.reference;

import io.novacron.dwcpctl.face.reference.CommandShape.Option;
import java.util.List;
import java.util.stream.Collectors;

/** For zsh 5, with what each word means. */
public final class ZshCompletion extends CaseCompletion {
    private static final String TEXT = """
            #compdef dwcpctl
            # zsh completion for dwcpctl, written by: dwcpctl completion zsh

            # What option $2 of command $1 takes; fails where it takes nothing.
            _dwcpctl_value() {
              case "$1 $2" in
            %s    *) return 1 ;;
              esac
            }

            _dwcpctl_options() {
              case "$1" in
            %s  esac
              options+=(
            %s  )
            }

            _dwcpctl_subcommands() {
              case "$1" in
            %s    *) return 1 ;;
              esac
            }

            # What argument number $2 of command $1 is.
            _dwcpctl_argument() {
              case "$1 $2" in
            %s    *) values=@nothing ;;
              esac
            }

            # Proposes what fits $values; files where nothing else does.
            _dwcpctl_propose() {
              local tab=$'\\t'
              local -a proposals
              case $values in
                @files) _files; return ;;
                @directories) _files -/; return ;;
                @nothing) _message 'no proposals'; return 1 ;;
                @*) proposals=("${(@f)$(_call_program values $program completion values ${${values#@}%%+files} $place)}")
                    proposals=("${(@)${(@)proposals//:/\\:}/$tab/:}") ;;
                *) proposals=(${=values}) ;;
              esac
              if [[ -n $proposals[1] ]] && _describe -V value proposals; then return; fi
              [[ $values == *+files ]] && _files
            }

            _dwcpctl() {
              local program=$words[1] command='' option='' values='' word
              local -i i arguments=0
              local -a options subcommands place
              for ((i = 2; i < CURRENT; i++)); do
                word=$words[i]
                if [[ -n $option ]]; then
                  case $option in --context | --config) place+=($option ${(q)word}) ;; esac
                  option=
                elif [[ $word == --*=* ]]; then
                  case $word in --context=* | --config=*) place+=(${(q)word}) ;; esac
                elif [[ $word == -* ]]; then
                  if _dwcpctl_value "$command" $word; then option=$word; fi
                elif _dwcpctl_subcommands "$command" && (( ${subcommands[(I)$word:*]} )); then
                  command=${command:+$command }$word
                else
                  arguments+=1
                fi
              done
              if [[ -n $option ]]; then
                _dwcpctl_value "$command" $option
                _dwcpctl_propose
              elif [[ $PREFIX == --*=* ]]; then
                if _dwcpctl_value "$command" ${PREFIX%%%%=*}; then
                  compset -P '*='
                  _dwcpctl_propose
                fi
              elif [[ $PREFIX == -* ]]; then
                _dwcpctl_options "$command"
                _describe -o option options
              elif _dwcpctl_subcommands "$command"; then
                _describe command subcommands
              else
                _dwcpctl_argument "$command" $arguments
                _dwcpctl_propose
              fi
            }

            # found on fpath, it is the function; sourced, it says which command it is for
            if [[ $funcstack[1] == _dwcpctl ]]; then _dwcpctl; else compdef _dwcpctl dwcpctl; fi
            """;

    /** @param root the program */
    public ZshCompletion(CommandShape root) {
        super(root);
    }

    @Override
    public String text() {
        return TEXT.formatted(optionValues(), options(), globalOptions(), subcommands(), arguments());
    }

    @Override
    String options(String words, List<Option> options) {
        String lines = options.stream()
                .flatMap(option -> option.names().stream().map(name -> "      " + described(name, option.about())))
                .collect(Collectors.joining());
        return words.isEmpty() ? lines : "    " + quoted(words) + ") options=(\n" + lines + "    ) ;;\n";
    }

    @Override
    String subcommands(String words, List<CommandShape> subcommands) {
        String lines = subcommands.stream()
                .map(command -> "      " + described(command.name(), command.about()))
                .collect(Collectors.joining());
        return "    " + quoted(words) + ") subcommands=(\n" + lines + "    ) ;;\n";
    }

    private static String described(String word, String about) {
        return quoted(word.replace(":", "\\:") + ":" + brief(about)) + "\n";
    }
}
