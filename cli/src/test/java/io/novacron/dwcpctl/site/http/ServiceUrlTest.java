package io.novacron.dwcpctl.site.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://h:9090, http://h:9090, http://h:9090/-/ready",
        "http://h/, http://h, http://h/-/ready",
        "HTTPS://h/prom/, https://h/prom, https://h/prom/-/ready",
        "https://u:p@h/a%20b, https://h/a%20b, https://h/a%20b/-/ready",
        "http://[::1]:9090, http://[::1]:9090, http://[::1]:9090/-/ready",
    })
    void paths_are_put_behind_the_base(String text, String shown, String ready) {
        ServiceUrl url = ServiceUrl.parse("x", text);
        assertThat(url).hasToString(shown);
        assertThat(url.resolve("-", "ready")).hasToString(ready);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prometheus:9090 | x: no scheme in prometheus:9090",
                "me:secret@prometheus:9090 | x: no scheme in prometheus:9090",
                "ftp://me:secret@h/a?b=secret | x: no http:// or https:// URL: h/a",
                "http:// | x: no URL: http://",
                "http://me:sec/ret@h:9090 | x: no URL: h:9090",
                "http://me:1/secret@h:9090 | x: no URL: h:9090",
                "http://me:secret@h:port | x: no URL: h:port",
                "http://me:secret@h/?token=secret | x: a query or fragment in the URL: h/",
                "http://h/#graph | x: a query or fragment in the URL: http://h/#graph",
            })
    void what_is_no_base_url_is_refused_without_its_user(String text, String message) {
        assertThatThrownBy(() -> ServiceUrl.parse("x", text))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode().code()).isEqualTo(65))
                .hasMessage(message);
    }

    @Test
    void a_segment_cannot_leave_its_place() {
        assertThat(ServiceUrl.parse("x", "http://h/p").resolve("label", "a/b?c#d", "values"))
                .hasToString("http://h/p/label/a%2Fb%3Fc%23d/values");
    }
}
