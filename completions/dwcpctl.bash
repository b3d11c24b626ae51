# bash completion for dwcpctl, written by: dwcpctl completion bash

# What option $2 of command $1 takes; fails where it takes nothing.
_dwcpctl_value() {
  case "$1 $2" in
    "health --interval") values='@nothing' ;;
    "gonogo --region") values='@regions' ;;
    "gonogo --for") values='@nothing' ;;
    "gonogo --wait") values='@nothing' ;;
    "gonogo --interval") values='@nothing' ;;
    "gonogo --fail-on") values='caution no-go' ;;
    "gonogo --junit") values='@files' ;;
    "gonogo --evidence") values='@files' ;;
    "gonogo --replay") values='@files' ;;
    "gonogo --bundle") values='@files' ;;
    "compare --since") values='@nothing' ;;
    "compare --region") values='@regions' ;;
    "rollback --region") values='@regions' ;;
    "rollback --v1-replicas") values='@nothing' ;;
    "rollback --take-over") values='@rollbacks' ;;
    "rollback --by") values='@nothing' ;;
    "rollback --reason") values='@nothing' ;;
    "rollback --bundle") values='@files' ;;
    "rollback plan --region") values='@regions' ;;
    "rollback plan --v1-replicas") values='@nothing' ;;
    "rollback plan --take-over") values='@rollbacks' ;;
    "rollback plan --by") values='@nothing' ;;
    "rollback plan --reason") values='@nothing' ;;
    "rollback run --region") values='@regions' ;;
    "rollback run --v1-replicas") values='@nothing' ;;
    "rollback run --take-over") values='@rollbacks' ;;
    "rollback run --by") values='@nothing' ;;
    "rollback run --reason") values='@nothing' ;;
    "rollback run --bundle") values='@files' ;;
    "rollback resume --by") values='@nothing' ;;
    "rollback resume --bundle") values='@files' ;;
    "rollback verify --bundle") values='@files' ;;
    "rollback watch --interval") values='@nothing' ;;
    "rollback watch --countdown") values='@nothing' ;;
    "rollback watch --for") values='@nothing' ;;
    "rollback watch --region") values='@regions' ;;
    "rollback watch --v1-replicas") values='@nothing' ;;
    "rollback watch --take-over") values='@rollbacks' ;;
    "rollback watch --by") values='@nothing' ;;
    "rollback watch --reason") values='@nothing' ;;
    "rollback scale-down --replicas") values='@nothing' ;;
    "alerts silence --for") values='@nothing' ;;
    "alerts silence --comment") values='@nothing' ;;
    "alerts silence --author") values='@nothing' ;;
    "report --since") values='@nothing' ;;
    "report --baseline") values='@nothing' ;;
    "report --section") values='@nothing' ;;
    "report --out") values='@files' ;;
    "report --bundle") values='@files' ;;
    "report --every") values='@nothing' ;;
    "report --dir") values='@directories' ;;
    "report --keep") values='@nothing' ;;
    "latency --by") values='@labels-of-latency' ;;
    "latency --region") values='@regions' ;;
    "latency --since") values='@nothing' ;;
    "latency --step") values='@nothing' ;;
    "latency --quantile") values='@nothing' ;;
    "throughput --by") values='@labels-of-throughput' ;;
    "throughput --region") values='@regions' ;;
    "throughput --since") values='@nothing' ;;
    "throughput --step") values='@nothing' ;;
    "errors --by") values='@labels-of-errors' ;;
    "errors --region") values='@regions' ;;
    "errors --since") values='@nothing' ;;
    "errors --step") values='@nothing' ;;
    "query list --category") values='@categories' ;;
    "query run -p" | "query run --param") values='@nothing' ;;
    "query run --since") values='@nothing' ;;
    "query run --step") values='@nothing' ;;
    "query eval --since") values='@nothing' ;;
    "query eval --step") values='@nothing' ;;
    "query test --junit") values='@files' ;;
    "playbook show --transcript") values='@files' ;;
    "playbook show --bundle") values='@files' ;;
    "playbook run --speed") values='@nothing' ;;
    "playbook run --set") values='@nothing' ;;
    "playbook run --answers") values='@files' ;;
    "playbook run --transcript") values='@files' ;;
    "playbook run --bundle") values='@files' ;;
    "playbook resume --transcript") values='@files' ;;
    "playbook resume --answers") values='@files' ;;
    "playbook resume --bundle") values='@files' ;;
    "config set-context --prometheus-url") values='@nothing' ;;
    "config set-context --alertmanager-url") values='@nothing' ;;
    "config set-context --grafana-url") values='@nothing' ;;
    "config set-context --pushgateway-url") values='@nothing' ;;
    "simulate --port-base") values='@nothing' ;;
    "simulate --write-prometheus-config") values='@files' ;;
    "simulate --rules") values='@directories' ;;
    "simulate --alertmanager") values='@nothing' ;;
    "simulate --prometheus") values='@nothing' ;;
    "simulate --prometheus-api") values='@nothing' ;;
    *" --context") values='@contexts' ;;
    *" --config") values='@files' ;;
    *" -o" | *" --output") values='table json yaml csv markdown html' ;;
    *" --timeout") values='@nothing' ;;
    *" --at") values='@nothing' ;;
    *" --scenario") values='@scenarios' ;;
    *" --seed") values='@nothing' ;;
    *) return 1 ;;
  esac
}

_dwcpctl_options() {
  case "$1" in
    'health') options='--watch --interval' ;;
    'gonogo') options='--region --for --wait --interval --fail-on --junit --evidence --replay --bundle' ;;
    'compare') options='--since --region --strata' ;;
    'rollback') options='--emergency --confirm --region --v1-replicas --take-over --by --reason --bundle' ;;
    'rollback plan') options='--emergency --region --v1-replicas --take-over --by --reason' ;;
    'rollback run') options='--yes --region --v1-replicas --take-over --by --reason --bundle' ;;
    'rollback resume') options='--by --bundle' ;;
    'rollback verify') options='--wait --bundle' ;;
    'rollback watch') options='--arm --interval --countdown --for --region --v1-replicas --take-over --by --reason' ;;
    'rollback scale-down') options='--replicas --yes' ;;
    'alerts silence') options='--for --comment --author --yes' ;;
    'report') options='--since --baseline --section --out --bundle --every --dir --keep' ;;
    'latency') options='--by --region --since --step --chart --check --quantile' ;;
    'throughput') options='--by --region --since --step --chart --check' ;;
    'errors') options='--by --region --since --step --chart --check' ;;
    'query list') options='--category' ;;
    'query run') options='-p --param --since --step --chart --check' ;;
    'query eval') options='--since --step --chart --check' ;;
    'query test') options='--junit' ;;
    'playbook show') options='--transcript --bundle' ;;
    'playbook run') options='--tabletop --blind --speed --set --answers --transcript --bundle' ;;
    'playbook resume') options='--transcript --answers --bundle' ;;
    'config set-context') options='--prometheus-url --alertmanager-url --grafana-url --pushgateway-url' ;;
    'simulate') options='--port-base --write-prometheus-config --rules --alertmanager --prometheus --prometheus-api --reset --scenarios' ;;
  esac
  options+=' --context --config -o --output --no-color --no-prompt --timeout --at --scenario --seed -q --quiet --debug -h --help -V --version'
}

_dwcpctl_subcommands() {
  case "$1" in
    '') subcommands='triage health gonogo compare rollback alerts report bundle latency throughput errors query playbook config guide completion simulate' ;;
    'rollback') subcommands='plan run resume status verify watch scale-down' ;;
    'alerts') subcommands='list silence expire' ;;
    'bundle') subcommands='show replay' ;;
    'query') subcommands='list show run eval test' ;;
    'playbook') subcommands='list show run resume test' ;;
    'config') subcommands='view use-context set-context check' ;;
    'completion') subcommands='bash zsh fish' ;;
  esac
}

# What argument number $2 of command $1 is.
_dwcpctl_argument() {
  case "$1 $2" in
    "health "*) values='@targets' ;;
    "gonogo "0) values='@gates+files' ;;
    "compare "*) values='@compared-metrics' ;;
    "rollback resume "0) values='@rollbacks' ;;
    "rollback verify "0) values='@rollbacks' ;;
    "alerts silence "*) values='@nothing' ;;
    "alerts expire "0) values='@nothing' ;;
    "bundle show "0) values='@files' ;;
    "bundle replay "0) values='@files' ;;
    "query list "0) values='@nothing' ;;
    "query show "0) values='@queries' ;;
    "query run "*) values='@queries-and-categories' ;;
    "query eval "0) values='@nothing' ;;
    "query test "*) values='@files' ;;
    "playbook show "0) values='@playbooks' ;;
    "playbook run "0) values='@playbooks' ;;
    "playbook resume "0) values='@nothing' ;;
    "playbook test "*) values='@playbooks' ;;
    "config use-context "0) values='@contexts' ;;
    "config set-context "0) values='@contexts' ;;
    "guide "0) values='@topics' ;;
    *) values=@nothing ;;
  esac
}

# Proposes what fits $values and begins with $current; files where nothing else does.
_dwcpctl_propose() {
  local words=$values
  case $values in
    @files | @directories | @nothing) words= ;;
    @*) words=${values#@}
        words=$("${COMP_WORDS[0]}" completion values "${words%+files}" "${place[@]}" 2>/dev/null | cut -f 1) ;;
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
