import Storage

extension RegistryMigrations {
    /// Today's rows of land: parcels, buildings, signs, places, villages; what was confirmed when; the topology list.
    static let land = Migration("registry/0002") { words in
        let stamp = """
            id \(words.id) PRIMARY KEY,
                version \(words.whole) NOT NULL,
                valid_from \(words.day) NOT NULL,
                recorded_at \(words.instant) NOT NULL
            """
        let footprint = """
            shape \(words.bytes),
                west \(words.whole),
                south \(words.whole),
                east \(words.whole),
                north \(words.whole),
                cell \(words.whole)
            """
        return """
            CREATE TABLE parcels (
                \(stamp),
                code \(words.text),
                zone \(words.text),
                block \(words.text),
                lot \(words.whole),
                code_key \(words.bytes),
                deed_type \(words.text),
                deed_number \(words.text),
                deed_key \(words.bytes),
                survey_page \(words.text),
                land_number \(words.text),
                land_key \(words.bytes),
                sheet \(words.text),
                registered_area \(words.whole),
                drawn_area \(words.whole),
                village \(words.whole),
                main_use \(words.text),
                \(footprint)
            )\(words.end);
            CREATE INDEX parcels_by_cell ON parcels (cell, west, south, east, north, id);
            CREATE INDEX parcels_by_code ON parcels (code);
            CREATE INDEX parcels_by_code_key ON parcels (code_key);
            CREATE INDEX parcels_by_lot ON parcels (zone, block, lot, code_key);
            CREATE INDEX parcels_by_deed ON parcels (deed_type, deed_number);
            CREATE INDEX parcels_by_deed_key ON parcels (deed_key);
            CREATE INDEX parcels_by_land_number ON parcels (land_number, survey_page);
            CREATE INDEX parcels_by_land_key ON parcels (land_key);
            CREATE INDEX parcels_by_village ON parcels (village);
            CREATE TABLE parcel_codes_used (
                code \(words.text) PRIMARY KEY,
                zone \(words.text) NOT NULL,
                block \(words.text) NOT NULL
            )\(words.end);
            CREATE INDEX parcel_codes_used_by_block ON parcel_codes_used (zone, block);
            CREATE TABLE parcel_code_proposals (
                parcel \(words.id) PRIMARY KEY,
                code \(words.text) NOT NULL,
                zone \(words.text) NOT NULL,
                block \(words.text) NOT NULL,
                operation \(words.id) NOT NULL REFERENCES register_operations (id)
            )\(words.end);
            CREATE INDEX parcel_code_proposals_by_block ON parcel_code_proposals (zone, block);
            CREATE TABLE buildings (
                \(stamp),
                parcel \(words.id),
                number \(words.whole),
                house_number \(words.text),
                house_key \(words.bytes),
                house_code \(words.text),
                type_code \(words.text),
                structure \(words.text),
                floors \(words.whole),
                main_use \(words.text),
                floor_area \(words.whole),
                village \(words.whole),
                \(footprint)
            )\(words.end);
            CREATE INDEX buildings_by_cell ON buildings (cell, west, south, east, north, id);
            CREATE INDEX buildings_by_parcel ON buildings (parcel);
            CREATE INDEX buildings_by_house_key ON buildings (house_key);
            CREATE INDEX buildings_by_house_code ON buildings (house_code);
            CREATE INDEX buildings_by_village ON buildings (village);
            CREATE TABLE signs (
                \(stamp),
                wording \(words.text) NOT NULL,
                category \(words.text),
                width \(words.whole),
                height \(words.whole),
                sides \(words.whole),
                parcel \(words.id),
                building \(words.id),
                village \(words.whole),
                \(footprint)
            )\(words.end);
            CREATE INDEX signs_by_cell ON signs (cell, west, south, east, north, id);
            CREATE INDEX signs_by_parcel ON signs (parcel);
            CREATE INDEX signs_by_building ON signs (building);
            CREATE INDEX signs_by_village ON signs (village);
            CREATE TABLE places (
                \(stamp),
                category \(words.text) NOT NULL,
                name \(words.text) NOT NULL,
                name_key \(words.bytes) NOT NULL,
                village \(words.whole),
                division \(words.text),
                \(footprint)
            )\(words.end);
            CREATE INDEX places_by_cell ON places (cell, west, south, east, north, id);
            CREATE INDEX places_by_category ON places (category, name_key);
            CREATE INDEX places_by_village ON places (village);
            CREATE TABLE villages (
                \(stamp),
                moo \(words.whole) NOT NULL,
                name \(words.text) NOT NULL,
                \(footprint)
            )\(words.end);
            CREATE INDEX villages_by_cell ON villages (cell, west, south, east, north, id);
            CREATE INDEX villages_by_moo ON villages (moo);
            CREATE INDEX register_versions_by_kind ON register_versions (kind, subject);
            CREATE INDEX register_versions_ended ON register_versions (kind, subject)
                WHERE superseded_at IS NULL AND valid_to IS NOT NULL;
            CREATE TABLE register_confirmed_before (
                subject \(words.id) NOT NULL,
                kind \(words.text) NOT NULL,
                fact_group \(words.text) NOT NULL,
                confirmed_on \(words.day) NOT NULL,
                operation \(words.id) NOT NULL REFERENCES register_operations (id),
                PRIMARY KEY (subject, fact_group, confirmed_on)
            )\(words.end);
            CREATE INDEX register_confirmed_before_by_day
                ON register_confirmed_before (kind, fact_group, confirmed_on);
            CREATE TABLE topology_runs (
                id \(words.id) PRIMARY KEY,
                at \(words.instant) NOT NULL,
                actor \(words.id),
                actor_name \(words.text) NOT NULL,
                village \(words.whole),
                west \(words.whole),
                south \(words.whole),
                east \(words.whole),
                north \(words.whole),
                parcels \(words.whole) NOT NULL,
                faults \(words.whole) NOT NULL
            )\(words.end);
            CREATE INDEX topology_runs_by_time ON topology_runs (at);
            CREATE TABLE topology_faults (
                id \(words.id) PRIMARY KEY,
                fault_key \(words.text) NOT NULL UNIQUE,
                run \(words.id) NOT NULL REFERENCES topology_runs (id),
                kind \(words.text) NOT NULL,
                size \(words.whole) NOT NULL,
                village \(words.whole),
                accepted_because \(words.text),
                accepted_by \(words.text),
                accepted_on \(words.day),
                \(footprint)
            )\(words.end);
            CREATE INDEX topology_faults_by_kind ON topology_faults (kind, size);
            CREATE INDEX topology_faults_by_cell ON topology_faults (cell, west, south, east, north, id);
            CREATE TABLE topology_fault_parcels (
                fault \(words.id) NOT NULL REFERENCES topology_faults (id),
                parcel \(words.id) NOT NULL,
                PRIMARY KEY (fault, parcel)
            )\(words.end);
            CREATE INDEX topology_fault_parcels_by_parcel ON topology_fault_parcels (parcel);
            """
    }
}
