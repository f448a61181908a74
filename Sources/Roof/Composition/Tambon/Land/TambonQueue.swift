/// The largest first: a binary heap of faces, by a number that grows with their size.
struct TambonQueue: Sendable {
    private var entries: [(key: Double, face: Int)] = []

    var isEmpty: Bool { entries.isEmpty }

    mutating func push(_ face: Int, _ key: Double) {
        entries.append((key, face))
        var place = entries.count - 1
        while place > 0, entries[(place - 1) / 2].key < entries[place].key {
            entries.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func pop() -> Int? {
        guard let top = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return top.face }
        entries[0] = last
        var place = 0
        while true {
            let (left, right) = (2 * place + 1, 2 * place + 2)
            var largest = place
            if left < entries.count, entries[left].key > entries[largest].key { largest = left }
            if right < entries.count, entries[right].key > entries[largest].key { largest = right }
            guard largest != place else { return top.face }
            entries.swapAt(place, largest)
            place = largest
        }
    }
}
