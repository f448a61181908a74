import Access
import Civics
import Storage

/// What `doctor` says about the keys of the encrypted fields.
enum FieldKeyCheck {
    static func remarks(on house: House) async throws -> [Doctor.Remark] {
        if let reason = house.vault.reason { return [Doctor.Remark(words: reason.words, isFault: true)] }
        let keys = try house.vault.keys()
        let path = house.location.fieldKeyFile
        var remarks = [
            Doctor.Remark(
                words: Words(
                    th: "กุญแจข้อมูลส่วนบุคคลเปิดได้: \(keys.keys.count) ดอก ใช้ดอก \(keys.current)",
                    en: "Personal fields open: \(keys.keys.count) keys, the current one is \(keys.current)."),
                isFault: false)
        ]
        let lost = try await house.fieldKeys.known().filter { keys.key($0) == nil }
        if !lost.isEmpty {
            let names = lost.map(\.description).sorted().joined(separator: ", ")
            remarks.append(
                Doctor.Remark(
                    words: Words(
                        th: "ไฟล์กุญแจ \(path) ขาดกุญแจที่เคยใช้: \(names) ให้นำไฟล์ฉบับล่าสุดกลับมา",
                        en: "The key file \(path) lacks keys that were used: \(names). Bring back its newest copy."),
                    isFault: true))
        }
        let usage = try await house.fieldKeys.usage(of: House.sealedColumns)
        let waiting = usage.reduce(0) { $0 + $1.count(exceptUnder: keys.current) }
        if waiting > 0 {
            remarks.append(
                Doctor.Remark(
                    words: Words(
                        th: "มี \(waiting) ค่าที่ยังใช้กุญแจเดิม ให้สั่ง songhong key reseal",
                        en: "\(waiting) values still lie under an older key; run songhong key reseal."), isFault: false)
            )
        }
        if house.location.keepsKeyWithData {
            remarks.append(
                Doctor.Remark(
                    words: Words(
                        th:
                            "คำเตือน: กุญแจข้อมูลส่วนบุคคล \(path) อยู่ในโฟลเดอร์ข้อมูล ใครคัดลอกโฟลเดอร์ไปก็เปิดอ่านได้ ก่อนใช้งานจริงให้ย้ายออกแล้วระบุด้วย --key",
                        en:
                            "Warning: the key \(path) lies in the data directory, so whoever copies that can read it. Before real use move it out and name it with --key."
                    ), isFault: try await holdsRealPeople(house, usage)))
        }
        return remarks
    }

    /// Whether values of living people are sealed here: the sample's people are nobody.
    private static func holdsRealPeople(_ house: House, _ usage: [FieldKeyUsage]) async throws -> Bool {
        guard usage.contains(where: { $0.values.values.contains { $0 > 0 } }) else { return false }
        return try await !house.isSample
    }
}
