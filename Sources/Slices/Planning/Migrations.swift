public import Storage

/// The schema of this slice, in order.
///
/// `PlanningMigrations.all` lists every step.
public enum PlanningMigrations {
    public static let all: [Migration] = [plan, findings, work, money, staff, threads, indicators, evaluation]

    /// The plan itself: layers, and what is valid from which layer to which day.
    static let plan = Migration("planning/0001") { words in
        """
        CREATE TABLE plan_layers (
            id \(words.id) PRIMARY KEY,
            sequence \(words.whole) NOT NULL UNIQUE,
            kind \(words.text) NOT NULL
                CHECK (kind IN ('adopted', 'corrected', 'changed', 'supplemented', 'reviewed')),
            effective_on \(words.day) NOT NULL,
            document_number \(words.text),
            document_date \(words.day),
            reason \(words.text),
            document_hash \(words.text),
            document_name \(words.text),
            document_file \(words.id),
            recorded_by \(words.id),
            recorded_name \(words.text) NOT NULL,
            recorded_at \(words.instant) NOT NULL
        )\(words.end);
        CREATE TABLE plan_lines (
            document \(words.text) NOT NULL,
            line \(words.whole) NOT NULL,
            text \(words.text) NOT NULL,
            PRIMARY KEY (document, line)
        )\(words.end);
        CREATE TABLE plan_objects (
            id \(words.id) PRIMARY KEY,
            kind \(words.text) NOT NULL
        )\(words.end);
        CREATE TABLE plan_items (
            id \(words.id) NOT NULL REFERENCES plan_objects (id),
            layer \(words.id) NOT NULL REFERENCES plan_layers (id),
            valid_from \(words.day) NOT NULL,
            valid_until \(words.day),
            kind \(words.text) NOT NULL,
            parent \(words.id),
            position \(words.whole) NOT NULL,
            code \(words.text),
            text \(words.text) NOT NULL,
            folded \(words.text) NOT NULL,
            line \(words.whole),
            division \(words.text),
            detail \(words.text) NOT NULL,
            PRIMARY KEY (id, layer)
        )\(words.end);
        CREATE INDEX plan_items_by_kind ON plan_items (kind, valid_from);
        CREATE TABLE plan_budgets (
            activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            year \(words.whole) NOT NULL,
            layer \(words.id) NOT NULL REFERENCES plan_layers (id),
            valid_from \(words.day) NOT NULL,
            valid_until \(words.day),
            satang \(words.whole) CHECK (satang >= 0),
            PRIMARY KEY (activity, year, layer)
        )\(words.end);
        CREATE TABLE plan_targets (
            indicator \(words.id) NOT NULL REFERENCES plan_objects (id),
            year \(words.whole) NOT NULL,
            layer \(words.id) NOT NULL REFERENCES plan_layers (id),
            valid_from \(words.day) NOT NULL,
            valid_until \(words.day),
            ten_thousandths \(words.whole) NOT NULL,
            PRIMARY KEY (indicator, year, layer)
        )\(words.end);
        CREATE TABLE plan_readings (
            layer \(words.id) NOT NULL REFERENCES plan_layers (id),
            account \(words.id) NOT NULL,
            name \(words.text) NOT NULL,
            division \(words.text),
            read_at \(words.instant) NOT NULL,
            PRIMARY KEY (layer, account)
        )\(words.end)
        """
    }

    static let findings = Migration("planning/0002") { words in
        """
        CREATE TABLE plan_findings (
            id \(words.id) PRIMARY KEY,
            fingerprint \(words.text) NOT NULL,
            occurrence \(words.whole) NOT NULL,
            rule \(words.text) NOT NULL,
            family \(words.text) NOT NULL,
            severity \(words.text) NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
            line \(words.whole),
            message \(words.text) NOT NULL,
            evidence \(words.text) NOT NULL,
            suggestion \(words.text),
            state \(words.text) NOT NULL CHECK (state IN ('open', 'accepted', 'repaired')),
            found_at \(words.instant) NOT NULL,
            reason \(words.text),
            decided_by \(words.id),
            decided_name \(words.text),
            decided_at \(words.instant),
            UNIQUE (fingerprint, occurrence)
        )\(words.end)
        """
    }

    /// Leads, the annual action plan, progress and its quarters.
    ///
    /// Progress is only ever added to.
    static let work = Migration("planning/0003") { words in
        """
        CREATE TABLE activity_leads (
            activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            version \(words.whole) NOT NULL,
            division \(words.text) NOT NULL,
            set_on \(words.day) NOT NULL,
            set_by \(words.id),
            set_name \(words.text) NOT NULL,
            set_at \(words.instant) NOT NULL,
            PRIMARY KEY (activity, version)
        )\(words.end);
        CREATE TABLE action_plan (
            activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            year \(words.whole) NOT NULL,
            version \(words.whole) NOT NULL,
            included \(words.flag) NOT NULL,
            first_quarter \(words.whole) CHECK (first_quarter BETWEEN 1 AND 4),
            last_quarter \(words.whole) CHECK (last_quarter BETWEEN 1 AND 4),
            reason \(words.text),
            decided_on \(words.day) NOT NULL,
            decided_by \(words.id),
            decided_name \(words.text) NOT NULL,
            decided_at \(words.instant) NOT NULL,
            PRIMARY KEY (activity, year, version)
        )\(words.end);
        CREATE TABLE cancellations (
            item \(words.id) PRIMARY KEY REFERENCES plan_objects (id),
            cancelled_on \(words.day) NOT NULL,
            reason \(words.text) NOT NULL,
            document_number \(words.text),
            decided_by \(words.id),
            decided_name \(words.text) NOT NULL,
            decided_at \(words.instant) NOT NULL
        )\(words.end);
        CREATE TABLE progress (
            activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            quarter \(words.text) NOT NULL,
            version \(words.whole) NOT NULL,
            status \(words.text) NOT NULL
                CHECK (status IN ('not_started', 'in_progress', 'done', 'stopped', 'cancelled')),
            percent \(words.whole) NOT NULL CHECK (percent BETWEEN 0 AND 100),
            narrative \(words.text) NOT NULL,
            problems \(words.text) NOT NULL,
            next_step \(words.text) NOT NULL,
            reason \(words.text),
            entered_division \(words.text) NOT NULL,
            entered_by \(words.id),
            entered_name \(words.text) NOT NULL,
            entered_on \(words.day) NOT NULL,
            entered_at \(words.instant) NOT NULL,
            PRIMARY KEY (activity, quarter, version)
        )\(words.end);
        CREATE INDEX progress_by_quarter ON progress (quarter, activity, version);
        CREATE TABLE progress_approvals (
            activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            quarter \(words.text) NOT NULL,
            version \(words.whole) NOT NULL,
            approved_by \(words.id),
            approved_name \(words.text) NOT NULL,
            approved_on \(words.day) NOT NULL,
            approved_at \(words.instant) NOT NULL,
            late \(words.flag) NOT NULL,
            PRIMARY KEY (activity, quarter, version)
        )\(words.end);
        CREATE TABLE progress_files (
            activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            quarter \(words.text) NOT NULL,
            file \(words.id) NOT NULL,
            name \(words.text) NOT NULL,
            added_by \(words.id),
            added_name \(words.text) NOT NULL,
            added_at \(words.instant) NOT NULL,
            PRIMARY KEY (activity, quarter, file)
        )\(words.end);
        CREATE TABLE quarter_reopenings (
            id \(words.id) PRIMARY KEY,
            quarter \(words.text) NOT NULL,
            activity \(words.id) REFERENCES plan_objects (id),
            division \(words.text),
            reason \(words.text) NOT NULL,
            until \(words.day) NOT NULL,
            reopened_by \(words.id),
            reopened_name \(words.text) NOT NULL,
            reopened_on \(words.day) NOT NULL,
            reopened_at \(words.instant) NOT NULL
        )\(words.end);
        CREATE INDEX quarter_reopenings_by_quarter ON quarter_reopenings (quarter)
        """
    }

    /// Money is entered, reversed and moved; nothing is ever changed.
    static let money = Migration("planning/0004") { words in
        """
        CREATE TABLE money_entries (
            id \(words.id) PRIMARY KEY,
            activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            year \(words.whole) NOT NULL,
            kind \(words.text) NOT NULL CHECK (kind IN ('approved', 'contracted', 'paid')),
            satang \(words.whole) NOT NULL CHECK (satang <> 0),
            dated_on \(words.day) NOT NULL,
            counted_on \(words.day) NOT NULL,
            document_number \(words.text) NOT NULL,
            note \(words.text) NOT NULL,
            reverses \(words.id) UNIQUE REFERENCES money_entries (id),
            recorded_by \(words.id),
            recorded_name \(words.text) NOT NULL,
            recorded_at \(words.instant) NOT NULL
        )\(words.end);
        CREATE INDEX money_entries_by_year ON money_entries (year, activity, kind, counted_on);
        CREATE TABLE budget_transfers (
            id \(words.id) PRIMARY KEY,
            from_activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            from_year \(words.whole) NOT NULL,
            to_activity \(words.id) NOT NULL REFERENCES plan_objects (id),
            to_year \(words.whole) NOT NULL,
            satang \(words.whole) NOT NULL CHECK (satang > 0),
            dated_on \(words.day) NOT NULL,
            document_number \(words.text) NOT NULL,
            reason \(words.text) NOT NULL,
            recorded_by \(words.id),
            recorded_name \(words.text) NOT NULL,
            recorded_at \(words.instant) NOT NULL
        )\(words.end)
        """
    }

    /// Numbers of people only: no names, no personal identifiers.
    static let staff = Migration("planning/0005") { words in
        """
        CREATE TABLE staff_headcounts (
            division \(words.text) NOT NULL,
            year \(words.whole) NOT NULL,
            version \(words.whole) NOT NULL,
            headcount \(words.whole) NOT NULL CHECK (headcount >= 0),
            counted_on \(words.day) NOT NULL,
            entered_by \(words.id),
            entered_name \(words.text) NOT NULL,
            entered_at \(words.instant) NOT NULL,
            PRIMARY KEY (division, year, version)
        )\(words.end);
        CREATE TABLE staff_movements (
            id \(words.id) PRIMARY KEY,
            division \(words.text) NOT NULL,
            happened_on \(words.day) NOT NULL,
            people \(words.whole) NOT NULL CHECK (people <> 0),
            position_title \(words.text) NOT NULL,
            entered_by \(words.id),
            entered_name \(words.text) NOT NULL,
            entered_at \(words.instant) NOT NULL
        )\(words.end);
        CREATE TABLE idea_participation (
            division \(words.text) NOT NULL,
            quarter \(words.text) NOT NULL,
            version \(words.whole) NOT NULL,
            people \(words.whole) NOT NULL CHECK (people >= 0),
            entered_by \(words.id),
            entered_name \(words.text) NOT NULL,
            entered_at \(words.instant) NOT NULL,
            PRIMARY KEY (division, quarter, version)
        )\(words.end)
        """
    }

    /// What joins a TOWS strategy to its factors and programmes, and the register of innovations.
    static let threads = Migration("planning/0006") { words in
        """
        CREATE TABLE thread_attestations (
            strategy \(words.id) NOT NULL REFERENCES plan_objects (id),
            version \(words.whole) NOT NULL,
            note \(words.text) NOT NULL,
            attested_by \(words.id),
            attested_name \(words.text) NOT NULL,
            attested_on \(words.day) NOT NULL,
            attested_at \(words.instant) NOT NULL,
            PRIMARY KEY (strategy, version)
        )\(words.end);
        CREATE TABLE thread_links (
            strategy \(words.id) NOT NULL,
            version \(words.whole) NOT NULL,
            target \(words.id) NOT NULL REFERENCES plan_objects (id),
            role \(words.text) NOT NULL CHECK (role IN ('factor', 'programme')),
            PRIMARY KEY (strategy, version, target),
            FOREIGN KEY (strategy, version) REFERENCES thread_attestations (strategy, version)
        )\(words.end);
        CREATE TABLE innovation_projects (
            project \(words.id) PRIMARY KEY REFERENCES plan_objects (id),
            version \(words.whole) NOT NULL,
            started_on \(words.day),
            marked_by \(words.id),
            marked_name \(words.text) NOT NULL,
            marked_at \(words.instant) NOT NULL
        )\(words.end);
        CREATE TABLE innovations (
            id \(words.id) PRIMARY KEY,
            version \(words.whole) NOT NULL,
            title \(words.text) NOT NULL,
            description \(words.text) NOT NULL,
            in_use_on \(words.day) NOT NULL,
            withdrawn_on \(words.day),
            item \(words.id) REFERENCES plan_objects (id),
            recorded_by \(words.id),
            recorded_name \(words.text) NOT NULL,
            recorded_at \(words.instant) NOT NULL
        )\(words.end)
        """
    }

    static let indicators = Migration("planning/0007") { words in
        """
        CREATE TABLE kpi_bindings (
            indicator \(words.id) NOT NULL REFERENCES plan_objects (id),
            version \(words.whole) NOT NULL,
            measure \(words.text),
            parameters \(words.text) NOT NULL,
            owner_division \(words.text),
            counting \(words.text) NOT NULL CHECK (counting IN ('per_year', 'cumulative', 'unattested')),
            direction \(words.text) NOT NULL CHECK (direction IN ('more', 'less')),
            baseline \(words.whole),
            due_month \(words.whole) CHECK (due_month BETWEEN 1 AND 12),
            bound_by \(words.id),
            bound_name \(words.text) NOT NULL,
            bound_at \(words.instant) NOT NULL,
            PRIMARY KEY (indicator, version)
        )\(words.end);
        CREATE TABLE kpi_phasings (
            indicator \(words.id) NOT NULL REFERENCES plan_objects (id),
            year \(words.whole) NOT NULL,
            quarter \(words.whole) NOT NULL CHECK (quarter BETWEEN 1 AND 4),
            ten_thousandths \(words.whole) NOT NULL,
            PRIMARY KEY (indicator, year, quarter)
        )\(words.end)
        """
    }

    /// The yearly evaluation, from the working group to the follow-up.
    static let evaluation = Migration("planning/0008") { words in
        """
        CREATE TABLE evaluations (
            id \(words.id) PRIMARY KEY,
            year \(words.whole) NOT NULL UNIQUE,
            version \(words.whole) NOT NULL,
            order_number \(words.text) NOT NULL,
            appointed_on \(words.day) NOT NULL,
            members \(words.text) NOT NULL,
            framework \(words.text) NOT NULL,
            begins_on \(words.day),
            ends_on \(words.day),
            reported_on \(words.day),
            presented_on \(words.day),
            posted_on \(words.day),
            posted_until \(words.day),
            changed_by \(words.id),
            changed_name \(words.text) NOT NULL,
            changed_at \(words.instant) NOT NULL
        )\(words.end);
        CREATE TABLE evaluation_findings (
            id \(words.id) PRIMARY KEY,
            evaluation \(words.id) NOT NULL REFERENCES evaluations (id),
            item \(words.id) REFERENCES plan_objects (id),
            text \(words.text) NOT NULL,
            recommendation \(words.text) NOT NULL,
            answer \(words.text),
            answered_name \(words.text),
            answered_at \(words.instant),
            follow_up \(words.text),
            followed_name \(words.text),
            followed_at \(words.instant),
            recorded_by \(words.id),
            recorded_name \(words.text) NOT NULL,
            recorded_at \(words.instant) NOT NULL
        )\(words.end);
        CREATE TABLE evaluation_evidence (
            finding \(words.id) NOT NULL REFERENCES evaluation_findings (id),
            instrument \(words.text) NOT NULL
                CHECK (instrument IN ('test', 'interview', 'observation', 'survey', 'document')),
            says \(words.text) NOT NULL CHECK (says IN ('supports', 'contradicts')),
            people \(words.whole) CHECK (people >= 0),
            agreeing \(words.whole) CHECK (agreeing >= 0),
            note \(words.text) NOT NULL,
            PRIMARY KEY (finding, instrument)
        )\(words.end)
        """
    }
}
