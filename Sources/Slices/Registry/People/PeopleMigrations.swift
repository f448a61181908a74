import Storage

extension RegistryMigrations {
    /// Today's rows of people, organisations, households and who lives where.
    ///
    /// `given_key` and `family_key` hold the folded names as bytes, because bytes sort alike on both engines.
    static let people = Migration("registry/0003") { words in
        """
        CREATE TABLE register_people (
            id \(words.id) PRIMARY KEY,
            version \(words.whole) NOT NULL,
            valid_from \(words.day) NOT NULL,
            recorded_at \(words.instant) NOT NULL,
            title \(words.text),
            given_name \(words.text) NOT NULL,
            family_name \(words.text),
            sort_key \(words.bytes) NOT NULL,
            given_key \(words.bytes) NOT NULL,
            family_key \(words.bytes) NOT NULL,
            sex \(words.text),
            birth \(words.text),
            birth_earliest \(words.day),
            birth_precision \(words.text),
            status \(words.text) NOT NULL,
            status_since \(words.text),
            village \(words.whole),
            national_id \(words.id),
            other_identifier \(words.id)
        )\(words.end);
        CREATE INDEX register_people_by_name ON register_people (sort_key, id);
        CREATE INDEX register_people_by_village ON register_people (village, sort_key, id);
        CREATE INDEX register_people_by_given ON register_people (given_key, id);
        CREATE INDEX register_people_by_family ON register_people (family_key, id);
        CREATE INDEX register_people_by_birth ON register_people (birth_earliest);
        CREATE TABLE register_organisations (
            id \(words.id) PRIMARY KEY,
            version \(words.whole) NOT NULL,
            valid_from \(words.day) NOT NULL,
            recorded_at \(words.instant) NOT NULL,
            name \(words.text) NOT NULL,
            sort_key \(words.bytes) NOT NULL,
            name_key \(words.bytes) NOT NULL,
            registration_number \(words.text),
            category \(words.text)
        )\(words.end);
        CREATE INDEX register_organisations_by_name ON register_organisations (sort_key, id);
        CREATE INDEX register_organisations_by_key ON register_organisations (name_key, id);
        CREATE INDEX register_organisations_by_number ON register_organisations (registration_number);
        CREATE TABLE register_households (
            id \(words.id) PRIMARY KEY,
            version \(words.whole) NOT NULL,
            valid_from \(words.day) NOT NULL,
            recorded_at \(words.instant) NOT NULL,
            house_code \(words.text),
            house_number \(words.text),
            house_sort \(words.bytes) NOT NULL,
            village \(words.whole),
            head \(words.id),
            members \(words.whole) NOT NULL,
            consent \(words.flag),
            consent_on \(words.day),
            parcel \(words.id),
            building \(words.id),
            shape \(words.bytes),
            west \(words.whole),
            south \(words.whole),
            east \(words.whole),
            north \(words.whole),
            cell \(words.whole)
        )\(words.end);
        CREATE INDEX register_households_by_code ON register_households (house_code);
        CREATE INDEX register_households_by_number ON register_households (village, house_sort, id);
        CREATE INDEX register_households_by_house ON register_households (house_sort, id);
        CREATE INDEX register_households_by_cell ON register_households (cell, west, south, east, north, id);
        CREATE INDEX register_households_by_parcel ON register_households (parcel);
        CREATE TABLE register_members (
            person \(words.id) PRIMARY KEY,
            household \(words.id) NOT NULL,
            place \(words.whole) NOT NULL,
            relation \(words.text)
        )\(words.end);
        CREATE INDEX register_members_by_household ON register_members (household, place);
        """
    }
}
