package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.ops.evidence.SealedRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaseFileTest {
    private static final CaseFile.Circumstances CIRCUMSTANCES = new CaseFile.Circumstances(
            "1.2.3", "production", false, List.of(new Library.File("queries/gates/mine.yaml", "schema: 1\n")));

    private static String evidence(Scene scene) {
        return CaseFile.write(CIRCUMSTANCES, new Proceeding(scene.testimony(), scene.assessment()));
    }

    @Test
    void keeps_its_schema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(new ShippedFiles().text("queries/schema/evidence.schema.json"));
        List<Scene> scenes = List.of(
                new Scene(),
                new Scene("a", "b").down("b", "TIMEOUT").value("latency-p99", "eu-west", Double.NaN),
                new Scene(Scene.ROLLOUT, Duration.ofMinutes(1)).fails("quorum"));

        for (Scene scene : scenes) {
            assertThat(schema.validate(new ObjectMapper().readTree(evidence(scene))))
                    .isEmpty();
        }
        assertThat(schema.validate(new ObjectMapper().readTree("{\"schema\": 1}")))
                .isNotEmpty();
    }

    @Test
    void names_the_gate_by_its_digest_and_what_lay_over_the_shipped_files() {
        assertThat(evidence(new Scene()))
                .contains("\"sha256\" : \"" + GateText.digest(Scene.ROLLOUT) + "\"")
                .contains("\"file\" : \"queries/gates/mine.yaml\"");
        assertThat(GateText.digest(Scene.ROLLOUT)).isNotEqualTo(GateText.digest(Scene.gate("preflight")));
    }

    /** Wherever it is touched. */
    @Test
    void every_byte_that_is_changed_is_found_out() {
        String text = evidence(new Scene());
        for (int at = 1; at < text.length() - 80; at += 997) {
            char other = text.charAt(at) == 'x' ? 'y' : 'x';
            String altered = text.substring(0, at) + other + text.substring(at + 1);

            assertThatThrownBy(() -> CaseFile.replay("e.json", altered)).hasMessageContaining("was altered");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not evidence", "{\n  \"digest\" : \"sha256:\"\n}\n"})
    void what_is_no_evidence_is_refused(String text) {
        assertThatThrownBy(() -> CaseFile.replay("e.json", text)).hasMessageStartingWith("e.json: no evidence");
    }

    /** A decision that does not follow from the answers, sealed anew by whoever wrote it, is found out by working it out again. */
    @Test
    void a_decision_that_does_not_follow_is_named() {
        String honest = evidence(new Scene().fails("consensus"));
        String body = honest.substring(0, honest.lastIndexOf(",\n  \"digest\""));
        String forged = body.replace("\"decision\" : \"NO_GO\"", "\"decision\" : \"GO\"");
        String sealed = forged + ",\n  \"digest\" : \"sha256:" + SealedRecord.digest(forged) + "\"\n}\n";

        CaseFile.Replayed replayed = CaseFile.replay("e.json", sealed);

        assertThat(replayed.differences()).containsExactly("decision: recorded GO, worked out again NO_GO");
        assertThat(replayed.proceeding().assessment().decision()).isEqualTo(Decision.NO_GO);
    }

    @Test
    void where_a_redaction_takes_answers_away_the_file_says_what_is_left() {
        Scene scene = new Scene();
        Proceeding go = new Proceeding(scene.testimony(), scene.assessment());

        String whole = CaseFile.write(CIRCUMSTANCES, go, tree -> tree);
        CaseFile.Replayed left = CaseFile.replay("e.json", CaseFile.write(CIRCUMSTANCES, go, tree -> {
            JsonNode clean = tree.deepCopy();
            ((ObjectNode) clean.path("testimony").get(0)).putArray("answers");
            return clean;
        }));

        assertThat(whole).isEqualTo(CaseFile.write(CIRCUMSTANCES, go));
        assertThat(left.proceeding().assessment().decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(left.differences()).isEmpty();
    }

    @Test
    void what_was_left_undecided_stays_undecided() {
        Scene scene = new Scene();
        Proceeding undecided = new Proceeding(scene.testimony(), scene.assessment()).undecided("interrupted");

        CaseFile.Replayed replayed = CaseFile.replay("e.json", CaseFile.write(CIRCUMSTANCES, undecided));

        assertThat(replayed.proceeding().assessment().decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(replayed.differences()).isEmpty();
    }
}
