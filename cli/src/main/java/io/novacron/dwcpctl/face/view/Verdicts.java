package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;

/** How verdicts look. */
final class Verdicts {
    private Verdicts() {}

    static Style style(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Style.GOOD;
            case WARN -> Style.WARN;
            case FAIL -> Style.BAD;
            case NO_DATA, ERROR -> Style.UNKNOWN;
        };
    }

    static String text(Verdict verdict) {
        return verdict == Verdict.NO_DATA ? "NO DATA" : verdict.name();
    }

    static Span span(Verdict verdict) {
        return new Span(text(verdict), style(verdict));
    }
}
