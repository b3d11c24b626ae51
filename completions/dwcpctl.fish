# fish completion for dwcpctl, written by: dwcpctl completion fish

# What option $argv[2] of command $argv[1] takes; fails where it takes nothing.
function __dwcpctl_value
    switch "$argv[1] $argv[2]"
        case 'health --interval'
            echo '@nothing'
        case 'gonogo --region'
            echo '@regions'
        case 'gonogo --for'
            echo '@nothing'
        case 'gonogo --wait'
            echo '@nothing'
        case 'gonogo --interval'
            echo '@nothing'
        case 'gonogo --fail-on'
            echo 'caution no-go'
        case 'gonogo --junit'
            echo '@files'
        case 'gonogo --evidence'
            echo '@files'
        case 'gonogo --replay'
            echo '@files'
        case 'alerts silence --for'
            echo '@nothing'
        case 'alerts silence --comment'
            echo '@nothing'
        case 'alerts silence --author'
            echo '@nothing'
        case 'latency --by'
            echo '@labels-of-latency'
        case 'latency --region'
            echo '@regions'
        case 'latency --since'
            echo '@nothing'
        case 'latency --step'
            echo '@nothing'
        case 'latency --quantile'
            echo '@nothing'
        case 'throughput --by'
            echo '@labels-of-throughput'
        case 'throughput --region'
            echo '@regions'
        case 'throughput --since'
            echo '@nothing'
        case 'throughput --step'
            echo '@nothing'
        case 'errors --by'
            echo '@labels-of-errors'
        case 'errors --region'
            echo '@regions'
        case 'errors --since'
            echo '@nothing'
        case 'errors --step'
            echo '@nothing'
        case 'query list --category'
            echo '@categories'
        case 'query run -p' 'query run --param'
            echo '@nothing'
        case 'query run --since'
            echo '@nothing'
        case 'query run --step'
            echo '@nothing'
        case 'query eval --since'
            echo '@nothing'
        case 'query eval --step'
            echo '@nothing'
        case 'query test --junit'
            echo '@files'
        case 'config set-context --prometheus-url'
            echo '@nothing'
        case 'config set-context --alertmanager-url'
            echo '@nothing'
        case 'config set-context --grafana-url'
            echo '@nothing'
        case 'config set-context --pushgateway-url'
            echo '@nothing'
        case 'simulate --port-base'
            echo '@nothing'
        case 'simulate --write-prometheus-config'
            echo '@files'
        case 'simulate --rules'
            echo '@directories'
        case 'simulate --alertmanager'
            echo '@nothing'
        case 'simulate --prometheus'
            echo '@nothing'
        case 'simulate --prometheus-api'
            echo '@nothing'
        case '* --context'
            echo '@contexts'
        case '* --config'
            echo '@files'
        case '* -o' '* --output'
            echo 'table json yaml csv markdown'
        case '* --timeout'
            echo '@nothing'
        case '* --at'
            echo '@nothing'
        case '* --scenario'
            echo '@scenarios'
        case '* --seed'
            echo '@nothing'
        case '*'
            return 1
    end
end

function __dwcpctl_options
    switch "$argv[1]"
        case 'health'
            printf '%s\t%s\n' '--watch' 'Ask again and again until Ctrl-C'
            printf '%s\t%s\n' '--interval' 'With --watch'
        case 'gonogo'
            printf '%s\t%s\n' '--region' 'Only that region'
            printf '%s\t%s\n' '--for' 'The decision must have held that long'
            printf '%s\t%s\n' '--wait' 'Ask again, that long at most, until a decision has held for --for'
            printf '%s\t%s\n' '--interval' 'From one asking to the next'
            printf '%s\t%s\n' '--fail-on' 'caution (where not given), or no-go'
            printf '%s\t%s\n' '--junit' 'Write a test case a criterion as JUnit XML too'
            printf '%s\t%s\n' '--evidence' 'Write all that the decision rests on'
            printf '%s\t%s\n' '--replay' 'Work a decision out again from evidence'
        case 'alerts silence'
            printf '%s\t%s\n' '--for' 'How long'
            printf '%s\t%s\n' '--comment' 'Why'
            printf '%s\t%s\n' '--author' 'Who'
            printf '%s\t%s\n' '--yes' 'Do not ask'
        case 'latency'
            printf '%s\t%s\n' '--by' 'Break down by a label, such as component'
            printf '%s\t%s\n' '--region' 'Only that region'
            printf '%s\t%s\n' '--since' 'How far back'
            printf '%s\t%s\n' '--step' 'Values over the range, one every DURATION'
            printf '%s\t%s\n' '--chart' 'Draw the range'
            printf '%s\t%s\n' '--check' 'End with 1 or 2 where a target is missed, 3 where nothing is known'
            printf '%s\t%s\n' '--quantile' 'Only that quantile'
        case 'throughput'
            printf '%s\t%s\n' '--by' 'Break down by a label, such as component'
            printf '%s\t%s\n' '--region' 'Only that region'
            printf '%s\t%s\n' '--since' 'How far back'
            printf '%s\t%s\n' '--step' 'Values over the range, one every DURATION'
            printf '%s\t%s\n' '--chart' 'Draw the range'
            printf '%s\t%s\n' '--check' 'End with 1 or 2 where a target is missed, 3 where nothing is known'
        case 'errors'
            printf '%s\t%s\n' '--by' 'Break down by a label, such as component'
            printf '%s\t%s\n' '--region' 'Only that region'
            printf '%s\t%s\n' '--since' 'How far back'
            printf '%s\t%s\n' '--step' 'Values over the range, one every DURATION'
            printf '%s\t%s\n' '--chart' 'Draw the range'
            printf '%s\t%s\n' '--check' 'End with 1 or 2 where a target is missed, 3 where nothing is known'
        case 'query list'
            printf '%s\t%s\n' '--category' 'Only that category'
        case 'query run'
            printf '%s\t%s\n' '-p' 'A parameter, for every query that has it'
            printf '%s\t%s\n' '--param' 'A parameter, for every query that has it'
            printf '%s\t%s\n' '--since' 'How far back'
            printf '%s\t%s\n' '--step' 'Values over the range, one every DURATION'
            printf '%s\t%s\n' '--chart' 'Draw the range'
            printf '%s\t%s\n' '--check' 'End with 1 or 2 where a target is missed, 3 where nothing is known'
        case 'query eval'
            printf '%s\t%s\n' '--since' 'How far back'
            printf '%s\t%s\n' '--step' 'Values over the range, one every DURATION'
            printf '%s\t%s\n' '--chart' 'Draw the range'
            printf '%s\t%s\n' '--check' 'End with 1 or 2 where a target is missed, 3 where nothing is known'
        case 'query test'
            printf '%s\t%s\n' '--junit' 'Write the results as JUnit XML too'
        case 'config set-context'
            printf '%s\t%s\n' '--prometheus-url' 'Of a replica'
            printf '%s\t%s\n' '--alertmanager-url' 'Of a replica'
            printf '%s\t%s\n' '--grafana-url' 'Of Grafana'
            printf '%s\t%s\n' '--pushgateway-url' 'Of the Pushgateway'
        case 'simulate'
            printf '%s\t%s\n' '--port-base' 'The first of 100 ports'
            printf '%s\t%s\n' '--write-prometheus-config' 'First write a configuration by which a Prometheus scrapes it'
            printf '%s\t%s\n' '--rules' 'Write the rule files (*.yml) of this directory into the configuration…'
            printf '%s\t%s\n' '--alertmanager' 'With --rules'
            printf '%s\t%s\n' '--prometheus' 'With --rules'
            printf '%s\t%s\n' '--prometheus-api' 'Also answer Prometheus'\''s HTTP API on this port, with fifteen days of …'
            printf '%s\t%s\n' '--reset' 'Only forget what was done'
            printf '%s\t%s\n' '--scenarios' 'Only list the scenarios and what each does within an hour'
    end
    printf '%s\t%s\n' '--context' 'The context to work in'
    printf '%s\t%s\n' '--config' 'The config file to read'
    printf '%s\t%s\n' '-o' 'One of table, json, yaml, csv, markdown'
    printf '%s\t%s\n' '--output' 'One of table, json, yaml, csv, markdown'
    printf '%s\t%s\n' '--no-color' 'No colour'
    printf '%s\t%s\n' '--no-prompt' 'Never ask a question'
    printf '%s\t%s\n' '--timeout' 'For the whole command'
    printf '%s\t%s\n' '--at' 'Ask about that moment'
    printf '%s\t%s\n' '--scenario' 'With --context demo'
    printf '%s\t%s\n' '--seed' 'With --context demo'
    printf '%s\t%s\n' '-q' 'No progress and no warnings on stderr'
    printf '%s\t%s\n' '--quiet' 'No progress and no warnings on stderr'
    printf '%s\t%s\n' '--debug' 'Show where an error comes from'
    printf '%s\t%s\n' '-h' 'Show this help message and exit'
    printf '%s\t%s\n' '--help' 'Show this help message and exit'
    printf '%s\t%s\n' '-V' 'Print version information and exit'
    printf '%s\t%s\n' '--version' 'Print version information and exit'
end

function __dwcpctl_subcommands
    switch "$argv[1]"
        case ''
            printf '%s\t%s\n' 'triage' 'What is wrong, since when, what changed before, and what to run next,…'
            printf '%s\t%s\n' 'health' 'How the application, its components and the monitoring are'
            printf '%s\t%s\n' 'gonogo' 'Decide GO or NO-GO by a gate, with evidence'
            printf '%s\t%s\n' 'alerts' 'What fires and what is pending, and whose turn it is'
            printf '%s\t%s\n' 'latency' 'How long migrations take'
            printf '%s\t%s\n' 'throughput' 'How fast data moves'
            printf '%s\t%s\n' 'errors' 'What fails'
            printf '%s\t%s\n' 'query' 'Questions of the cookbook, and PromQL of your own'
            printf '%s\t%s\n' 'config' 'The config file and its contexts'
            printf '%s\t%s\n' 'completion' 'Print what makes a shell complete commands, options and values'
            printf '%s\t%s\n' 'simulate' 'Serve a simulated fleet on loopback ports, for a real Prometheus to s…'
        case 'alerts'
            printf '%s\t%s\n' 'list' 'What fires and what is pending, for how long, who is told next, and w…'
            printf '%s\t%s\n' 'silence' 'Hide alerts for a time'
            printf '%s\t%s\n' 'expire' 'End a silence now'
        case 'query'
            printf '%s\t%s\n' 'list' 'The queries of the cookbook'
            printf '%s\t%s\n' 'show' 'One query explained'
            printf '%s\t%s\n' 'run' 'Ask queries of the cookbook, or all of a category'
            printf '%s\t%s\n' 'eval' 'Ask PromQL of your own'
            printf '%s\t%s\n' 'test' 'Run tests of queries and rules on the embedded evaluator'
        case 'config'
            printf '%s\t%s\n' 'view' 'The contexts, and which one is in force'
            printf '%s\t%s\n' 'use-context' 'Make a context the current one'
            printf '%s\t%s\n' 'set-context' 'Set addresses of a context, or make a new one'
            printf '%s\t%s\n' 'check' 'Read every context, and ask every server of the one in force'
        case 'completion'
            printf '%s\t%s\n' 'bash' 'Print the completion script of this shell'
            printf '%s\t%s\n' 'zsh' 'Print the completion script of this shell'
            printf '%s\t%s\n' 'fish' 'Print the completion script of this shell'
    end
end

# What argument number $argv[2] of command $argv[1] is.
function __dwcpctl_argument
    switch "$argv[1] $argv[2]"
        case 'health *'
            echo '@targets'
        case 'gonogo 0'
            echo '@gates+files'
        case 'alerts silence *'
            echo '@nothing'
        case 'alerts expire 0'
            echo '@nothing'
        case 'query list 0'
            echo '@nothing'
        case 'query show 0'
            echo '@queries'
        case 'query run *'
            echo '@queries-and-categories'
        case 'query eval 0'
            echo '@nothing'
        case 'query test *'
            echo '@files'
        case 'config use-context 0'
            echo '@contexts'
        case 'config set-context 0'
            echo '@contexts'
        case '*'
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
            $program completion values (string replace -r -a '^@|\+files$' '' -- $values) $argv[3..] 2>/dev/null \
                | string replace -r '^' -- $before
            if string match -q '*+files' -- $values
                __fish_complete_path (commandline -ct)
            end
        case '*'
            printf "$before%s\n" (string split ' ' -- $values)
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
        else if __dwcpctl_subcommands "$command" | string match -qr -- "^"(string escape --style=regex -- $word)"\t"
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
        printf '%s\n' $subcommands
    else
        __dwcpctl_propose '' (__dwcpctl_argument "$command" $count) $place
    end
end

complete -c dwcpctl -f -a '(__dwcpctl_complete)'
