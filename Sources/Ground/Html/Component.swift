/// A piece of a page with typed parameters, used inside an ``HTML`` literal as `\(Button(…))`.
public protocol Component {
    var html: HTML { get }
}

extension HTML: Component {
    public var html: HTML { self }
}
