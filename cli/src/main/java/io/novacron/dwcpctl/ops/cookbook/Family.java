package io.novacron.dwcpctl.ops.cookbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command of a category shows.
 *
 * @param headline ids of the queries it shows, in this order
 * @param chart id of the query it draws
 * @param breakdowns ids by what {@code --by} names
 */
public record Family(List<String> headline, String chart, Map<String, String> breakdowns) {
    public Family {
        headline = List.copyOf(headline);
        breakdowns = new LinkedHashMap<>(breakdowns);
    }
}
