package io.novacron.dwcpctl.site.fleet.api;

/** Why a request has no answer, in Prometheus's kinds and, where it has some, its words. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** The kinds that occur here, with the HTTP status that each has ({@code web/api/v1/api.go}). */
    enum Kind {
        BAD_DATA("bad_data", 400),
        EXECUTION("execution", 422),
        INTERNAL("internal", 500),
        TIMEOUT("timeout", 503);

        private final String id;
        private final int status;

        Kind(String id, int status) {
            this.id = id;
            this.status = status;
        }

        /** The value of {@code errorType}. */
        String id() {
            return id;
        }

        int status() {
            return status;
        }
    }

    ApiError(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static ApiError badData(String message) {
        return new ApiError(Kind.BAD_DATA, message);
    }

    static ApiError parameter(String name, String reason) {
        return badData("invalid parameter \"" + name + "\": " + reason);
    }

    Kind kind() {
        return kind;
    }

    /** What went wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
