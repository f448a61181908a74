/// A title as the work it names, to find the same work twice without comparing every pair.
struct Work {
    let grams: Set<UInt64>
    let wording: Wording
    private let scalars: [Unicode.Scalar]
    private let digits: [Unicode.Scalar]

    /// Words that open or fill titles and say nothing of the work.
    private static let filling = [
        "โครงการ", "กิจกรรม", "การดำเนินการ", "ดำเนินการ", "เตรียมความพร้อม", "เพื่อจัดการ", "การจัดทำ", "ส่งเสริม", "สนับสนุน", "พัฒนา",
        "ในพื้นที่", "ให้กับ", "ประชาชน", "ตำบล", "แก้ไข", "ป้องกัน", "และ", "การ", "เพื่อ",
    ]

    init(_ title: String) {
        var bare = title.bare
        for word in Self.filling {
            while let (before, after) = bare.split(at: word) { bare = before + after }
        }
        wording = Wording(bare)
        let scalars = Array(bare.unicodeScalars.prefix(120))
        self.scalars = scalars
        digits = scalars.filter { Cursor.digit($0) != nil }
        grams =
            scalars.count < 3
            ? []
            : Set(
                (0...(scalars.count - 3)).map { index in
                    scalars[index..<(index + 3)].reduce(UInt64(0)) { $0 << 21 | UInt64($1.value) }
                })
    }

    /// Nearly the same wording that does not tell two places, two things or two numbers apart.
    func isSameWork(as other: Work) -> Bool {
        guard digits == other.digits else { return false }
        let likeness = wording.likeness(to: other.wording)
        guard likeness >= 0.72 else { return false }
        let (left, right) = (scalars, other.scalars)
        let head = zip(left, right).prefix { $0 == $1 }.count
        let tail = min(
            zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count, min(left.count, right.count) - head)
        let differing = (left.count - head - tail, right.count - head - tail)
        if min(differing.0, differing.1) > 0, Self.endsInPlace(left[..<head]) { return false }
        return likeness >= 0.9 || min(differing.0, differing.1) == 0 || max(differing.0, differing.1) <= 3
    }

    private static let places = [
        "บ้าน", "หมู่", "สาย", "ซอย", "ชุมชน", "โรงเรียน", "วัด", "หนอง", "คลอง", "ห้วย", "ศูนย์", "ศพด.",
    ].map { Array($0.unicodeScalars) }

    /// Whether what differs is the name of a place: at most three letters of it are still alike.
    private static func endsInPlace(_ head: ArraySlice<Unicode.Scalar>) -> Bool {
        (0...3).contains { alike in places.contains { head.dropLast(alike).suffix($0.count).elementsEqual($0) } }
    }

    /// Pairs that share at least a third of their rarer trigrams; a trigram of more than 24 titles says nothing.
    static func candidates(_ works: [Work]) -> [(Int, Int)] {
        var places: [UInt64: [Int]] = [:]
        for (index, work) in works.enumerated() {
            for gram in work.grams { places[gram, default: []].append(index) }
        }
        var shared: [Int: Int] = [:]
        for list in places.values where list.count > 1 && list.count <= 24 {
            for (offset, left) in list.enumerated() {
                for right in list[(offset + 1)...] { shared[left * works.count + right, default: 0] += 1 }
            }
        }
        return shared.filter { $0.value >= 4 }.keys.sorted().map { ($0 / works.count, $0 % works.count) }
    }
}
