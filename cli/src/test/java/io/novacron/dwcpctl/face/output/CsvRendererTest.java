package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvRendererTest {
    @Test
    void quotesOnlyWhatNeedsThem() {
        assertThat(Documents.write(
                        Documents.ofRows(
                                false,
                                List.of(
                                        List.of("time", "labels"),
                                        List.of("1", "{a=\"b\", c=\"d\"}"),
                                        List.of("x\ny", ""))),
                        Format.CSV,
                        Documents.PLAIN))
                .isEqualTo("time,labels\r\n1,\"{a=\"\"b\"\", c=\"\"d\"\"}\"\r\n\"x\ny\",\r\n");
    }

    @Test
    void aSimulatedRowSaysSo() {
        assertThat(Documents.write(
                        Documents.ofRows(true, List.of(List.of("a"), List.of("1"))), Format.CSV, Documents.PLAIN))
                .isEqualTo("a,simulated\r\n1,true\r\n");
    }

    @Test
    void anyRowsReadBackAsTheyWere() {
        Random random = new Random(11);
        String[] pieces = {"a", ",", "\"", "\n", "\r", "\r\n", " ", "東", "\u001b", ""};
        for (int round = 0; round < 300; round++) {
            int columns = 1 + random.nextInt(4);
            List<List<String>> rows = new ArrayList<>();
            for (int r = random.nextInt(4); r >= 0; r--) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < columns; c++) {
                    StringBuilder cell = new StringBuilder();
                    for (int n = random.nextInt(5); n > 0; n--) {
                        cell.append(pieces[random.nextInt(pieces.length)]);
                    }
                    row.add(cell.toString());
                }
                rows.add(row);
            }
            String csv = Documents.write(Documents.ofRows(false, rows), Format.CSV, Documents.PLAIN);
            assertThat(read(csv)).as(csv).isEqualTo(rows);
        }
    }

    /** RFC 4180 to the letter: every record ends with CRLF, a quote only around or doubled within a quoted field. */
    private static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder field = new StringBuilder();
            if (csv.charAt(at) == '"') {
                at++;
                while (csv.charAt(at) != '"' || csv.charAt(at + 1) == '"') {
                    at += csv.charAt(at) == '"' ? 1 : 0;
                    field.append(csv.charAt(at++));
                }
                at++;
            } else {
                while (",\r\n\"".indexOf(csv.charAt(at)) < 0) {
                    field.append(csv.charAt(at++));
                }
            }
            row.add(field.toString());
            if (csv.charAt(at) == ',') {
                at++;
            } else {
                assertThat(csv.substring(at, at + 2)).isEqualTo("\r\n");
                at += 2;
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        assertThat(row).as("the last record is ended").isEmpty();
        return rows;
    }
}
