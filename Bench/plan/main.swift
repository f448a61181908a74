// Measures reading and checking of a large made-up plan: CPU milliseconds, median of five, as one line of JSON.
//
//     plan-bench [--activities 2000] [--years 5] [--seed 1] [--print]
import Glibc
import PlanText

/// A small generator of numbers (SplitMix64): the same seed gives the same document.
struct Dice {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func pick(_ words: [String]) -> String { words[next(below: words.count)] }
}

/// Writes a plan of the family: strategies, elements of twenty activities each, totals that add up.
struct MadeUpPlan {
    var dice: Dice
    let activities: Int
    let years: ClosedRange<Int>

    private let verbs = ["ก่อสร้าง", "ปรับปรุง", "ส่งเสริม", "พัฒนา", "จัดกิจกรรม", "อบรม", "สำรวจ", "รณรงค์", "ฟื้นฟู", "จัดทำ"]
    private let things = [
        "ถนนคอนกรีตเสริมเหล็ก", "ระบบประปาหมู่บ้าน", "ศูนย์พัฒนาเด็กเล็ก", "กลุ่มอาชีพสตรี", "ธนาคารขยะ", "แผนที่ภาษี", "ระบบสารสนเทศ",
        "อาสาสมัครสาธารณสุข", "โรงเรียนผู้สูงอายุ", "แหล่งน้ำเพื่อการเกษตร", "ป่าชุมชน", "การท่องเที่ยวโดยชุมชน",
    ]
    private let places = ["หมู่ที่", "ชุมชนที่", "เขตที่", "สายที่", "จุดที่"]
    private let divisions = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองสวัสดิการสังคม", "ทุกส่วนงาน"]

    static func thai(_ number: Int, grouped: Bool = false) -> String {
        var out = ""
        let digits = String(number)
        for (index, digit) in digits.unicodeScalars.enumerated() {
            if grouped, index > 0, (digits.count - index) % 3 == 0 { out += "," }
            out.unicodeScalars.append(Unicode.Scalar(digit.value - 48 + 0x0E50) ?? digit)
        }
        return out
    }

    mutating func text() -> String {
        let span = "\(Self.thai(years.lowerBound)) – \(Self.thai(years.upperBound))"
        var out = """
            แผนงานนวัตกรรมองค์กรเพื่อพัฒนาองค์การบริหารส่วนตำบลหนองตาด (พ.ศ. \(span))

            องค์การบริหารส่วนตำบลหนองตาด

            ส่วนที่ ๑ บททั่วไป

            ๑) สำนักปลัด
            ๒) กองคลัง
            ๓) กองช่าง
            ๔) กองสวัสดิการสังคม

            """
        for number in 1...20 { out += strategy(number) }
        var left = activities
        var number = 0
        while left > 0 {
            number += 1
            out += element(number, rows: min(left, 20 + activities / 2_000))
            left -= 20 + activities / 2_000
        }
        return out
    }

    private mutating func strategy(_ number: Int) -> String {
        let head = years.map { "ปี \(Self.thai($0))" }.joined(separator: "\t")
        let targets = years.map { "ร้อยละ \(Self.thai(60 + ($0 - years.lowerBound) * 5))" }.joined(separator: "\t")
        return """

            ยุทธศาสตร์ที่ \(Self.thai(number)) \(dice.pick(verbs))\(dice.pick(things))

            เป้าประสงค์เชิงยุทธศาสตร์
            ๑. เพื่อ\(dice.pick(verbs))\(dice.pick(things))ให้ทั่วถึง
            ๒. เพื่อ\(dice.pick(verbs))\(dice.pick(things))ให้ยั่งยืน

            ผลผลิต (Output) ร้อยละของ\(dice.pick(things))ที่แล้วเสร็จ \(Self.thai(number))

            \(head)
            \(targets)

            แผนงาน\tโครงการ
            แผนงาน \(Self.thai(number)).๑ แผนงาน\(dice.pick(things))\t- \(dice.pick(verbs))\(dice.pick(things)) - \(dice.pick(verbs))\(dice.pick(things))

            """
    }

    private mutating func element(_ number: Int, rows: Int) -> String {
        let padding = String(repeating: "\t", count: years.count)
        var out = """

            องค์ประกอบท้องถิ่น ๔.๐ ประการที่ \(Self.thai(number)) \(dice.pick(verbs))\(dice.pick(things)) \(Self.thai(number))

            ลำดับ\tโครงการ/กิจกรรม/มาตรการ\tงบประมาณ(บาท)\(padding)ผลที่คาดว่าจะได้รับ\tหน่วยงานรับผิดชอบหลัก
            \t\t\(years.map { "ปี \(Self.thai($0))" }.joined(separator: "\t"))\t\t

            """
        var totals = [Int](repeating: 0, count: years.count)
        for row in 1...rows {
            let amounts = totals.indices.map { index -> String in
                let amount = dice.next(below: 4) == 0 ? 0 : (1 + dice.next(below: 200)) * 5_000
                totals[index] += amount
                return amount == 0 ? "-" : Self.thai(amount, grouped: true) + ".-"
            }
            let place = "\(dice.pick(places)) \(Self.thai(1 + dice.next(below: 900)))"
            out +=
                "\(Self.thai(row))\t\(dice.pick(verbs))\(dice.pick(things)) \(place)\t\(amounts.joined(separator: "\t"))\t"
            out += "๑. ประชาชนได้รับประโยชน์จาก\(dice.pick(things)) ๒. ลดความเหลื่อมล้ำทางสังคมในพื้นที่\t\(dice.pick(divisions))\n"
        }
        let sums = totals.map { $0 == 0 ? "-" : Self.thai($0, grouped: true) + ".-" }
        return out + "รวมจำนวน \(Self.thai(rows)) กิจกรรม\t\t\(sums.joined(separator: "\t"))\t\t\n"
    }
}

func option(_ name: String, _ fallback: Int) -> Int {
    guard let place = CommandLine.arguments.firstIndex(of: name), place + 1 < CommandLine.arguments.count else {
        return fallback
    }
    return Int(CommandLine.arguments[place + 1]) ?? fallback
}

/// Processor time of this process in milliseconds.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}

func median(_ values: [Double]) -> Double { (values.sorted()[values.count / 2] * 10).rounded() / 10 }

let years = min(max(option("--years", 5), 1), 10)
var generator = MadeUpPlan(
    dice: Dice(state: UInt64(option("--seed", 1))), activities: max(option("--activities", 2_000), 1),
    years: 2566...(2565 + years))
let document = generator.text()
if CommandLine.arguments.contains("--print") {
    print(document)
} else {
    let bytes = [UInt8](document.utf8)
    var reading: [Double] = []
    var checking: [Double] = []
    var said = (activities: 0, findings: 0)
    for _ in 0..<5 {
        let start = processorTime()
        let plan = try PlanReader.read(text: bytes)
        let read = processorTime()
        let findings = PlanChecker.check(plan)
        let end = processorTime()
        reading.append(read - start)
        checking.append(end - read)
        said = (plan.elements.reduce(0) { $0 + $1.activities.count }, findings.count)
    }
    print(
        """
        {"bytes":\(bytes.count),"activities":\(said.activities),"years":\(years),"findings":\(said.findings),\
        "read_ms":\(median(reading)),"check_ms":\(median(checking))}
        """)
}
