package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.ops.report.page.Part;
import java.util.List;

/** Writes one section. */
public interface Chapter {
    /** By which it can be asked for. */
    String id();

    String title();

    List<Part> write(Desk desk);
}
