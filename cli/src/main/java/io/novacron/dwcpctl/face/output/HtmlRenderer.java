package io.novacron.dwcpctl.face.output;

import java.io.IOException;

/**
 * One page that needs nothing else: no script, no font, no address of any server. Light or dark as its reader prefers, and
 * black on white on paper.
 */
final class HtmlRenderer implements DocumentWriter.Renderer {
    /** Colours by what they mean; the words beside them say the same. */
    private static final String STYLE = """
            :root { color-scheme: light dark; --back: #ffffff; --text: #1b1f24; --dim: #59636e; --line: #d1d9e0;
              --band: #f6f8fa; --good: #1a7f37; --warn: #7d4e00; --bad: #b3151f; --unknown: #6639ba;
              --c1: #0550ae; --c2: #b35900; --c3: #116329; --c4: #8250df; --c5: #a40e26; --c6: #1b7c83; }
            @media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --dim: #9198a1;
              --line: #3d444d; --band: #151b23; --good: #56d364; --warn: #e3b341; --bad: #ff7b72; --unknown: #d2a8ff;
              --c1: #79c0ff; --c2: #ffa657; --c3: #7ee787; --c4: #d2a8ff; --c5: #ff7b72; --c6: #76e3ea; } }
            body { background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; margin: 0 auto;
              max-width: 76rem; padding: 1rem 1.25rem 4rem; }
            h1 { font-size: 1.7rem; } h2 { border-bottom: 1px solid var(--line); margin-top: 2.5rem; padding-bottom: .3rem; }
            h3 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
            .table { overflow-x: auto; }
            table { border-collapse: collapse; font-size: .9rem; }
            th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
            th { background: var(--band); } tbody tr:hover { background: var(--band); }
            td { white-space: nowrap; } td.long { min-width: 14rem; white-space: normal; overflow-wrap: anywhere; }
            td.course { font-size: .6rem; line-height: 2.2; }
            .right { text-align: right; font-variant-numeric: tabular-nums; } th.right { min-width: 4rem; }
              th.wide { min-width: 8rem; }
            p, h1, h2, h3, .notice { overflow-wrap: anywhere; }
            .strong { font-weight: 600; } .dim { color: var(--dim); } .good { color: var(--good); }
            .warn { color: var(--warn); font-weight: 600; } .bad { color: var(--bad); font-weight: 700; }
            .unknown { color: var(--unknown); }
            .notice { border-left: 4px solid var(--warn); background: var(--band); padding: .5rem .9rem; }
            pre { background: var(--band); overflow-x: auto; padding: .7rem; }
            figure { margin: 1rem 0; } figcaption { font-weight: 600; } .chart { overflow-x: auto; }
            svg { display: block; height: auto; min-width: 44rem; width: 100%; }
            svg text { fill: var(--dim); font: 11px system-ui, sans-serif; } .grid { stroke: var(--line); }
            .threshold { stroke: var(--bad); stroke-dasharray: 6 4; }
            .legend { color: var(--dim); font-size: .85rem; } .legend b { font-weight: 700; }
            @media print { :root { --back: #fff; --text: #000; --dim: #333; --line: #999; --band: #fff; --good: #000;
              --warn: #000; --bad: #000; --unknown: #000; --c1: #000; --c2: #555; --c3: #000; --c4: #555; --c5: #000;
              --c6: #555; }
              body { font-size: 10pt; max-width: none; padding: 0; } h2 { break-after: avoid; }
              h1, h3, figcaption { break-after: avoid; } tr, figure { break-inside: avoid; }
              .table, .chart { overflow: visible; } table { font-size: 8pt; } th, td { padding: .15rem .35rem; }
              td, td.long { min-width: 0; white-space: normal; } svg { min-width: 0; } }
            """;

    @Override
    public void render(Document document, Appearance appearance, Appendable out) throws IOException {
        BlocksInHtml html = new BlocksInHtml(appearance, out);
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>dwcpctl: ")
                .append(html.escaped(document.kind()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        if (document.simulated()) {
            html.notice(Notice.simulated(document));
        }
        for (String warning : document.warnings()) {
            html.notice("warning: " + warning);
        }
        for (Block block : document.blocks()) {
            block.accept(html);
        }
        out.append("</body>\n</html>\n");
    }
}
