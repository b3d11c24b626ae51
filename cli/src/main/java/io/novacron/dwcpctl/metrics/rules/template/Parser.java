package io.novacron.dwcpctl.metrics.rules.template;

import io.novacron.dwcpctl.metrics.rules.template.Pipeline.Command;
import io.novacron.dwcpctl.metrics.rules.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a template ({@code text/template/parse/parse.go}). What we do not have is refused by its name. */
final class Parser {
    private static final int MAX_DEPTH = 100;
    private static final Set<String> UNSUPPORTED = Set.of("define", "template", "block", "call");

    private final Place place;
    private final List<Token> tokens;
    private final Functions functions;
    private final List<String> variables = new ArrayList<>(List.of("$"));
    private int at;
    private int depth;
    private int ranges;

    private Parser(Place place, Functions functions) {
        this.place = place;
        this.tokens = Lexer.tokens(place.text(), place);
        this.functions = functions;
    }

    static List<Node> parse(Place place, Functions functions) {
        Parser parser = new Parser(place, functions);
        List<Node> nodes = new ArrayList<>();
        Token end = parser.list(nodes);
        if (!end.is(Kind.END)) {
            throw place.error(end.position(), "unexpected {{" + end.text() + "}}");
        }
        return List.copyOf(nodes);
    }

    /** Reads up to the end, or to the word {@code end} or {@code else}, which it returns and leaves behind. */
    private Token list(List<Node> into) {
        if (++depth > MAX_DEPTH) {
            throw place.error(peek().position(), "nested too deeply");
        }
        while (true) {
            Token text = next();
            if (!text.text().isEmpty()) {
                into.add(new Node.Text(text.text()));
            }
            if (peek().is(Kind.END)) {
                depth--;
                return next();
            }
            if (peek().isName("end") || peek().isName("else")) {
                depth--;
                return next();
            }
            if (!peek().is(Kind.TEXT)) {
                into.add(action());
            }
        }
    }

    private Node action() {
        Token word = peek();
        if (word.is(Kind.NAME)) {
            switch (word.text()) {
                case "if", "with" -> {
                    next();
                    return choice(word.text());
                }
                case "range" -> {
                    next();
                    return range();
                }
                case "break", "continue" -> {
                    next();
                    close(word.text());
                    if (ranges == 0) {
                        throw place.error(word.position(), "{{" + word.text() + "}} outside {{range}}");
                    }
                    return new Node.Jump(word.text().equals("break"));
                }
                default -> {}
            }
        }
        Pipeline pipeline = pipeline("command", Kind.CLOSE);
        return new Node.Action(pipeline);
    }

    private Node choice(String word) {
        int known = variables.size();
        Pipeline pipeline = pipeline(word, Kind.CLOSE);
        List<Node> then = new ArrayList<>();
        List<Node> otherwise = new ArrayList<>();
        Token end = list(then);
        if (end.isName("else")) {
            if (peek().isName(word)) {
                // the end of the inner one closes both
                otherwise.add(choice(next().text()));
                forget(known);
                return new Node.Choice(word.equals("with"), pipeline, List.copyOf(then), List.copyOf(otherwise));
            }
            close("else");
            end = list(otherwise);
        }
        end(end);
        forget(known);
        return new Node.Choice(word.equals("with"), pipeline, List.copyOf(then), List.copyOf(otherwise));
    }

    private Node range() {
        int known = variables.size();
        Pipeline pipeline = pipeline("range", Kind.CLOSE);
        List<Node> body = new ArrayList<>();
        List<Node> otherwise = new ArrayList<>();
        ranges++;
        Token end = list(body);
        ranges--;
        if (end.isName("else")) {
            close("else");
            end = list(otherwise);
        }
        end(end);
        forget(known);
        return new Node.Range(pipeline, List.copyOf(body), List.copyOf(otherwise));
    }

    private void end(Token word) {
        if (!word.isName("end")) {
            throw place.error(
                    word.position(),
                    word.is(Kind.END) ? "unexpected EOF" : "expected end; found {{" + word.text() + "}}");
        }
        close("end");
    }

    private void close(String context) {
        Token token = next();
        if (!token.is(Kind.CLOSE)) {
            throw unexpected(token, context);
        }
    }

    private void forget(int known) {
        variables.subList(known, variables.size()).clear();
    }

    private Pipeline pipeline(String context, Kind end) {
        if (++depth > MAX_DEPTH) {
            throw place.error(peek().position(), "nested too deeply");
        }
        int position = peek().position();
        List<String> declared = new ArrayList<>();
        boolean assignment = declarations(context, declared);
        List<Command> commands = new ArrayList<>();
        while (!peek().is(end)) {
            commands.add(command(context));
            if (peek().is(Kind.PIPE)) {
                next();
            } else if (!peek().is(end)) {
                throw unexpected(peek(), context);
            }
        }
        if (commands.isEmpty()) {
            throw place.error(position, "missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            Operand first = commands.get(i).words().get(0);
            if (first instanceof Operand.Constant || first instanceof Operand.Dot || first instanceof Operand.Nil) {
                throw place.error(first.position(), "non executable command in pipeline stage " + (i + 1));
            }
        }
        next();
        depth--;
        return new Pipeline(position, List.copyOf(declared), assignment, List.copyOf(commands));
    }

    /** Whether the variables read are to be there already. */
    private boolean declarations(String context, List<String> declared) {
        if (!peek().is(Kind.VARIABLE)) {
            return false;
        }
        Token first = peek();
        Token second = tokens.get(at + 1);
        if (second.is(Kind.COMMA) && context.equals("range")) {
            if (!tokens.get(at + 2).is(Kind.VARIABLE)) {
                throw unexpected(tokens.get(at + 2), "range");
            }
            declared.add(first.text());
            declared.add(tokens.get(at + 2).text());
            at += 3;
            second = peek();
            if (!second.is(Kind.DECLARE) && !second.is(Kind.ASSIGN)) {
                throw place.error(second.position(), "range can only initialize variables");
            }
        } else if (second.is(Kind.DECLARE) || second.is(Kind.ASSIGN)) {
            declared.add(first.text());
            at++;
        } else {
            return false;
        }
        next();
        if (second.is(Kind.DECLARE)) {
            variables.addAll(declared);
            return false;
        }
        for (String name : declared) {
            known(name, first.position());
        }
        return true;
    }

    private Command command(String context) {
        int position = peek().position();
        List<Operand> words = new ArrayList<>();
        while (!peek().is(Kind.PIPE) && !peek().is(Kind.CLOSE) && !peek().is(Kind.RIGHT)) {
            if (!words.isEmpty() && !peek().spaced()) {
                throw unexpected(peek(), "operand");
            }
            words.add(operand(context));
        }
        if (words.isEmpty()) {
            throw peek().is(Kind.PIPE) ? unexpected(peek(), context) : place.error(position, "empty command");
        }
        return new Command(position, List.copyOf(words));
    }

    private Operand operand(String context) {
        Operand term = term(context);
        // Go says of a chain of fields that it stands where its second part begins
        int position = peek().position();
        List<String> fields = fields();
        if (fields.isEmpty()) {
            return term;
        }
        if (term instanceof Operand.Field field) {
            List<String> all = new ArrayList<>(field.names());
            all.addAll(fields);
            return new Operand.Field(position, List.copyOf(all));
        }
        if (term instanceof Operand.Variable variable) {
            return new Operand.Variable(position, variable.name(), fields);
        }
        if (term instanceof Operand.Constant || term instanceof Operand.Dot || term instanceof Operand.Nil) {
            throw place.error(term.position(), "unexpected . after term \"" + term + "\"");
        }
        return new Operand.Chain(position, term, fields);
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        while (peek().is(Kind.FIELD) && !peek().spaced()) {
            fields.add(next().text().substring(1));
        }
        return List.copyOf(fields);
    }

    private Operand term(String context) {
        Token token = next();
        int position = token.position();
        return switch (token.kind()) {
            case NAME -> name(token);
            case DOT -> new Operand.Dot(position);
            case FIELD -> new Operand.Field(position, List.of(token.text().substring(1)));
            case VARIABLE -> {
                known(token.text(), position);
                yield new Operand.Variable(position, token.text(), List.of());
            }
            case NUMBER, STRING, RAW_STRING, CHARACTER -> Constants.read(token, place);
            case LEFT -> new Operand.Group(position, pipeline("parenthesized pipeline", Kind.RIGHT));
            default -> throw unexpected(token, context);
        };
    }

    private Operand name(Token token) {
        String name = token.text();
        switch (name) {
            case "true", "false" -> {
                return new Operand.Constant(token.position(), new Datum.Flag(name.equals("true")), name);
            }
            case "nil" -> {
                return new Operand.Nil(token.position());
            }
            default -> {
                if (UNSUPPORTED.contains(name)) {
                    throw place.error(token.position(), name + " is not supported");
                }
                if (!functions.has(name)) {
                    throw place.error(token.position(), "function " + GoText.quote(name) + " not defined");
                }
                return new Operand.Function(token.position(), name);
            }
        }
    }

    private void known(String variable, int position) {
        if (!variables.contains(variable)) {
            throw place.error(position, "undefined variable " + GoText.quote(variable));
        }
    }

    private TemplateException unexpected(Token token, String context) {
        String found = token.is(Kind.END) ? "EOF" : "<" + token.text() + ">";
        return place.error(token.position(), "unexpected " + found + " in " + context);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }
}
