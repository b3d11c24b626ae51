package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import java.io.IOException;
import java.util.List;

/** Blocks for a terminal. Warnings are left out: they go to the other stream. */
final class ScreenRenderer implements DocumentWriter.Renderer {
    @Override
    public void render(Document document, Appearance appearance, Appendable out) throws IOException {
        BlocksOnScreen screen = new BlocksOnScreen(appearance, out);
        if (document.simulated()) {
            screen.paragraph(new Paragraph(List.of(new Span(Notice.simulated(document), Style.WARN))));
            if (!document.blocks().isEmpty()) {
                out.append('\n');
            }
        }
        Block before = null;
        for (Block block : document.blocks()) {
            if (before != null && !belongTogether(before, block)) {
                out.append('\n');
            }
            block.accept(screen);
            before = block;
        }
    }

    private static boolean belongTogether(Block before, Block block) {
        return (before instanceof Heading && !(block instanceof Heading))
                || (before instanceof Paragraph && block instanceof Paragraph);
    }
}
