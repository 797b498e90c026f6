namespace GraphBff.Engine.Types;

/// <summary>A length of time in seconds, as text: <c>3.5s</c> (ProtoJSON's form of <c>google.protobuf.Duration</c>).</summary>
public sealed class DurationType : TextScalarType<DurationValue>
{
    public DurationType()
    {
        Name = "Duration";
        Description = "A length of time in seconds, with up to nine digits after the point and an `s`, e.g. `3.5s`.";
    }

    protected override bool TryParse(ReadOnlySpan<char> text, out DurationValue value)
    {
        var parsed = DurationValue.Parse(text);
        value = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    protected override string? Format(DurationValue value) => value.IsValid ? value.ToString() : null;
}
