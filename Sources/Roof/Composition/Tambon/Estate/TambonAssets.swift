/// What the public owns: roads, lights, wells, ponds, canals, schools, temples, shelters.
extension SyntheticTambon {
    mutating func placeAssets() {
        var random = chance(5)
        placeWays(&random)
        placeInstitutions(&random)
        placeLightsAndWells(&random)
    }

    private mutating func placeWays(_ random: inout SplitMix64) {
        var number = 0
        var canals = 0
        for way in land.ways {
            let line = TambonPlace.Extent.line(way.line.map(TambonGround.point))
            let metres = String(Int(way.metres.rounded()))
            switch way.use {
            case .highway:
                places.append(
                    TambonPlace(
                        category: "road", name: "ทางหลวงแผ่นดินหมายเลข 218", extent: line,
                        attributes: ["surface": "asphalt", "length_m": metres, "width_m": "40", "keeper": "กรมทางหลวง"])
                )
            case .asphalt, .laterite:
                number += 1
                let ends = (village(near: way.line[0]), village(near: way.line[way.line.count - 1]))
                let name =
                    ends.0 == ends.1
                    ? "ถนนรอบบ้าน\(villageNames[ends.0]) สายที่ \(number)"
                    : "ถนนบ้าน\(villageNames[ends.0]) - บ้าน\(villageNames[ends.1]) สายที่ \(number)"
                places.append(
                    TambonPlace(
                        category: "road", name: name, village: ends.0, extent: line,
                        attributes: [
                            "surface": way.use == .asphalt ? "asphalt" : "laterite", "length_m": metres,
                            "width_m": way.use == .asphalt ? "6" : "5", "number": String(number),
                        ]))
            case .stream:
                places.append(
                    TambonPlace(
                        category: "canal", name: "ห้วยตัวอย่าง", extent: line,
                        attributes: ["kind": "stream", "length_m": metres]))
            case .canal:
                canals += 1
                places.append(
                    TambonPlace(
                        category: "canal", name: "คลองส่งน้ำสายที่ \(canals)", village: village(near: way.line[0]),
                        extent: line, attributes: ["kind": "irrigation", "length_m": metres]))
            default: continue
            }
        }
    }

    private mutating func placeInstitutions(_ random: inout SplitMix64) {
        var counts: [String: Int] = [:]
        for tile in land.tiles {
            let name = villageNames[tile.village]
            let found: (category: String, name: String)?
            switch tile.use {
            case .temple: found = ("temple", "วัดบ้าน\(name)")
            case .school: found = ("school", "โรงเรียนบ้าน\(name)")
            case .childCentre: found = ("child_centre", "ศูนย์พัฒนาเด็กเล็กบ้าน\(name)")
            case .health: found = ("health", "โรงพยาบาลส่งเสริมสุขภาพตำบล (ตัวอย่าง)")
            case .office: found = ("office", "ที่ทำการ อบต.สองห้อง (ตำแหน่งตัวอย่าง)")
            case .pond: found = ("pond", "หนองน้ำบ้าน\(name)")
            default: found = nil
            }
            guard let found else { continue }
            counts[found.name, default: 0] += 1
            let turn = counts[found.name] ?? 1
            places.append(
                TambonPlace(
                    category: found.category, name: found.name + (turn > 1 ? " แห่งที่ \(turn)" : ""),
                    village: tile.village, extent: .area(tile.corners),
                    attributes: found.category == "pond"
                        ? ["square_metres": String(Int(tile.area)), "depth_m": String(random.whole(2...5))] : [:]))
            // Schools and temples are where people go when the water comes.
            if found.category == "school" || (found.category == "temple" && random.happens(34)) {
                places.append(
                    TambonPlace(
                        category: "shelter", name: "ศูนย์พักพิงชั่วคราว \(found.name)", village: tile.village,
                        extent: .point(TambonGround.point(tile.centre)),
                        attributes: ["capacity": String(random.whole(8...40) * 10)]))
            }
        }
    }

    private mutating func placeLightsAndWells(_ random: inout SplitMix64) {
        var lights = 0
        for way in land.ways where way.use == .lane || way.use == .asphalt || way.use == .highway {
            for (from, to) in zip(way.line, way.line.dropFirst()) {
                let length = (to - from).length
                var along = 25.0
                while along < length {
                    let place = from + (to - from) * (along / length)
                    let village = village(near: place)
                    along += 55
                    guard (land.cores[village].centre - place).length < 260 else { continue }
                    lights += 1
                    places.append(
                        TambonPlace(
                            category: "light", name: "ไฟสาธารณะ ม.\(moo[village]) จุดที่ \(lights)", village: village,
                            extent: .point(TambonGround.point(place)),
                            attributes: ["kind": random.happens(58) ? "led" : "fluorescent"]))
                }
            }
        }
        for (village, core) in land.cores.enumerated() {
            for well in 1...3 {
                let place = core.centre + Metres(x: random.spread(0.4) * 300, y: random.spread(0.4) * 300)
                places.append(
                    TambonPlace(
                        category: "well", name: "บ่อบาดาล ม.\(moo[village]) บ่อที่ \(well)", village: village,
                        extent: .point(TambonGround.point(place)),
                        attributes: ["depth_m": String(random.whole(4...12) * 5)]))
            }
        }
    }

    func village(near place: Metres) -> Int {
        land.cores.indices.min { (land.cores[$0].centre - place).length < (land.cores[$1].centre - place).length } ?? 0
    }
}
