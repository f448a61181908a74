import Storage

extension RegistryMigrations {
    /// Today's rows of facts and household surveys, and the sealed counts of surveys per village.
    static let survey = Migration("registry/0004") { words in
        """
        CREATE TABLE register_facts (
            id \(words.id) PRIMARY KEY,
            version \(words.whole) NOT NULL,
            valid_from \(words.day) NOT NULL,
            recorded_at \(words.instant) NOT NULL,
            person \(words.id) NOT NULL,
            data_class \(words.text) NOT NULL,
            content \(words.id) NOT NULL,
            source \(words.text) NOT NULL,
            stated_on \(words.day) NOT NULL
        )\(words.end);
        CREATE INDEX register_facts_by_person ON register_facts (person, data_class);
        CREATE INDEX register_facts_by_class ON register_facts (data_class, id);
        CREATE INDEX register_versions_of_facts ON register_versions (valid_from) WHERE kind = 'fact';
        CREATE TABLE register_surveys (
            id \(words.id) PRIMARY KEY,
            version \(words.whole) NOT NULL,
            valid_from \(words.day) NOT NULL,
            recorded_at \(words.instant) NOT NULL,
            household \(words.id) NOT NULL,
            edition \(words.text) NOT NULL,
            year \(words.whole) NOT NULL,
            answers \(words.id) NOT NULL,
            surveyed_on \(words.day) NOT NULL,
            surveyor \(words.text)
        )\(words.end);
        CREATE INDEX register_surveys_by_household ON register_surveys (household, year);
        CREATE INDEX register_surveys_by_year ON register_surveys (year, edition, household);
        CREATE TABLE register_survey_counts (
            id \(words.id) PRIMARY KEY,
            year \(words.whole) NOT NULL,
            edition \(words.text) NOT NULL,
            village \(words.whole) NOT NULL,
            households \(words.whole) NOT NULL,
            sealed \(words.bytes) NOT NULL,
            UNIQUE (year, edition, village)
        )\(words.end);
        """
    }
}
