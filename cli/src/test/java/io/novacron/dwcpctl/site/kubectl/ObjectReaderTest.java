package io.novacron.dwcpctl.site.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.site.cluster.Autoscaler;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the API server's objects, where the real one of the tests cannot be made to say so. */
class ObjectReaderTest {
    private static ApiObject object(String json) {
        return Json.object(json.replace('\'', '"'));
    }

    private static final String DEPLOYMENT = """
        {'kind': 'Deployment', 'metadata': {'name': 'd', 'resourceVersion': '7', 'generation': 3,
          'annotations': {'deployment.kubernetes.io/revision': '4'}},
         'spec': {'replicas': 0, 'paused': true, 'selector': {'matchLabels': {'app': 'd'}, 'matchExpressions': [
           {'key': 'tier', 'operator': 'In', 'values': ['a', 'b']}, {'key': 'old', 'operator': 'DoesNotExist'},
           {'key': 'x', 'operator': 'Exists'}, {'key': 'y', 'operator': 'NotIn', 'values': ['c']}]},
          'template': {'spec': {'containers': [{'name': 'c', 'image': 'i', 'env': [
           {'name': 'A', 'value': '1'}, {'name': 'A', 'value': '2'}, {'name': 'B'}]},
           {'name': 'side', 'image': 's', 'env': [{'name': 'C', 'value': '3'}]}]}}},
         'status': {'observedGeneration': 2}}
        """;

    @Test
    void a_deployment_that_the_controller_has_not_seen_is_not_observed() {
        Deployment deployment = ObjectReader.deployment(object(DEPLOYMENT));
        assertThat(deployment)
                .isEqualTo(new Deployment(
                        "d",
                        new Deployment.Replicas(0, 0, 0, 0, 0),
                        true,
                        false,
                        "c",
                        "i",
                        Map.of("A", "2", "B", ""),
                        Map.of(),
                        Map.of("deployment.kubernetes.io/revision", "4"),
                        "7",
                        4,
                        null));
        assertThat(ObjectReader.deployment(
                                object(DEPLOYMENT.replace("'status': {'observedGeneration': 2}", "'status': {}")))
                        .observed())
                .isFalse();
        assertThat(ObjectReader.selector(object(DEPLOYMENT))).isEqualTo("app=d,tier in (a,b),!old,x,y notin (c)");
    }

    @Test
    void a_deployment_that_lacks_what_every_one_has_is_none() {
        for (String part :
                List.of("'replicas': 0", "'generation': 3", "'resourceVersion': '7'", "'image': 'i'", "'name': 'c'")) {
            String without = DEPLOYMENT.replace(part, "'z': 0");
            assertThat(without).isNotEqualTo(DEPLOYMENT);
            assertThatThrownBy(() -> ObjectReader.deployment(object(without)))
                    .as(part)
                    .isInstanceOf(ApiObject.Malformed.class);
        }
        assertThatThrownBy(() -> ObjectReader.deployment(object(DEPLOYMENT.replace("'4'", "'four'"))))
                .isInstanceOf(ApiObject.Malformed.class);
        assertThatThrownBy(() -> ObjectReader.deployment(object(DEPLOYMENT.replace(": 0,", ": -1,"))))
                .isInstanceOf(ApiObject.Malformed.class);
        assertThatThrownBy(() -> ObjectReader.selector(object("{'spec': {'selector': {}}}")))
                .isInstanceOf(ApiObject.Malformed.class);
    }

    @Test
    void a_pod_that_is_leaving_is_not_ready_and_restarts_add_up() {
        String pod = """
            {'metadata': {'name': 'p', 'creationTimestamp': '2026-01-31T09:00:00Z'%s}, 'status': {
              'conditions': [{'type': 'Initialized', 'status': 'True'}, {'type': 'Ready', 'status': 'True'}],
              'containerStatuses': [
               {'restartCount': 2, 'lastState': {'terminated': {'finishedAt': '2026-01-31T09:05:00Z'}}},
               {'restartCount': 1, 'lastState': {'terminated': {'finishedAt': '2026-01-31T09:04:00Z'}}}]}}
            """;
        assertThat(ObjectReader.pod(object(pod.formatted(""))))
                .isEqualTo(new Pod(
                        "p",
                        Map.of(),
                        true,
                        Instant.parse("2026-01-31T09:00:00Z"),
                        3,
                        Instant.parse("2026-01-31T09:05:00Z")));
        assertThat(ObjectReader.pod(object(pod.formatted(", 'deletionTimestamp': '2026-01-31T09:06:00Z'")))
                        .ready())
                .isFalse();
        assertThatThrownBy(() -> ObjectReader.pod(object("{'metadata': {'name': 'p', 'creationTimestamp': 'now'}}")))
                .isInstanceOf(ApiObject.Malformed.class)
                .hasMessage("no time at metadata.creationTimestamp");
    }

    @Test
    void addresses_that_are_not_ready_and_those_of_no_pod_are_told_apart() {
        ApiObject endpoints = object("""
            {'subsets': [{'addresses': [{'ip': '10.0.0.1', 'targetRef': {'kind': 'Pod', 'name': 'a'}}, {'ip': '10.9.9.9'}],
              'notReadyAddresses': [{'ip': '10.0.0.2', 'targetRef': {'kind': 'Pod', 'name': 'gone'}}]}]}
            """);
        assertThat(ObjectReader.addresses(endpoints.items("subsets"), Map.of("a", "v1")))
                .containsExactly(
                        new Endpoints.Address("10.0.0.1", "a", "v1", true),
                        new Endpoints.Address("10.9.9.9", "", "", true),
                        new Endpoints.Address("10.0.0.2", "gone", "", false));
    }

    @Test
    void an_autoscaler_without_a_minimum_leaves_one() {
        String autoscaler = "{'metadata': {'name': 'h'}, 'spec': {'maxReplicas': 5, 'scaleTargetRef':"
                + " {'kind': 'Deployment', 'name': 'd'}}}";
        assertThat(ObjectReader.autoscaler(object(autoscaler))).hasValue(new Autoscaler("h", "d", 1, 5));
        assertThatThrownBy(() -> ObjectReader.autoscaler(object(autoscaler.replace("'maxReplicas': 5,", ""))))
                .isInstanceOf(ApiObject.Malformed.class);
    }

    @Test
    void the_last_change_is_the_last_that_someone_made() {
        String noted = """
            {'metadata': {'managedFields': [
              {'time': '2026-01-31T09:00:00Z', 'fieldsV1': {'f:spec': {'f:replicas': {}}}},
              {'time': '2026-01-31T09:01:00Z', 'fieldsV1': {'f:metadata': {'f:annotations': {'.': {}, 'f:note': {}}}}},
              {'time': '2026-01-31T09:02:00Z', 'fieldsV1': {'f:metadata': {'f:annotations':
                {'.': {}, 'f:deployment.kubernetes.io/revision': {}}}, 'f:status': {}}}%s]}}
            """;
        assertThat(LastChange.ofIntent(object(noted.formatted("")))).isEqualTo(Instant.parse("2026-01-31T09:01:00Z"));
        assertThat(LastChange.ofIntent(object(noted.formatted(", {'fieldsV1': {'f:spec': {}}}"))))
                .isNull();
        assertThat(LastChange.ofIntent(object("{'metadata': {}}"))).isNull();
        assertThat(LastChange.ofData(object(
                        noted.formatted(", {'time': '2026-01-31T08:00:00Z', 'fieldsV1': {'f:data': {'f:mode': {}}}}"))))
                .isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
    }

    @Test
    void JSON_is_one_document_of_bounded_depth() {
        assertThatThrownBy(() -> Json.object("{'a': ".replace('\'', '"').repeat(101)))
                .isInstanceOf(ApiObject.Malformed.class);
        assertThatThrownBy(() -> object("{'a': 1, 'a': 2}"))
                .isInstanceOf(ApiObject.Malformed.class)
                .hasMessage("the answer is not JSON: Duplicate field 'a'");
        assertThat(object("{'a': 1}").number("a")).isEqualTo(1);
        assertThatThrownBy(() -> object("{'a': 99999999999999999999}").number("a"))
                .hasMessage("no whole number at a");
    }
}
