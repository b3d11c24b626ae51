package io.novacron.dwcpctl.site.prometheus;

import java.util.List;

/** A successful reply of the API: its data and the server's remarks. */
record ApiReply<T>(T data, List<String> warnings, List<String> infos) {
    ApiReply {
        warnings = List.copyOf(warnings);
        infos = List.copyOf(infos);
    }
}
