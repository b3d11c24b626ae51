package io.novacron.dwcpctl.base.library;

import io.novacron.dwcpctl.base.error.CliException;

/** A mistake in a file that knows what it is a mistake of, so that the rest can be read for more. */
public final class YamlMistake extends CliException {
    private static final long serialVersionUID = 1L;

    private final transient YamlNode culprit;

    YamlMistake(YamlNode culprit, CliException mistake) {
        super(mistake.exitCode(), mistake.getMessage(), mistake.suggestion(), mistake);
        this.culprit = culprit;
    }

    /** What is wrong, or lacks something. */
    public YamlNode culprit() {
        return culprit;
    }
}
