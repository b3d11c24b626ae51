package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is compared, by id: what is shipped, and in its place that of the user's directory with the same id. */
public final class Metrics {
    private static final String DIRECTORY = "queries/compare/";

    private final Map<String, Metric> all = new LinkedHashMap<>();

    /** @throws CliException with code 65, file and line, if a user's file is wrong */
    public Metrics(Library library) {
        for (String path : library.shippedPaths(DIRECTORY)) {
            add(library.shipped(path));
        }
        library.overlays(DIRECTORY).forEach(this::add);
    }

    private void add(Library.File file) {
        MetricFile.read(file.name(), file.text()).forEach(metric -> all.put(metric.id(), metric));
    }

    /** In the order of the files. */
    public List<Metric> all() {
        return List.copyOf(all.values());
    }

    /**
     * The metric of an id.
     *
     * @throws CliException with code 64, naming the nearest, if there is none
     */
    public Metric get(String id) {
        Metric metric = all.get(id);
        if (metric == null) {
            throw CliException.usage(
                    "there is no metric \"" + id + "\" to compare",
                    Nearest.hint(id, all.keySet()) + "Use some of " + String.join(", ", all.keySet()) + ".");
        }
        return metric;
    }
}
