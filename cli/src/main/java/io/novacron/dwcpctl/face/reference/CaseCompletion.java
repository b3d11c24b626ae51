package io.novacron.dwcpctl.face.reference;

import io.novacron.dwcpctl.face.reference.CommandShape.Argument;
import java.util.List;
import java.util.stream.Collectors;

/** What the scripts of shells have in common whose {@code case} is that of the Bourne shell. */
abstract class CaseCompletion extends CompletionScript {
    CaseCompletion(CommandShape root) {
        super(root);
    }

    @Override
    final String optionValue(String words, List<String> names, Argument value) {
        String before = words.isEmpty() ? "*" : "";
        String pattern = names.stream()
                .map(name -> before + "\"" + words + " " + name + "\"")
                .collect(Collectors.joining(" | "));
        return "    " + pattern + ") values=" + quoted(value.values().code()) + " ;;\n";
    }

    @Override
    final String argument(String words, int index, Argument argument) {
        String pattern = "\"" + words + " \"" + (argument.many() ? "*" : Integer.toString(index));
        return "    " + pattern + ") values=" + quoted(argument.values().code()) + " ;;\n";
    }
}
