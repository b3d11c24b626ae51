package io.novacron.dwcpctl.twin;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** A server's only answer. */
final class Always extends Dispatcher {
    private final MockResponse response;

    Always(MockResponse response) {
        this.response = response;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        return response;
    }
}
