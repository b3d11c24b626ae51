package io.novacron.dwcpctl.site.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request authenticates itself with. */
sealed interface Credentials {
    /** The value of the Authorization header, from secrets read now; empty where there is nothing to send. */
    Optional<String> header(Map<String, String> environment);

    /** User and password (RFC 7617), in UTF-8. */
    record Basic(Secret username, Secret password) implements Credentials {
        @Override
        public Optional<String> header(Map<String, String> environment) {
            String pair = username.read(environment) + ":" + password.read(environment);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** A token of some type, mostly Bearer (RFC 6750). */
    record Token(String type, @Nullable Secret token) implements Credentials {
        @Override
        public Optional<String> header(Map<String, String> environment) {
            return Optional.ofNullable(token).map(t -> type + " " + t.readForHeader(environment));
        }
    }
}
