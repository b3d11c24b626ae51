package io.novacron.dwcpctl.metrics.rules.template;

import io.novacron.dwcpctl.metrics.rules.template.Pipeline.Command;
import io.novacron.dwcpctl.metrics.rules.template.Signature.Failure;
import io.novacron.dwcpctl.metrics.rules.template.Signature.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out pipelines: commands, their arguments, fields and calls. */
final class Values {
    private final Place place;
    private final Variables variables;
    private final Functions functions;
    private final TemplateSurroundings surroundings;

    Values(Place place, Variables variables, Functions functions, TemplateSurroundings surroundings) {
        this.place = place;
        this.variables = variables;
        this.functions = functions;
        this.surroundings = surroundings;
    }

    Datum of(Pipeline pipeline, Datum dot) {
        Datum value = null;
        for (Command command : pipeline.commands()) {
            value = command(command, dot, value);
        }
        return value == null ? Datum.Nothing.INSTANCE : value;
    }

    private Datum command(Command command, Datum dot, @Nullable Datum piped) {
        Operand first = command.words().get(0);
        if (first instanceof Operand.Function function) {
            return call(function, command, dot, piped);
        }
        if (command.words().size() > 1 || piped != null) {
            throw error(first, withArguments(first));
        }
        if (first instanceof Operand.Nil) {
            throw error(first, "nil is not a command");
        }
        return operand(first, dot);
    }

    private static String withArguments(Operand operand) {
        boolean hasFields = operand instanceof Operand.Field
                || (operand instanceof Operand.Variable variable
                        && !variable.names().isEmpty());
        String text = operand.toString();
        return hasFields
                ? text.substring(text.lastIndexOf('.') + 1) + " is not a method but has arguments"
                : "can't give argument to non-function " + text;
    }

    private Datum operand(Operand operand, Datum dot) {
        return operand.accept(new Operand.Visitor<Datum>() {
            @Override
            public Datum dot(Operand.Dot word) {
                return dot;
            }

            @Override
            public Datum nil(Operand.Nil nil) {
                return Datum.Nothing.INSTANCE;
            }

            @Override
            public Datum constant(Operand.Constant constant) {
                return constant.value();
            }

            @Override
            public Datum field(Operand.Field field) {
                return fields(dot, field.names(), field);
            }

            @Override
            public Datum variable(Operand.Variable variable) {
                return fields(variables.get(variable.name()), variable.names(), variable);
            }

            @Override
            public Datum function(Operand.Function function) {
                return call(function, new Command(function.position(), List.of(function)), dot, null);
            }

            @Override
            public Datum chain(Operand.Chain chain) {
                return fields(operand(chain.of(), dot), chain.names(), lastWord(chain));
            }

            @Override
            public Datum group(Operand.Group group) {
                return of(group.pipeline(), dot);
            }
        });
    }

    // Go blames what it worked out last
    private static Operand lastWord(Operand.Chain chain) {
        if (chain.of() instanceof Operand.Group group) {
            List<Command> commands = group.pipeline().commands();
            return commands.get(commands.size() - 1).words().get(0);
        }
        return chain;
    }

    private Datum fields(Datum from, List<String> names, Operand operand) {
        Datum value = from;
        for (String name : names) {
            Datum inner = Fields.of(value, name);
            if (inner == null) {
                throw error(
                        operand,
                        value instanceof Datum.Nothing
                                ? "nil data; no entry for key " + GoText.quote(name)
                                : "can't evaluate field " + name + " in type " + value.type());
            }
            value = inner;
        }
        return value;
    }

    private Datum call(Operand.Function function, Command command, Datum dot, @Nullable Datum piped) {
        String name = function.name();
        Signature signature = functions.get(name);
        int given = command.words().size() - 1 + (piped == null ? 0 : 1);
        int wanted = signature.parameters().size();
        if (signature.variadic() ? given < wanted : given != wanted) {
            throw error(
                    function,
                    "wrong number of args for " + name + ": want " + (signature.variadic() ? "at least " : "") + wanted
                            + " got " + given);
        }
        List<Datum> arguments = new ArrayList<>();
        for (int i = 1; i < command.words().size(); i++) {
            Datum argument = argument(command.words().get(i), signature.parameter(i - 1), dot);
            arguments.add(argument);
            if (isDecided(name, argument)) {
                return argument;
            }
        }
        if (piped != null) {
            Parameter parameter = signature.parameter(given - 1);
            fits(function, parameter, piped);
            arguments.add(piped);
        }
        try {
            return signature.body().apply(arguments, surroundings);
        } catch (Failure e) {
            throw place.executing(
                    command.position(), command.toString(), "error calling " + name + ": " + e.getMessage());
        }
    }

    /** The first false ends {@code and}, the first true {@code or}: what stands behind is not worked out. */
    private static boolean isDecided(String function, Datum argument) {
        return (function.equals("and") && !argument.truth()) || (function.equals("or") && argument.truth());
    }

    private Datum argument(Operand word, Parameter parameter, Datum dot) {
        if (word instanceof Operand.Nil && parameter == Parameter.TEXT) {
            throw error(word, "cannot assign nil to " + parameter.type());
        }
        if (word instanceof Operand.Constant constant && !parameter.takes(constant.value())) {
            throw error(
                    word,
                    parameter == Parameter.TEXT
                            ? "expected string; found " + constant
                            : "can't handle " + constant + " for arg of type " + parameter.type());
        }
        Datum value = operand(word, dot);
        fits(word, parameter, value);
        return value;
    }

    private void fits(Operand word, Parameter parameter, Datum value) {
        if (!parameter.takes(value)) {
            throw error(
                    word,
                    value instanceof Datum.Nothing
                            ? "invalid value; expected " + parameter.type()
                            : "wrong type for value; expected " + parameter.type() + "; got " + value.type());
        }
    }

    private TemplateException error(Operand operand, String problem) {
        return place.executing(operand.position(), operand.toString(), problem);
    }
}
