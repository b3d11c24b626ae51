package io.novacron.dwcpctl.face.reference;

import io.novacron.dwcpctl.face.reference.CommandShape.Option;
import java.util.List;
import java.util.stream.Collectors;

/** For bash 4.4 or newer; needs nothing of the package bash-completion. */
public final class BashCompletion extends CaseCompletion {
    private static final String TEXT = """
            # bash completion for dwcpctl, written by: dwcpctl completion bash

            # What option $2 of command $1 takes; fails where it takes nothing.
            _dwcpctl_value() {
              case "$1 $2" in
            %s    *) return 1 ;;
              esac
            }

            _dwcpctl_options() {
              case "$1" in
            %s  esac
              options+=%s
            }

            _dwcpctl_subcommands() {
              case "$1" in
            %s  esac
            }

            # What argument number $2 of command $1 is.
            _dwcpctl_argument() {
              case "$1 $2" in
            %s    *) values=@nothing ;;
              esac
            }

            # Proposes what fits $values and begins with $current; files where nothing else does.
            _dwcpctl_propose() {
              local words=$values
              case $values in
                @files | @directories | @nothing) words= ;;
                @*) words=${values#@}
                    words=$("${COMP_WORDS[0]}" completion values "${words%%+files}" "${place[@]}" 2>/dev/null | cut -f 1) ;;
              esac
              mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
              if [[ $values == @files || ($values == *+files && ${#COMPREPLY[@]} == 0) ]]; then
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
              elif [[ $values == @directories ]]; then
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -d -- "$current")
              fi
            }

            _dwcpctl() {
              local command='' option='' values='' options='' subcommands='' current=${COMP_WORDS[COMP_CWORD]} word i
              local -i arguments=0
              local -a place=()
              COMPREPLY=()
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [[ $word == '=' ]]; then
                  continue # bash cuts --option=value in three
                elif [[ -n $option ]]; then
                  case $option in --context | --config) place+=("$option" "$word") ;; esac
                  option=
                elif [[ $word == -* ]]; then
                  if _dwcpctl_value "$command" "$word"; then option=$word; fi
                else
                  subcommands=
                  _dwcpctl_subcommands "$command"
                  if [[ " $subcommands " == *" $word "* ]]; then command=${command:+$command }$word; else arguments+=1; fi
                fi
              done
              [[ $current == '=' ]] && current=
              if [[ -n $option ]]; then
                _dwcpctl_value "$command" "$option"
                _dwcpctl_propose
              elif [[ $current == -* ]]; then
                _dwcpctl_options "$command"
                mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
              else
                subcommands=
                _dwcpctl_subcommands "$command"
                if [[ -n $subcommands ]]; then
                  mapfile -t COMPREPLY < <(compgen -W "$subcommands" -- "$current")
                else
                  _dwcpctl_argument "$command" "$arguments"
                  _dwcpctl_propose
                fi
              fi
            }

            complete -F _dwcpctl dwcpctl
            """;

    /** @param root the program */
    public BashCompletion(CommandShape root) {
        super(root);
    }

    @Override
    public String text() {
        return TEXT.formatted(optionValues(), options(), globalOptions(), subcommands(), arguments());
    }

    @Override
    String options(String words, List<Option> options) {
        String names =
                options.stream().flatMap(option -> option.names().stream()).collect(Collectors.joining(" "));
        return words.isEmpty() ? quoted(" " + names) : "    " + quoted(words) + ") options=" + quoted(names) + " ;;\n";
    }

    @Override
    String subcommands(String words, List<CommandShape> subcommands) {
        String names = subcommands.stream().map(CommandShape::name).collect(Collectors.joining(" "));
        return "    " + quoted(words) + ") subcommands=" + quoted(names) + " ;;\n";
    }
}
