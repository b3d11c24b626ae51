package io.novacron.dwcpctl.site.http;

import java.util.ArrayList;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What is to be asked of a service. Immutable. A {@linkplain #get get} or {@linkplain #form form} only reads: it may be
 * repeated, and follow a redirect as it is. A {@linkplain #change change} may not.
 */
public final class HttpCall {
    private record Parameter(String name, String value) {}

    private final ServiceUrl service;
    private final HttpUrl url;
    private final String method;
    private final List<Parameter> parameters;
    private final @Nullable RequestBody body;
    private final boolean reads;

    private HttpCall(
            ServiceUrl service,
            HttpUrl url,
            String method,
            List<Parameter> parameters,
            @Nullable RequestBody body,
            boolean reads) {
        this.service = service;
        this.url = url;
        this.method = method;
        this.parameters = List.copyOf(parameters);
        this.body = body;
        this.reads = reads;
    }

    /** A GET, its parameters in the URL. */
    public static HttpCall get(ServiceUrl service, String... path) {
        return new HttpCall(service, service.resolve(path), "GET", List.of(), null, true);
    }

    /** A question too long for a URL: a POST, its parameters in a form. Asked as a GET where the server knows no POST. */
    public static HttpCall form(ServiceUrl service, String... path) {
        return new HttpCall(service, service.resolve(path), "POST", List.of(), null, true);
    }

    /** A request that changes something. */
    public static HttpCall change(ServiceUrl service, String method, String contentType, byte[] body, String... path) {
        return new HttpCall(
                service,
                service.resolve(path),
                method,
                List.of(),
                RequestBody.create(body, MediaType.get(contentType)),
                false);
    }

    /** This call with one more parameter; in the URL, except for a form. */
    public HttpCall with(String name, String value) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new HttpCall(service, url, method, more, body, reads);
    }

    /** The URL without user and parameters, for messages. */
    public String where() {
        return url.toString();
    }

    ServiceUrl service() {
        return service;
    }

    String method() {
        return method;
    }

    boolean reads() {
        return reads;
    }

    boolean isForm() {
        return reads && method.equals("POST");
    }

    HttpCall asGet() {
        return new HttpCall(service, url, "GET", parameters, null, true);
    }

    /** Where the call goes first; redirects may lead elsewhere. */
    HttpUrl target() {
        if (isForm()) {
            return url;
        }
        HttpUrl.Builder target = url.newBuilder();
        parameters.forEach(p -> target.addQueryParameter(p.name(), p.value()));
        return target.build();
    }

    /** The request, to the given place. */
    Request.Builder request(HttpUrl at) {
        RequestBody sent = body;
        if (isForm()) {
            FormBody.Builder form = new FormBody.Builder();
            parameters.forEach(p -> form.add(p.name(), p.value()));
            sent = form.build();
        }
        return new Request.Builder().url(at).method(method, sent);
    }
}
