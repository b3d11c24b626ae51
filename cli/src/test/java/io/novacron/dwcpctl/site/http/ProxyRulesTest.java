package io.novacron.dwcpctl.site.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases from Go's own table, golang.org/x/net/http/httpproxy/proxy_test.go, and ours. */
class ProxyRulesTest {
    private static String proxy(Map<String, String> environment, String url) {
        return ProxyRules.of(ProxySettings.ENVIRONMENT, environment)
                .proxyFor(HttpUrl.get(url))
                .map(ProxyServer::toString)
                .orElse("direct");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; http://example.com/; proxy:80",
                "''; http://localhost/; direct",
                "''; http://127.0.0.1/; direct",
                "''; http://127.0.0.2/; direct",
                "''; http://[::1]/; direct",
                "''; http://[::2]/; proxy:80",
                "''; http://192.168.1.1/; proxy:80",
                "example.com; http://example.com/; direct",
                "example.com; http://www.example.com/; direct",
                "example.com; http://notexample.com/; proxy:80",
                ".example.com; http://example.com/; proxy:80",
                ".example.com; http://www.example.com/; direct",
                "*.example.com; http://www.example.com/; direct",
                "*.example.com; http://example.com/; proxy:80",
                "Example.COM; http://example.com/; direct",
                "example.com:81; http://example.com:81/; direct",
                "example.com:81; http://example.com/; proxy:80",
                "foo.com, .bar.com , ; http://x.bar.com/; direct",
                "*; http://example.com/; direct",
                "a, *; http://10.0.0.1/; direct",
                "192.168.1.1; http://192.168.1.1/; direct",
                "192.168.1.1; http://192.168.1.2/; proxy:80",
                "192.168.1.1:81; http://192.168.1.1:81/; direct",
                "192.168.1.1:81; http://192.168.1.1/; proxy:80",
                "10.0.0.0/8; http://10.200.3.4/; direct",
                "10.0.0.0/9; http://10.200.3.4/; proxy:80",
                "10.128.0.0/9; http://10.200.3.4/; direct",
                "10.0.0.0/33; http://10.0.0.0/; proxy:80",
                "10.0.0.0/8; http://x10.0.0.1/; proxy:80",
                "fd00::/8; http://[fd12::1]/; direct",
                "fd00::/8; http://[fe12::1]/; proxy:80",
                "fd12::1; http://[fd12::1]:99/; direct",
                "[fd12::1]:99; http://[fd12::1]:99/; direct",
                "[fd12::1]:99; http://[fd12::1]:98/; proxy:80",
                "::ffff:10.0.0.1; http://10.0.0.1/; direct",
                "0.1; http://10.0.0.1/; proxy:80",
            })
    void exceptions_are_those_of_go(String noProxy, String url, String expected) {
        assertThat(proxy(Map.of("HTTP_PROXY", "http://proxy", "NO_PROXY", noProxy), url))
                .isEqualTo(expected);
    }

    @Test
    void each_scheme_has_its_variable_in_capitals_first() {
        Map<String, String> environment =
                Map.of("http_proxy", "lower:1", "HTTP_PROXY", "", "HTTPS_PROXY", "upper:2", "https_proxy", "lower:3");
        assertThat(List.of(proxy(environment, "http://a/"), proxy(environment, "https://a/")))
                .containsExactly("lower:1", "upper:2");
        assertThat(proxy(Map.of("HTTP_PROXY", "a"), "https://a/")).isEqualTo("direct");
    }

    @Test
    void a_configured_proxy_is_for_this_machine_too_unless_there_are_exceptions() {
        HttpUrl local = HttpUrl.get("http://localhost/");
        ProxySettings all = TestClients.settings("proxy_url: socks5://p").proxy();
        assertThat(ProxyRules.of(all, Map.of("NO_PROXY", "*")).proxyFor(local))
                .get()
                .hasToString("p:1080");
        ProxySettings some =
                TestClients.settings("proxy_url: http://p:80\nno_proxy: x").proxy();
        assertThat(ProxyRules.of(some, Map.of()).proxyFor(local)).isEmpty();
    }

    @Test
    void a_wrong_variable_is_named_without_its_secret() {
        assertThatThrownBy(() -> proxy(Map.of("HTTP_PROXY", "https://me:secret@p"), "http://a/"))
                .hasMessage("environment variable HTTP_PROXY: https:// is not supported for a proxy");
    }
}
