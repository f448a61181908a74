import Access
import Civics
import Geo
import Registry

/// The sample tambon's values as the register's records.
extension SyntheticTambon {
    /// What every person of the sample carries, so that nobody takes one for somebody.
    static let mark = "ข้อมูลตัวอย่าง ไม่ใช่บุคคลจริง"

    static func shape(_ corners: [GridPoint]) -> Shape {
        Shape(.polygon(Polygon(corners.map(\.position))))
    }

    /// The villages, each with the outline of its tiles.
    var villages: [Village] {
        var faces = [Set<Int>](repeating: [], count: moo.count)
        for tile in land.tiles { faces[tile.village].formUnion(tile.faces) }
        return faces.indices.map { index in
            Village(
                moo: moo[index], name: villageNames[index],
                shape: faces[index].isEmpty ? nil : Shape(land.region(faces[index])))
        }
    }

    func organisation(_ index: Int) -> Organisation {
        let bodies = TambonNames.organisations
        if index < bodies.count {
            return Organisation(
                name: bodies[index].name, category: bodies[index].category, phones: ["0000-000\(100 + index)"])
        }
        let tile = land.tiles[templeTiles[index - bodies.count]]
        return Organisation(
            name: "วัดบ้าน\(villageNames[tile.village]) (ข้อมูลตัวอย่าง)", category: "temple",
            address: address(village: tile.village, houseNumber: nil))
    }

    private func address(village: Int, houseNumber: String?) -> ThaiAddress {
        ThaiAddress(
            houseNumber: houseNumber, moo: moo[village], village: villageNames[village], tambon: "สองห้อง",
            amphoe: "เมืองบุรีรัมย์", province: "บุรีรัมย์", postcode: "31000")
    }

    func person(_ index: Int, nationalID: SecretID?) -> Person {
        let value = people.persons[index]
        let household = value.household.map { people.households[$0] }
        let elsewhere = value.elsewhere.map { TambonNames.elsewhere[$0] }
        let home =
            household.map { address(village: $0.village, houseNumber: $0.houseNumber) }
            ?? elsewhere.map {
                ThaiAddress(
                    houseNumber: String(1 + index % 400), tambon: $0.tambon, amphoe: $0.amphoe, province: $0.province,
                    postcode: $0.postcode)
            }
        return Person(
            title: value.title, givenName: value.given, familyName: value.family, sex: value.isMale ? .male : .female,
            birth: value.birth, nationalID: nationalID, address: home, village: household.map { moo[$0.village] },
            phones: value.phone.map { [$0] } ?? [], note: Self.mark)
    }

    /// A household with those of its members who have been entered.
    func household(
        _ index: Int, _ ids: TambonIDs, members: [Int], house: Int?, on day: CivilDate
    ) -> Household {
        let value = people.households[index]
        return Household(
            houseCode: HouseCode(value.houseCode), houseNumber: value.houseNumber, village: moo[value.village],
            members: members.map { Household.Member(ids.persons[$0], relation: people.persons[$0].relation) },
            head: ids.persons[value.head],
            consent: value.consents.map { Household.Consent(isGiven: $0, on: day, by: ids.persons[value.head]) },
            parcel: value.tile.map { ids.parcels[$0] },
            building: house.map { ids.buildings[$0] },
            shape: value.tile.map { Shape(.point(TambonGround.point(land.tiles[$0].centre).position)) })
    }

    /// Which building each household lives in.
    var houseOf: [Int: Int] {
        Dictionary(
            buildings.enumerated().compactMap { place, building in building.household.map { ($0, place) } },
            uniquingKeysWith: { first, _ in first })
    }

    func parcel(_ index: Int, _ ids: TambonIDs, _ measure: LandMeasure) throws -> Parcel {
        let (tile, estate) = (land.tiles[index], estates[index])
        let area = estate.registeredArea
        let shape = Geometry.polygon(Polygon(tile.corners.map(\.position)))
        return Parcel(
            code: ParcelCode(estate.repeatedCode ?? tile.code),
            deed: tile.use.isStrip
                ? nil
                : Parcel.Deed(
                    type: estate.deedType, number: estate.deedNumber, surveyPage: estate.surveyPage,
                    landNumber: estate.landNumber, sheet: estate.sheet),
            registeredArea: area, shape: Shape(shape),
            drawnSquareMetreHundredths: try measure.planeArea(shape).hundredths,
            village: moo[tile.village], uses: [Parcel.Use(category: estate.use, area: area)],
            owners: ids.owners(estate.owners), occupier: estate.occupier.map(ids.party), note: tile.use.note)
    }

    /// A parcel as it was at the first survey: whole before it was split, in parts before they were merged.
    func firstParcel(_ index: Int, _ ids: TambonIDs, _ measure: LandMeasure) throws -> Parcel {
        var parcel = try parcel(index, ids, measure)
        if let split = splitsToCarryOut.first(where: { $0.kept == index }) {
            let faces = land.tiles[split.kept].faces + land.tiles[split.off].faces
            try draw(&parcel, land.corners(of: faces), measure)
        } else if let merger = mergersToCarryOut.first(where: { $0.tile == index }) {
            try draw(&parcel, land.corners(of: [merger.kept]), measure)
        }
        return parcel
    }

    /// The parcel that was merged away, as it was before.
    func mergedParcel(_ tile: Int, face: Int, _ ids: TambonIDs, _ measure: LandMeasure) throws -> Parcel {
        var parcel = try parcel(tile, ids, measure)
        // After every lot of the block, so that the other part has the lower code.
        let name = land.zoneAndBlock(land.tiles[tile].block)
        parcel.code = ParcelCode(name.zone + name.letter + TambonLand.padded(900 + tile % 99, 3))
        if var deed = parcel.deed {
            deed.number = deed.number.map { "9" + $0 }
            deed.landNumber = deed.landNumber.map { "9" + $0 }
            parcel.deed = deed
        }
        try draw(&parcel, land.corners(of: [face]), measure)
        return parcel
    }

    private func draw(_ parcel: inout Parcel, _ corners: [GridPoint], _ measure: LandMeasure) throws {
        let shape = Geometry.polygon(Polygon((corners + [corners[0]]).map(\.position)))
        let area = try measure.planeArea(shape)
        parcel.shape = Shape(shape)
        parcel.drawnSquareMetreHundredths = area.hundredths
        if parcel.registeredArea != nil {
            parcel.registeredArea = LandArea(squareWaHundredths: Int64((area.squareMetres * 2.5).rounded()) * 10)
        }
        parcel.uses = parcel.uses.map { Parcel.Use(category: $0.category, area: parcel.registeredArea) }
    }

    func building(_ index: Int, _ ids: TambonIDs) -> Building {
        let value = buildings[index]
        let household = value.household.map { people.households[$0] }
        return Building(
            parcel: ids.parcels[value.tile], number: value.number, houseNumber: household?.houseNumber,
            houseCode: household.flatMap { HouseCode($0.houseCode) }, structure: value.structure,
            floors: value.floors,
            uses: [
                Building.Use(
                    category: value.kind == .house || value.kind == .barn ? "home" : "other",
                    squareMetreHundredths: Int64(value.squareMetres) * 100)
            ],
            yearBuilt: PartialDate(year: value.yearBuilt), village: moo[land.tiles[value.tile].village],
            owners: ids.owners(value.owners), occupier: household.map { .person(ids.persons[$0.head]) },
            shape: Self.shape(value.corners), note: value.kind.note)
    }

    func sign(_ index: Int, _ ids: TambonIDs) -> Sign {
        let value = signs[index]
        return Sign(
            text: value.text, widthCentimetres: value.widthCentimetres, heightCentimetres: value.heightCentimetres,
            sides: value.sides, parcel: ids.parcels[value.tile], village: moo[land.tiles[value.tile].village],
            owner: value.owner.map(ids.party), shape: Shape(.point(value.place.position)))
    }

    func place(_ index: Int) -> Place {
        let value = places[index]
        let shape: Shape =
            switch value.extent {
            case .point(let point): Shape(.point(point.position))
            case .line(let line): Shape(.lineString(line.map(\.position)))
            case .area(let corners): Self.shape(corners)
            }
        return Place(
            category: value.category, name: value.name, village: value.village.map { moo[$0] },
            division: DivisionCode(rawValue: value.division), shape: shape, attributes: value.attributes)
    }
}

extension TambonPlace {
    /// Which division looks after it.
    var division: String {
        switch category {
        case "school", "child_centre", "temple": "education"
        case "health", "shelter", "office": "office"
        default: "works"
        }
    }
}

extension TambonUse {
    /// What a map reader wants to know of land without a deed.
    var note: String? {
        switch self {
        case .highway: "ทางหลวงแผ่นดินหมายเลข 218"
        case .asphalt: "ถนนลาดยาง"
        case .laterite: "ถนนลูกรัง"
        case .track: "ทางสาธารณประโยชน์ระหว่างไร่นา"
        case .lane: "ซอยในหมู่บ้าน"
        case .stream: "ห้วยสาธารณะ"
        case .canal: "คลองส่งน้ำ"
        case .pond: "หนองน้ำสาธารณะ"
        case .commons: "ที่เลี้ยงสัตว์และป่าชุมชน"
        case .field, .plot, .office, .temple, .school, .childCentre, .health: nil
        }
    }
}

extension TambonBuilding.Kind {
    var note: String? {
        switch self {
        case .house: nil
        case .shop: "ร้านค้า"
        case .barn: "ยุ้งหรือโรงเก็บของ"
        case .temple: "ศาลาวัด"
        case .school: "อาคารเรียน"
        case .office: "อาคารสำนักงาน"
        }
    }
}
