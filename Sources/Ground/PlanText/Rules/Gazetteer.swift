import CGazetteer

/// Names of Thailand's subdistricts (ตำบล), to tell a place's name from an ordinary word.
enum Gazetteer {
    private static let names: Set<[UInt32]> = {
        let bytes = UnsafeBufferPointer(start: gazetteer_subdistricts.bytes, count: gazetteer_subdistricts.count)
        let lines = bytes.split(separator: 10)
        return Set(lines.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) })
    }()

    /// The longest name of at least `shortest` letters that the text opens with.
    static func name(opening scalars: ArraySlice<Unicode.Scalar>, shortest: Int) -> String? {
        var length = min(20, scalars.count)
        while length >= shortest {
            let candidate = scalars.prefix(length)
            if names.contains(candidate.map(\.value)) {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: candidate)
                return String(view)
            }
            length -= 1
        }
        return nil
    }

    /// The provinces (จังหวัด), 77 with Bangkok.
    static let provinces: [String] = [
        "กรุงเทพมหานคร", "กระบี่", "กาญจนบุรี", "กาฬสินธุ์", "กำแพงเพชร", "ขอนแก่น", "จันทบุรี", "ฉะเชิงเทรา", "ชลบุรี", "ชัยนาท",
        "ชัยภูมิ", "ชุมพร", "เชียงราย", "เชียงใหม่", "ตรัง", "ตราด", "ตาก", "นครนายก", "นครปฐม", "นครพนม", "นครราชสีมา",
        "นครศรีธรรมราช", "นครสวรรค์", "นนทบุรี", "นราธิวาส", "น่าน", "บึงกาฬ", "บุรีรัมย์", "ปทุมธานี", "ประจวบคีรีขันธ์", "ปราจีนบุรี",
        "ปัตตานี", "พระนครศรีอยุธยา", "พะเยา", "พังงา", "พัทลุง", "พิจิตร", "พิษณุโลก", "เพชรบุรี", "เพชรบูรณ์", "แพร่", "ภูเก็ต",
        "มหาสารคาม", "มุกดาหาร", "แม่ฮ่องสอน", "ยโสธร", "ยะลา", "ร้อยเอ็ด", "ระนอง", "ระยอง", "ราชบุรี", "ลพบุรี", "ลำปาง",
        "ลำพูน", "เลย", "ศรีสะเกษ", "สกลนคร", "สงขลา", "สตูล", "สมุทรปราการ", "สมุทรสงคราม", "สมุทรสาคร", "สระแก้ว", "สระบุรี",
        "สิงห์บุรี", "สุโขทัย", "สุพรรณบุรี", "สุราษฎร์ธานี", "สุรินทร์", "หนองคาย", "หนองบัวลำภู", "อ่างทอง", "อำนาจเจริญ", "อุดรธานี",
        "อุตรดิตถ์", "อุทัยธานี", "อุบลราชธานี",
    ]
}
