import Civics

/// Bullet rows: name at the left, bar in the middle, figures at the right.
extension Page {
    func addBullets(_ bullets: [PaperBullet]) throws(PaperError) {
        for bullet in bullets { try addBullet(bullet) }
        guard bullets.contains(where: { $0.value != nil || $0.target != nil }) else { return }
        let key = Words(
            th: "แท่งเข้มคือผล ขีดตั้งคือเป้าหมาย", en: "Dark bar: result. Upright mark: target.")
        let line = try text.lines(
            PaperText(runs: [PaperRun(key.text(in: document.language), shade: 0.3)]), size: size * 0.7, width: width)
        try need(line.height)
        line.draw(on: cairo, x: left, y: y)
        y += line.height + Self.pointsPerMillimetre
    }

    private func addBullet(_ bullet: PaperBullet) throws(PaperError) {
        let unit = Self.pointsPerMillimetre
        let values = [bullet.value, bullet.target, bullet.scale].compactMap(\.self)
        guard values.allSatisfy({ $0.isFinite && $0 >= 0 }) else { throw PaperError(.badMeasure, "bullet \(values)") }
        let (labelWidth, barWidth, gap) = (width * 0.38, width * 0.28, 3 * unit)
        let label = try text.lines(bullet.label, size: size * 0.875, width: labelWidth)
        let figures = try text.lines(
            bullet.figures, size: size * 0.8, width: width - labelWidth - barWidth - 2 * gap, alignment: .right)
        let height = max(label.height, figures.height + 2, 5 * unit)
        try need(height + 1.5 * unit)
        label.draw(on: cairo, x: left, y: y)
        let shift = (label.lines.first?.baseline ?? 0) - (figures.lines.first?.baseline ?? 0)
        figures.draw(on: cairo, x: left + labelWidth + barWidth + 2 * gap, y: y + max(shift, 0))
        try drawBar(bullet, scale: values.max() ?? 0, x: left + labelWidth + gap, width: barWidth)
        y += height + 1.5 * unit
    }

    /// Draws ground, bar and target mark beside the first line; shades that stay apart on a grey printer.
    private func drawBar(_ bullet: PaperBullet, scale: Double, x: Double, width: Double) throws(PaperError) {
        let unit = Self.pointsPerMillimetre
        let barTop = y + size * 0.3
        try fill(x: x, y: barTop, width: width, height: 4.4 * unit, shade: 0.88)
        guard scale > 0 else { return }
        if let value = bullet.value {
            try fill(
                x: x, y: barTop + 1.2 * unit, width: width * value / scale, height: 2 * unit, shade: 0.3)
        }
        if let target = bullet.target {
            let middle = x + width * target / scale
            try fill(x: middle - 0.9, y: barTop - 0.4 * unit, width: 1.8, height: 5.2 * unit, shade: 0)
        }
    }
}
