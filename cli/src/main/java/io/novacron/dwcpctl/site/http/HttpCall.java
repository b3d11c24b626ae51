package io.novacron.dwcpctl.site.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final String where;
    private final boolean plain;
    private final List<String> secrets;

    private HttpCall(
            ServiceUrl service,
            HttpUrl url,
            String where,
            String method,
            List<Parameter> parameters,
            @Nullable RequestBody body,
            boolean reads,
            boolean plain,
            List<String> secrets) {
        this.service = service;
        this.url = url;
        this.where = where;
        this.method = method;
        this.parameters = List.copyOf(parameters);
        this.body = body;
        this.reads = reads;
        this.plain = plain;
        this.secrets = List.copyOf(secrets);
    }

    /** A GET, its parameters in the URL. */
    public static HttpCall get(ServiceUrl service, String... path) {
        return of(service, service.resolve(path), "GET", null, true);
    }

    /** A question too long for a URL: a POST, its parameters in a form. Asked as a GET where the server knows no POST. */
    public static HttpCall form(ServiceUrl service, String... path) {
        return of(service, service.resolve(path), "POST", null, true);
    }

    /** A request that changes something. */
    public static HttpCall change(ServiceUrl service, String method, String contentType, byte[] body, String... path) {
        return of(service, service.resolve(path), method, RequestBody.create(body, MediaType.get(contentType)), false);
    }

    /**
     * A message posted to a URL that is a secret: {@link #where} does not tell it.
     *
     * @param environment the process's variables, one of which may hold the URL
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65 if the URL cannot be read, or is none
     */
    public static HttpCall message(
            WebhookUrl webhook, Map<String, String> environment, String contentType, byte[] body) {
        HttpUrl url = webhook.resolve(environment);
        ServiceUrl service = ServiceUrl.of(url);
        return new HttpCall(
                service,
                url.newBuilder().username("").password("").build(),
                WebhookUrl.shown(url),
                "POST",
                List.of(),
                RequestBody.create(body, MediaType.get(contentType)),
                false,
                false,
                WebhookUrl.secrets(url));
    }

    private static HttpCall of(
            ServiceUrl service, HttpUrl url, String method, @Nullable RequestBody body, boolean reads) {
        return new HttpCall(service, url, url.toString(), method, List.of(), body, reads, false, service.secrets());
    }

    /** This call with one more parameter; in the URL, except for a form. */
    public HttpCall with(String name, String value) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new HttpCall(service, url, where, method, more, body, reads, plain, secrets);
    }

    /**
     * This call with an answer that is not to be compressed: for a small one that takes a Prometheus half as long again as
     * the answer itself does.
     */
    public HttpCall uncompressed() {
        return new HttpCall(service, url, where, method, parameters, body, reads, true, secrets);
    }

    /** The URL without user and parameters, for messages; only its host where it is a secret. */
    public String where() {
        return where;
    }

    /** What of it is a secret, besides what the settings say. */
    List<String> secrets() {
        return secrets;
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
        return new HttpCall(service, url, where, "GET", parameters, null, true, plain, secrets);
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
        Request.Builder request = new Request.Builder().url(at).method(method, sent);
        return plain ? request.header("Accept-Encoding", "identity") : request;
    }
}
