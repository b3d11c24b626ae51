package io.novacron.dwcpctl.site.fleet;

import static io.novacron.dwcpctl.site.fleet.FleetReading.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A served fleet goes on where it was when it is started again. */
class FleetJournalTest {
    private static final FleetEvent BURST = new FleetEvent.FaultStarted(
            "f1", BEGINNING.plusSeconds(60), "x", Set.of("eu-west"), Scenario.ERROR_BURST.faults(), null);

    @TempDir
    Path directory;

    private final List<String> remarks = new ArrayList<>();

    @Test
    void aFleetSurvivesItsProcess() {
        Journal file = new Journal(directory.resolve("log"));
        FleetJournal first = FleetJournal.open(file, 3, BEGINNING.plusNanos(1), remarks::add);
        assertThat(first.log()).isEqualTo(new FleetLog(3, BEGINNING, List.of()));
        first.accept(BURST);
        FleetJournal next = FleetJournal.open(file, 4, BEGINNING.plusSeconds(3600), remarks::add);
        assertThat(next.log()).isEqualTo(new FleetLog(3, BEGINNING, List.of(BURST)));
        assertThat(remarks).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsNotKeptAndThatIsSaidOnce() {
        FleetJournal journal = FleetJournal.open(new Journal(Path.of("/proc/nowhere/log")), 3, BEGINNING, remarks::add);
        journal.accept(BURST);
        assertThat(journal.log()).isEqualTo(new FleetLog(3, BEGINNING, List.of()));
        assertThat(remarks).hasSize(1);
        assertThat(remarks.get(0)).startsWith("the simulated fleet's state is not kept: journal /proc/nowhere/log: ");
        FleetJournal.open(null, 3, BEGINNING, remarks::add).accept(BURST);
        assertThat(remarks).hasSize(1);
    }

    @Test
    void whatIsNotOursIsNamedWithItsPlace() throws IOException {
        Path file = directory.resolve("log");
        Files.writeString(file, "{\"event\":\"fault-cleared\",\"id\":\"x\",\"at\":\"2026-03-01T12:00:00Z\"}\n");
        assertThatThrownBy(() -> FleetJournal.open(new Journal(file), 3, BEGINNING, remarks::add))
                .hasMessage("the log " + file + ":1 is not one that this dwcpctl wrote: the first event is not begun");
        Files.writeString(file, "{\"event\":\"begun\",\"at\":\"2026-03-01T12:00:00Z\",\"seed\":1}\nhello\n");
        assertThatThrownBy(() -> FleetJournal.open(new Journal(file), 3, BEGINNING, remarks::add))
                .hasMessageStartingWith("the log " + file + ":2 is not one that this dwcpctl wrote: no JSON: ");
    }
}
