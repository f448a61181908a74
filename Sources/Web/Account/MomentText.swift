import Civics
import Html
import Shell

/// A moment as day and time in Thailand.
struct MomentText: Component {
    var moment: Instant

    init(_ moment: Instant) {
        self.moment = moment
    }

    var html: HTML { "\(DayText(moment.thaiDate)) <span class=\"number\">\(moment.thaiTime)</span>" }
}
