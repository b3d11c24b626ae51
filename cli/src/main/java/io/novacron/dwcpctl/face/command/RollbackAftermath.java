package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.ops.notify.Announcer;
import io.novacron.dwcpctl.ops.notify.Delivery;
import io.novacron.dwcpctl.ops.notify.Templates;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.Rollback;
import io.novacron.dwcpctl.ops.rollback.RollbackJournal;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.news.RollbackNews;
import io.novacron.dwcpctl.ops.rollback.record.RecordText;
import io.novacron.dwcpctl.site.Site;
import java.nio.file.Path;
import java.util.List;

/** What follows a rollback and can no longer hold it up: people are told, and the record is written beside the journal. */
final class RollbackAftermath {
    /** The record's name in the directory of a rollback. */
    static final String RECORD = "record.md";

    private final Session session;
    private final Site site;
    private final RollbackNews news;

    RollbackAftermath(Session session, Site site) {
        this.session = session;
        this.site = site;
        this.news = new RollbackNews(
                new Announcer(site.notifiers(), new Templates(session.library()), site.context(), Announcer.LIMIT));
    }

    /** To be told when a rollback begins. */
    RollbackNews news() {
        return news;
    }

    /** Tells how it ended; what cannot be said or written is warned of. */
    void after(Rollback.Result result, RollbackJournal journal) throws InterruptedException {
        news.over(result, site.timeline().now());
        List<Delivery> deliveries = news.deliveries();
        deliveries.stream()
                .filter(delivery -> delivery.outcome() == Delivery.Outcome.FAILED)
                .forEach(delivery -> session.console().warning(delivery.text()));
        JournalLine told = RollbackNews.note(deliveries, site.timeline().now());
        if (result.unwritten() > 0) {
            keep(result.rollback().with(told));
            return;
        }
        try {
            if (!deliveries.isEmpty()) {
                journal.append(told);
            }
        } catch (CliException e) {
            session.console().warning("who was told is not in the journal: " + e.getMessage());
        }
        write(session, journal);
    }

    /** The record of a run whose journal is not whole: shown, because it is nowhere else. */
    private void keep(RollbackRecord rollback) {
        session.console().warning("the journal is not whole; keep this, the record of the run:");
        RecordText.of(rollback).lines().forEach(session.console()::command);
    }

    /** Writes the record anew from the journal. */
    static void write(Session session, RollbackJournal journal) {
        Path file = journal.file().resolveSibling(RECORD);
        try {
            TextFiles.replace(file, RecordText.of(journal.read()));
            session.console().note("record: " + file);
        } catch (CliException e) {
            session.console().warning("the record is not written: " + e.getMessage());
        }
    }
}
